/** Makes the catalogue of the dataflows of a project. */
import type { ProjectDataflow } from "../../project/graphs/program-graphs.js";
import type { Catalogue, CatalogueDataflow, CatalogueModule, CatalogueNode } from "./catalogue.js";
import { joinNodes, type CatalogueNodes } from "./join-nodes.js";
import { groupByKind, groupByTag } from "./group-nodes.js";
import { moduleOf } from "./module-of.js";
import { namePages } from "./name-pages.js";

/** What a catalogue is made of. */
export interface CatalogueSource {
  /** Title of the site. */
  readonly title: string;
  /** Address of a line of a source file with `{path}` and `{line}`; null if locations are no links. */
  readonly sourceUrl: string | null;
  /** Sentences about what is missing from all dataflows because of errors. */
  readonly notes: readonly string[];
  /** What the project builds, in its order. */
  readonly dataflows: readonly DescribedDataflow[];
}

/** A dataflow, and what is missing from it. */
export interface DescribedDataflow {
  /** Graph and requests. */
  readonly dataflow: ProjectDataflow;
  /** Sentences about what is missing because of errors. */
  readonly notes: readonly string[];
}

/** Makes the catalogue. O(nodes + edges) for each dataflow, besides sorting and counting. */
export function makeCatalogue({ title, sourceUrl, notes, dataflows: described }: CatalogueSource): Catalogue {
  const joined = joinNodes(described.map(({ dataflow }) => dataflow.graph));
  const modules = toModules(joined.nodes);
  const idOf = new Map(modules.map(({ name }, index) => [name, index]));
  const nodes = joined.nodes.map((node) => {
    const module = moduleOf(node.facts);
    return { ...node, module: module === null ? null : (idOf.get(module) ?? null) };
  });
  return {
    title,
    sourceUrl,
    notes,
    dataflows: toDataflows(described, { joined, nodes }),
    modules,
    nodes,
    tags: groupByTag(nodes),
    kinds: groupByKind(nodes),
  };
}

function toModules(nodes: CatalogueNodes["nodes"]): readonly CatalogueModule[] {
  const found = new Map<string, number[]>();
  for (const [index, { facts }] of nodes.entries()) {
    const module = moduleOf(facts);
    if (module === null) continue;
    const list = found.get(module);
    if (list === undefined) found.set(module, [index]);
    else list.push(index);
  }
  const names = [...found.keys()].sort();
  const pages = namePages(names);
  return names.map((name, index) => {
    const own = found.get(name)!;
    const dataflows = new Set(own.flatMap((node) => nodes[node]!.uses.map(({ dataflow }) => dataflow)));
    return {
      path: `modules/${pages[index]}.html`,
      name,
      nodes: own.sort((a, b) => compareSources(nodes[a]!.facts.source, nodes[b]!.facts.source) || a - b),
      dataflows: [...dataflows].sort((a, b) => a - b),
    };
  });
}

function toDataflows(
  described: readonly DescribedDataflow[],
  { joined, nodes }: { readonly joined: CatalogueNodes; readonly nodes: readonly CatalogueNode[] },
): readonly CatalogueDataflow[] {
  const titles = described.map(({ dataflow: { name, source } }) =>
    source === null ? "Modules that no dataflow links" : (name ?? `Dataflow at ${source}`),
  );
  const pages = namePages(described.map(({ dataflow: { name, source } }) => name ?? source ?? "modules"));
  return described.map(({ dataflow, notes }, index) => {
    const idOf = joined.ids[index]!;
    const own = [...idOf.values()].sort((a, b) => a - b);
    const modules = new Set(own.flatMap((node) => nodes[node]!.module ?? []));
    return {
      path: `dataflows/${pages[index]}.html`,
      title: titles[index]!,
      source: dataflow.source,
      nodes: own,
      modules: [...modules].sort((a, b) => a - b),
      config: dataflow.config,
      requests: dataflow.requests.map(({ source, method, outputs }) => ({
        source,
        method,
        outputs: outputs?.map((name) => ({ name, node: idOf.get(name) ?? null })) ?? null,
      })),
      notes,
      graph: dataflow.graph,
    };
  });
}

/** Compares two locations of one file by line and column. */
function compareSources(a: string | null, b: string | null): number {
  const [lineA, columnA] = toPosition(a);
  const [lineB, columnB] = toPosition(b);
  return lineA - lineB || columnA - columnB;
}

function toPosition(source: string | null): readonly [line: number, column: number] {
  const [, line = "0", column = "0"] = /:(\d+):(\d+)$/.exec(source ?? "") ?? [];
  return [Number(line), Number(column)];
}
