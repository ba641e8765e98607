/** Dataflows of projects as plain values, for tests of the catalogue. */
import type { ExecutionExport, ExportedNode } from "../../../../runtime/src/lineage/execution-export.ts";
import type { ProjectDataflow } from "../../../../transformer/src/project/graphs/program-graphs.ts";

/** What differs from a plain node; `from` are the names that it reads, with `?` if it can do without. */
export interface NodeSpec extends Partial<Omit<ExportedNode, "requiredDependencies" | "optionalDependencies">> {
  readonly name: string;
  readonly from?: readonly string[];
}

/** A graph of nodes; one without a module is an input. */
export function toGraph(specs: readonly NodeSpec[]): ExecutionExport {
  const names = new Set(specs.map(({ name }) => name));
  const edges = specs.flatMap(({ name: to, from = [] }) =>
    from.flatMap((each) => {
      const name = each.replace(/\?$/, "");
      return names.has(name) ? [{ from: name, to, isOptional: each.endsWith("?"), collects: false }] : [];
    }),
  );
  return { exportVersion: 1, nodes: specs.map(toNode).sort((a, b) => compare(a.name, b.name)), edges };
}

/** A dataflow with a graph. */
export function toDataflow(specs: readonly NodeSpec[], others: Partial<ProjectDataflow> = {}): ProjectDataflow {
  return {
    name: "flow",
    file: "/p/src/main.ts",
    source: "src/main.ts:5:14",
    moduleFiles: [],
    config: [],
    requests: [],
    graph: toGraph(specs),
    isWhole: true,
    ...others,
  };
}

function toNode({ from = [], ...spec }: NodeSpec, index: number): ExportedNode {
  const module = spec.module ?? null;
  return {
    kind: module === null ? "input" : "function",
    type: "number",
    requiredDependencies: from.filter((each) => !each.endsWith("?")),
    optionalDependencies: from.filter((each) => each.endsWith("?")).map((each) => each.slice(0, -1)),
    documentation: "",
    codeVersion: null,
    source: module === null ? null : `${module}:${index + 1}:17`,
    madeFrom: null,
    modifiers: [],
    subdags: [],
    fanOut: null,
    variants: [],
    isAsync: false,
    isRemote: false,
    isCached: false,
    isOutput: false,
    isOverridden: false,
    ...spec,
    module,
    tags: { ...spec.tags, ...(module === null ? {} : { module }) },
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
