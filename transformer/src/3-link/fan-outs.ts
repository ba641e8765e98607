/** The fan-outs of a dataflow: what is wrong between them, as the runtime will say it. */
import {
  baseOf,
  computeLevels,
  findFanOuts,
  NO_FAN_OUT,
  quoteNode,
  toRows,
  transpose,
  type FanOutFault,
  type FoundFanOuts,
} from "@icosian/runtime/tooling";
import type { RelatedLocation } from "../diagnostics/diagnostic.js";
import type { Location } from "../ir/span.js";
import { noteAcyclic } from "./acyclic.js";
import type { LinkedDataflow } from "./linked-dataflow.js";
import {
  inputsOf,
  isFanOut,
  isUncertain,
  locationOfDefinition,
  shownNameOf,
  type LocatedDefinition,
  type NodeInputIr,
} from "./node.js";

/** What is wrong, by names. */
export interface NamedFault {
  readonly kind: FanOutFault["kind"];
  readonly node: string;
  /** What is collected, the two fan-outs, or the fan-out and what collects it. */
  readonly others: readonly string[];
  readonly location: Location;
  readonly related: readonly RelatedLocation[];
}

/** Whether what is given under a name is not one value, but the items of a fan-out. */
export function givesItems(name: string, { definitions }: LinkedDataflow): boolean {
  const last = definitions.get(name)?.at(-1);
  return last !== undefined && isFanOut(last);
}

/** Three rules ask for the same. */
const known = new WeakMap<LinkedDataflow, readonly NamedFault[]>();

/** Every edge that certainly makes no sense among the fan-outs of a dataflow. */
export function faultsOfFanOuts(dataflow: LinkedDataflow): readonly NamedFault[] {
  const faults = known.get(dataflow) ?? findFaults(dataflow);
  known.set(dataflow, faults);
  return faults;
}

/** For each node that is there more than once how many fan-outs it is inside of, its own among them. */
export function depthsOf(dataflow: LinkedDataflow): ReadonlyMap<string, number> {
  const depths = new Map<string, number>();
  const { names, fanOuts } = findAll(dataflow) ?? { names: [], fanOuts: null };
  if (fanOuts === null) return depths;
  names.forEach((name, id) => {
    let depth = 0;
    for (let each = baseOf(fanOuts, id); each !== NO_FAN_OUT; each = fanOuts.enclosing[each] ?? NO_FAN_OUT) depth++;
    if (depth > 0 && dataflow.nodes.has(name)) depths.set(name, depth);
  });
  return depths;
}

function findFaults(dataflow: LinkedDataflow): readonly NamedFault[] {
  const found = findAll(dataflow);
  if (found === null) return [];
  noteAcyclic(dataflow);
  const faults = found.faults.flatMap((fault) => toNamed(fault, found.names, dataflow));
  return dataflow.isComplete ? faults : faults.filter(({ node }) => isClosed(node, dataflow));
}

/** Whether all that a node is computed from is known: what comes from elsewhere may be inside of a fan-out. */
function isClosed(name: string, { nodes }: LinkedDataflow): boolean {
  const needed = new Set([name]);
  // A set can grow while it is walked through: its values come in the order in which they were added.
  for (const each of needed) {
    const node = nodes.get(each);
    if (node === undefined || isUncertain(node)) return false;
    for (const input of inputsOf(node.definition)) needed.add(input.name);
  }
  return true;
}

/** Null where nothing fans out, and where no node can be placed because of cycles. */
function findAll(dataflow: LinkedDataflow): (FoundFanOuts & { readonly names: readonly string[] }) | null {
  const { nodes } = dataflow;
  if (![...nodes.values()].some(mayFanOut)) return null;
  const names = [...new Set([...nodes.keys(), ...dataflow.consumers.keys()])];
  const ids = new Map(names.map((name, id) => [name, id]));
  const nodeOf = (id: number): LocatedDefinition | undefined => nodes.get(names[id] ?? "");
  const inputs = names.map((_, id): readonly NodeInputIr[] => {
    const node = nodeOf(id);
    return node === undefined ? [] : inputsOf(node.definition);
  });
  const dependencies = toRows(inputs.map((all) => all.flatMap(({ name }) => ids.get(name) ?? [])));
  const dependents = transpose(dependencies);
  const levels = computeLevels(dependencies, dependents);
  // What needs its own value stands nowhere; that is another rule's to say.
  if (levels.some((level) => level < 0)) return null;
  const found = findFanOuts({
    dependencies,
    dependents,
    levels,
    fansOut: (id) => givesItems(names[id] ?? "", dataflow),
    collects: (id, input) => inputs[id]?.[input]?.collects === true,
    isAbsent: (id, input) => {
      const read = inputs[id]?.[input];
      return read?.isOptional === true && !nodes.has(read.name);
    },
  });
  return { ...found, names };
}

function mayFanOut(node: LocatedDefinition): boolean {
  return isFanOut(node) || inputsOf(node.definition).some(({ collects }) => collects);
}

function toNamed(fault: FanOutFault, names: readonly string[], { nodes }: LinkedDataflow): readonly NamedFault[] {
  const nameOf = (id: number): string => names[id] ?? "";
  const node = nodes.get(nameOf(fault.id));
  if (node === undefined) return [];
  const others = toOthers(fault).map(nameOf);
  const input = inputsOf(node.definition).find(({ name }) => others.includes(name));
  const span = fault.kind === "nothing-to-collect" ? input?.nameSpan : undefined;
  const location = span === undefined ? locationOfDefinition(node) : { file: node.module.file, span };
  const related = others.flatMap((name) => {
    const other = nodes.get(name);
    const isElsewhere = other !== undefined && other !== node;
    return isElsewhere
      ? [{ ...locationOfDefinition(other), message: `${quoteNode(shownNameOf(other))} is computed here.` }]
      : [];
  });
  const toShown = (name: string): string => {
    const other = nodes.get(name);
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
