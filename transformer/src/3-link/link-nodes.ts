/** Links nodes to a graph with the functions of the runtime. */
import {
  collectByName,
  completeGraph,
  numberVariables,
  toRows,
  transpose,
  type CountingDefinition,
  type PlainDefinition,
} from "@icosian/runtime/tooling";
import type { ModuleIr } from "../ir/module.js";
import type { LinkedDataflow } from "./linked-dataflow.js";
import { inputsOf, isFanOut, isOtherwise, isUncertain, type LocatedDefinition, type NodeIr } from "./node.js";

/** The part of a linked dataflow that follows from its nodes. */
export type LinkedNodes = Pick<LinkedDataflow, "definitions" | "repeated" | "graph" | "possible" | "fanOutFaults">;

type Counting = CountingDefinition<ModuleIr, NodeIr>;

/**
 * Links nodes; O(nodes + inputs).
 *
 * @param configured - The keys of the config.
 */
export function linkNodes(definitions: readonly LocatedDefinition[], configured: ReadonlySet<string>): LinkedNodes {
  const { last, repeated } = collectByName(definitions);
  const variants = Array.from(repeated, ([name, all]) => [name, findCandidates(all)] as const).filter(
    ([, candidates]) => candidates.length > 1,
  );
  if (variants.length === 0) {
    const numbered = numberVariables(last, configured, toPlain);
    const { graph, faults } = completeGraph(numbered, toRows(numbered.reads));
    return { definitions, repeated, graph, possible: graph, fanOutFaults: faults };
  }
  const counting = new Map<string, Counting>(last);
  for (const [name, candidates] of variants) counting.set(name, { ...candidates.at(-1)!, candidates });
  const numbered = numberVariables(counting, configured, toPlainOfAll);
  const dependencies = toRows(numbered.reads);
  const possible = { dependencies, dependents: transpose(dependencies) };
  // The last candidate counts, and its inputs come last.
  const plain = numbered.variables.map((variable, id) => {
    const { candidates } = variable.kind === "node" ? variable : {};
    return candidates === undefined ? numbered.definitions[id]! : toPlain(candidates.at(-1)!);
  });
  const reads = numbered.reads.map((row, id) => row.slice(row.length - (plain[id]?.inputs.length ?? 0)));
  const { graph, faults } = completeGraph({ ...numbered, definitions: plain }, toRows(reads));
  return { definitions, repeated, graph, possible, fanOutFaults: faults };
}

/** Finds the definitions between which a config may choose: the last certain one, and the variants after it. */
function findCandidates(all: readonly LocatedDefinition[]): readonly LocatedDefinition[] {
  const certain = all.findLastIndex((each) => !isUncertain(each) && !isOtherwise(each));
  return all.slice(Math.max(0, certain));
}

/** Returns the part of a definition that decides on edges. */
export function toPlain(located: LocatedDefinition): PlainDefinition {
  return { inputs: inputsOf(located.definition), fansOut: isFanOut(located) };
}

function toPlainOfAll(counting: Counting): PlainDefinition {
  const { candidates = [counting] } = counting;
  return { inputs: candidates.flatMap(({ definition }) => inputsOf(definition)), fansOut: isFanOut(counting) };
}
