/** What the compiler exports of a dataflow equals what the running dataflow exports, node by node. */
import { cpSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { ProjectDataflow } from "../../transformer/dist/project/graphs/program-graphs.js";
import { Progress } from "../../transformer/dist/project/progress.js";
import { Workspace } from "../../transformer/dist/project/workspace.js";
import { recordDataflows } from "./recorded-dataflows.ts";

/**
 * The samples, with the number of dataflows that are compared, and the number of their nodes whose code versions depend
 * on arguments that only running the program shows. Those of `pipe` and `variants` depend on a config that is known at
 * run time only, as is one of the four of `flights`.
 */
const SAMPLES: readonly (readonly [name: string, compared: number, unknown: number])[] = [
  ["cached", 1, 3],
  ["embeddings", 1, 3],
  ["extract", 1, 0],
  ["fan-out", 1, 0],
  ["flights", 3, 19],
  ["parameterize", 1, 0],
  ["quality", 1, 4],
  ["resilient", 2, 0],
  ["spend", 1, 0],
  ["subdag", 1, 0],
  ["weather", 1, 0],
  ["pipe", 0, 0],
  ["variants", 0, 0],
];

const REPOSITORY: string = join(import.meta.dirname, "../..");
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "icosian-exported-"));
  symlinkSync(join(REPOSITORY, "node_modules"), join(folder, "node_modules"), "junction");
  cpSync(join(REPOSITORY, "tsconfig.base.json"), join(folder, "tsconfig.base.json"));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

it.each(SAMPLES)("%s", async (name, compared, unknown) => {
  const sample = join(folder, "samples", name);
  cpSync(join(REPOSITORY, "samples", name), sample, { recursive: true });
  const recorded = await recordDataflows(sample);
  const exported = await exportDataflows(join(sample, "tsconfig.json"));
  const count = { compared: 0, unknown: 0 };
  for (const { location, graph } of recorded) {
    const dataflow = exported.find(({ source }) => source === `src/${location}`);
    if (dataflow === undefined || dependsOnConfig(dataflow)) continue;
    const unknownVersions = findUnknownVersions(dataflow.graph);
    expect(toComparable(dataflow.graph)).toEqual(toComparable(graph, unknownVersions));
    count.compared++;
    count.unknown += unknownVersions.size;
  }
  expect(count).toEqual({ compared, unknown });
});

async function exportDataflows(configFile: string): Promise<readonly ProjectDataflow[]> {
  const workspace = new Workspace(configFile, new Progress({ write: () => {} }), {}, "manifest");
  try {
    return (await workspace.read([])).graphs.flatMap(({ dataflows }) => dataflows);
  } finally {
    workspace.close();
  }
}

/** The values of a config are known at run time, so the compiler shows every variant and every gated step. */
function dependsOnConfig({ config, graph }: ProjectDataflow): boolean {
  const isGated = graph.nodes.some(({ modifiers }) => modifiers.some((kind) => /^(when|otherwise|pipe)/.test(kind)));
  return config === null || (config.length > 0 && isGated);
}

/** The names of the nodes for which the compiler does not know what code computes them. */
function findUnknownVersions({ nodes }: ProjectDataflow["graph"]): ReadonlySet<string> {
  const unknown = nodes.filter(
    ({ codeVersion, kind }) => codeVersion === null && kind !== "input" && kind !== "config",
  );
  return new Set(unknown.map(({ name }) => name));
}

/**
 * A graph without what adapters decide on, and what the compiler does not know of the nodes of materializers: the name
 * of a data adapter that is no constant, the values of options, and so what their names are made of.
 *
 * @param unknownVersions - The nodes whose code versions the compiler does not know; all other versions are compared.
 */
function toComparable(
  { nodes, edges, ...rest }: ProjectDataflow["graph"],
  unknownVersions: ReadonlySet<string> = new Set(),
): object {
  return {
    ...rest,
    edges,
    nodes: nodes.map(({ isCached: _isCached, ...each }) => {
      const node = unknownVersions.has(each.name) ? { ...each, codeVersion: null } : each;
      if (node.source === null || !/^(from|to)\(/.test(node.source)) return node;
      const { tags: _tags, documentation: _documentation, module: _module, source: _source, madeFrom, ...known } = node;
      return { ...known, as: madeFrom?.as };
    }),
  };
}
