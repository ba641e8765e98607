/** `icosian cache explain`: says why a node was computed, or that it was served. */
import { explainStored, findNearest, quoteAll, type FolderStore } from "@icosian/runtime/tooling";
import { Misuse } from "../../../project/misuse.js";
import type { Output } from "../terminal/report-result.js";

/** The options of `icosian cache explain`. */
export interface ExplainRequest {
  /** The name of the node, and nothing else. */
  readonly operands: readonly string[];
  /** Path of the folder, relative to the current folder. */
  readonly folder: string;
  /** The id of the run, or the first characters of it; null for the latest one. */
  readonly run: string | null;
  /** Whether the explanation is printed as JSON. */
  readonly isJson: boolean;
}

/** The number of runs that a message lists. */
const MOST_RUNS = 5;

/**
 * Explains a node.
 *
 * @returns The exit code.
 * @throws Misuse if there is no cache, or if the cache does not know the node or the run.
 */
export async function explainNode(store: FolderStore, request: ExplainRequest, { print }: Output): Promise<0> {
  const { operands, folder, run, isJson } = request;
  const [node, other] = operands;
  if (node === undefined) throw new Misuse("Name a node: `icosian cache explain modelFit`.");
  if (other !== undefined) throw new Misuse(`\`icosian cache explain\` takes one node. Leave out \`${other}\`.`);
  if (store.stats() === null) throw new Misuse(`There is no cache in ${folder}. Name its folder with \`--folder\`.`);
  const found = await explainStored(store, node, run);
  switch (found.kind) {
    case "unknown-run": {
      const runs = found.runs.slice(0, MOST_RUNS);
      const known = runs.length === 0 ? "No run has used it." : `The latest are ${quoteAll(runs)}.`;
      throw new Misuse(`The cache in ${folder} knows no run \`${run}\`. ${known}`);
    }
    case "unknown-node": {
      const nearest = findNearest(node, found.nodes);
      const all = found.nodes.length === 0 ? "No run has used it." : `It knows ${quoteAll(found.nodes)}.`;
      const hint = nearest === null ? all : `Did you mean \`${nearest}\`?`;
      throw new Misuse(`The cache in ${folder} knows no node \`${node}\`. ${hint}`);
    }
    case "explained": {
      const { explanation } = found;
      print(isJson ? `${JSON.stringify(explanation, null, 2)}\n` : `${explanation.text}\n`);
      return 0;
    }
  }
}
