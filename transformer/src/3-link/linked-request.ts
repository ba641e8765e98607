/** A request as rules see it: one call, its dataflow, and the names that it needs. */
import { traceRequest } from "@icosian/runtime/tooling";
import type { RequestCallIr } from "../ir/calls.js";
import type { Location } from "../ir/span.js";
import type { Oracle } from "../oracle/oracle.js";
import { findNode, nodesOf } from "./edges/producers.js";
import type { LinkedDataflow } from "./linked-dataflow.js";
import { inputsOf } from "./node.js";
import { findAskedNames, resolveRequest, type AskedName } from "./resolve-request.js";

/** A request that is linked to its dataflow. */
export interface LinkedRequest {
  /** The file with the call. */
  readonly file: string;
  /** The call as it is written. */
  readonly call: RequestCallIr;
  /** The dataflow on which the method is called. */
  readonly dataflow: LinkedDataflow;
  /** The names of the outputs; null if one of them is not known. */
  readonly outputs: readonly string[] | null;
  /** The names that are requested, or that may be requested according to the type of a list. */
  readonly asked: readonly AskedName[];
  /** The names that the outputs need and the call does not give, each with its consumers; null if not known. */
  readonly needs: ReadonlyMap<string, readonly string[]> | null;
}

/**
 * Links a request to its dataflow. What it needs is found when it is asked for; O(nodes + inputs) upstream of its
 * outputs.
 *
 * @param preparedIn - The file with the call of `prepare`, if such a call names the outputs.
 */
export function linkRequest(
  file: string,
  call: RequestCallIr,
  dataflow: LinkedDataflow,
  oracle: Oracle,
  preparedIn: string | null = null,
): LinkedRequest {
  const resolved = resolveRequest(file, call, oracle);
  const outputs = findOutputs(preparedIn ?? file, call, dataflow, oracle);
  const asked = preparedIn === null ? findAskedNames(file, call.outputs ?? [], oracle) : [];
  const { isOpen, maybe = [] } = resolved.overrides;
  const isKnown = outputs !== null && !isOpen && maybe.length === 0 && dataflow.isComplete;
  let needs: LinkedRequest["needs"] | undefined = isKnown ? undefined : null;
  return {
    file,
    call: resolved,
    dataflow,
    outputs,
    asked,
    // An editor checks one file at a time, and few requests are in it.
    get needs() {
      return (needs ??= outputs === null ? null : findNeeds(outputs, resolved, dataflow));
    },
  };
}

/** Finds the names of the outputs; null if one of them is not known. */
function findOutputs(
  file: string,
  call: RequestCallIr,
  dataflow: LinkedDataflow,
  oracle: Oracle,
): readonly string[] | null {
  const names: string[] = [];
  for (const output of call.outputs ?? []) {
    if (output.kind === "name") {
      names.push(output.name);
      continue;
    }
    const computed = oracle.findNames?.({ file, span: output.span }, output.kind === "list") ?? null;
    if (computed?.isExact === true) {
      names.push(...computed.names);
      continue;
    }
    if (output.kind === "list") return null;
    const declaration = oracle.findDeclaration({ file, span: output.span });
    const found = declaration && findComputed(declaration, dataflow);
    if (!found) return null;
    names.push(found);
  }
  return call.outputs === null ? null : names;
}

/** Finds the name of the node whose function is declared at a location; null if there are none or several. */
function findComputed({ file, span }: Location, dataflow: LinkedDataflow): string | null {
  let found: string | null = null;
  for (const { name, module, definition } of nodesOf(dataflow)) {
    const { nameSpan, made } = definition;
    if (nameSpan.start !== span.start || module.file !== file || made?.isOwn === false) continue;
    if (found !== null) return null;
    found = name;
  }
  return found;
}

/** Finds the needed names that are not given, those nearest to the outputs first. */
function findNeeds(
  outputs: readonly string[],
  call: RequestCallIr,
  dataflow: LinkedDataflow,
): ReadonlyMap<string, readonly string[]> {
  const {
    graph,
    call: { config },
  } = dataflow;
  const overrideNames = call.overrides.keys.map(({ name }) => name);
  const configured = new Set(config.keys.map(({ name }) => name));
  const names = { outputs, inputNames: [], overrideNames };
  const { order, originOf } = traceRequest(graph, names, (name) => configured.has(name));
  const overridden = new Set(overrideNames);
  const needs = new Map<string, string[]>();
  // A fan-out whose inner nodes are overridden is needed too, although no path from the outputs leads to it.
  const computed = order.flatMap((id) => (originOf.get(id) === "computed" ? (graph.variables[id]?.name ?? []) : []));
  for (const start of [outputs, computed]) {
    const reached = start.filter((name) => !overridden.has(name) && !needs.has(name));
    for (const name of reached) needs.set(name, []);
    for (const name of reached) {
      const node = findNode(name, dataflow);
      for (const input of node === undefined ? [] : inputsOf(node.definition)) {
        if (overridden.has(input.name) || (input.isOptional && findNode(input.name, dataflow) === undefined)) continue;
        const consumers = needs.get(input.name);
        if (consumers !== undefined) consumers.push(name);
        else {
          needs.set(input.name, [name]);
          reached.push(input.name);
        }
      }
    }
  }
  return needs;
}
