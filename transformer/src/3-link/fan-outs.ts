/** Finds the mistakes among the fan-outs of a dataflow, as the runtime will report them. */
import { baseOf, NO_FAN_OUT, quoteNode, reach, type FanOutFault } from "@icosian/runtime/tooling";
import type { RelatedLocation } from "../diagnostics/diagnostic.js";
import type { Location } from "../ir/span.js";
import { findNode } from "./edges/producers.js";
import type { LinkedDataflow } from "./linked-dataflow.js";
import { inputsOf, isFanOut, isUncertain, locationOfDefinition, shownNameOf } from "./node.js";

/** A mistake among fan-outs, with the names of its nodes. */
export interface NamedFault {
  /** The kind of mistake. */
  readonly kind: FanOutFault["kind"];
  /** The name of the node with the mistake. */
  readonly node: string;
  /** The collected node, the two fan-outs, or the fan-out and the node that collects it. */
  readonly others: readonly string[];
  /** The location of the mistake. */
  readonly location: Location;
  /** Where the other nodes are defined. */
  readonly related: readonly RelatedLocation[];
}

/** Whether a value that is given for a name is the list of a fan-out's items, not a single value. */
export function givesItems(name: string, { graph }: LinkedDataflow): boolean {
  const variable = graph.variables[graph.ids.get(name) ?? -1];
  const located = variable?.kind === "node" ? variable : (variable?.replaced ?? null);
  return located !== null && isFanOut(located);
}

/** Lists the mistakes among the fan-outs of a dataflow that are certain. */
export function faultsOfFanOuts(dataflow: LinkedDataflow): readonly NamedFault[] {
  const { fanOutFaults, isComplete } = dataflow;
  const certain = isComplete ? fanOutFaults : fanOutFaults.filter(({ id }) => isClosed(id, dataflow));
  return certain.flatMap((fault) => toNamed(fault, dataflow));
}

/** Counts the fan-outs around each node that is computed once per item, including the node's own fan-out. */
export function depthsOf({ graph: { variables, fanOuts } }: LinkedDataflow): ReadonlyMap<string, number> {
  const depths = new Map<string, number>();
  if (fanOuts === null) return depths;
  variables.forEach(({ kind, name }, id) => {
    let depth = 0;
    for (let each = baseOf(fanOuts, id); each !== NO_FAN_OUT; each = fanOuts.enclosing[each] ?? NO_FAN_OUT) depth++;
    if (depth > 0 && kind === "node") depths.set(name, depth);
  });
  return depths;
}

/** Whether everything upstream of a node is known: an unknown definition may be inside a fan-out. */
function isClosed(id: number, { graph: { variables, dependencies } }: LinkedDataflow): boolean {
  const isUpstream = reach(dependencies, [id]);
  return variables.every((each, other) => isUpstream[other] !== 1 || (each.kind === "node" && !isUncertain(each)));
}

function toNamed(fault: FanOutFault, dataflow: LinkedDataflow): readonly NamedFault[] {
  const nameOf = (id: number): string => dataflow.graph.variables[id]?.name ?? "";
  const node = findNode(nameOf(fault.id), dataflow);
  if (node === undefined) return [];
  const others = toOthers(fault).map(nameOf);
  const input = inputsOf(node.definition).find(({ name }) => others.includes(name));
  const span = fault.kind === "nothing-to-collect" ? input?.nameSpan : undefined;
  const location = span === undefined ? locationOfDefinition(node) : { file: node.module.file, span };
  const related = others.flatMap((name) => {
    const other = findNode(name, dataflow);
    const isElsewhere = other !== undefined && other !== node;
    return isElsewhere
      ? [{ ...locationOfDefinition(other), message: `${quoteNode(shownNameOf(other))} is computed here.` }]
      : [];
  });
  const toShown = (name: string): string => {
    const other = findNode(name, dataflow);
    return other === undefined ? name : shownNameOf(other);
  };
  return [{ kind: fault.kind, node: toShown(nameOf(fault.id)), others: others.map(toShown), location, related }];
}

function toOthers(fault: FanOutFault): readonly number[] {
  switch (fault.kind) {
    case "nothing-to-collect":
      return [fault.dependency];
    case "unrelated":
      return fault.fanOuts;
    case "item-and-all":
      return [fault.fanOut, fault.collector];
  }
}
