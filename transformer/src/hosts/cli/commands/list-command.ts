/** `icosian list`: prints the nodes of a project with their types and tags. */
import { styleText } from "node:util";
import { toPlainText } from "@icosian/runtime/tooling";
import { chooseDataflow, distinct } from "../../../project/graphs/choose-dataflow.js";
import { describeUnlinked } from "../../../project/graphs/find-faults.js";
import { selectNodes, type ListedNode, type TagQuery } from "../../../project/graphs/select-nodes.js";
import { readGraphs, type GraphsRequest } from "../../../project/graphs/read-graphs.js";
import { toTable } from "../terminal/to-table.js";
import type { Output } from "../terminal/report-result.js";

/** The options of `icosian list`. */
export interface ListRequest extends GraphsRequest {
  /** The tags that a node must have; absent for any. */
  readonly tags: TagQuery | undefined;
  /** The modules of the nodes; empty for all. */
  readonly modulePaths: readonly string[];
  /** Whether the list is printed as JSON. */
  readonly isJson: boolean;
}

/**
 * Lists the nodes of all dataflows of a project, or of the named one.
 *
 * @returns The exit code: 1 if there are errors in the listed modules, otherwise 0.
 * @throws Misuse if the project cannot be read.
 */
export async function list(request: ListRequest, { print, note }: Output): Promise<0 | 1> {
  const { isJson, tags, modulePaths: modules, files, name } = request;
  return readGraphs(request, ({ graphs, findFaults, faultyModules }) => {
    const isOne = files.length > 0 || name !== null;
    const dataflows = isOne ? [chooseDataflow(graphs, request)] : distinct(graphs.flatMap((each) => each.dataflows));
    const nodes = selectNodes(dataflows, { tags, modules });
    print(isJson ? `${JSON.stringify(nodes.map(toJson), null, 2)}\n` : toText(nodes));
    const linked = dataflows.flatMap((each) => findFaults(each).notes);
    const notes = new Set([...linked, ...(isOne ? [] : describeUnlinked(faultyModules, dataflows))]);
    for (const each of notes) note(`${each}\n`);
    if (nodes.length === 0) note("No node matches.\n");
    return notes.size > 0 ? 1 : 0;
  });
}

function toJson({ node, dataflows }: ListedNode): object {
  const { name, kind, type, tags, module, source, documentation } = node;
  return { name, kind, type, tags, module, source, documentation, dataflows };
}

function toText(nodes: readonly ListedNode[]): string {
  const rows = nodes.map(({ node: { name, kind, type, tags, source } }) =>
    [name, kind, type.replaceAll(/\s+/g, " "), describeTags(tags), source ?? ""].map((cell) =>
      cell === "" ? "" : toPlainText(cell),
    ),
  );
  return rows.length === 0
    ? ""
    : toTable(["node", "kind", "type", "tags", "source"], rows, (text) => styleText("bold", text));
}

/** `owner=ann pii=true`: the tags that users gave, without the module, which is a part of the source. */
export function describeTags(tags: ListedNode["node"]["tags"]): string {
  const own = Object.entries(tags).filter(([key]) => key !== "module" && !key.startsWith("icosian."));
  return own.map(([key, value]) => `${key}=${[value].flat().join(",")}`).join(" ");
}
