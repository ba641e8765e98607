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
 * The samples, with the number of dataflows that are compared. Those of `pipe` and `variants` depend on a config that is
 * known at run time only, as is one of the four of `flights`.
 */
const SAMPLES: readonly (readonly [name: string, compared: number])[] = [
  ["cached", 1],
  ["extract", 1],
  ["fan-out", 1],
  ["flights", 3],
  ["parameterize", 1],
  ["quality", 1],
  ["resilient", 2],
  ["spend", 1],
  ["subdag", 1],
  ["weather", 1],
  ["pipe", 0],
  ["variants", 0],
];

const REPOSITORY: string = join(import.meta.dirname, "../..");
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "icosian-exported-"));
  symlinkSync(join(REPOSITORY, "node_modules"), join(folder, "node_modules"), "junction");
  cpSync(join(REPOSITORY, "tsconfig.base.json"), join(folder, "tsconfig.base.json"));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

it.each(SAMPLES)("%s", async (name, compared) => {
  const sample = join(folder, "samples", name);
  cpSync(join(REPOSITORY, "samples", name), sample, { recursive: true });
  const recorded = await recordDataflows(sample);
  const exported = await exportDataflows(join(sample, "tsconfig.json"));
  let count = 0;
  for (const { location, graph } of recorded) {
    const dataflow = exported.find(({ source }) => source === `src/${location}`);
    if (dataflow === undefined || dependsOnConfig(dataflow)) continue;
    expect(toComparable(dataflow.graph)).toEqual(toComparable(graph));
    count++;
  }
  expect(count).toBe(compared);
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

/**
 * A graph without what adapters decide on, and what the compiler does not know of the nodes of materializers: the name of an adapter that is no
 * constant, the values of options, and so what their names are made of.
 */
function toComparable({ nodes, edges, ...rest }: ProjectDataflow["graph"]): object {
  return {
    ...rest,
    edges,
    nodes: nodes.map(({ isCached: _isCached, ...node }) => {
      if (node.source === null || !/^(from|to)\(/.test(node.source)) return node;
      const { tags: _tags, documentation: _documentation, module: _module, source: _source, madeFrom, ...known } = node;
      return { ...known, as: madeFrom?.as };
    }),
  };
}
