/** A request as rules see it: one call, the dataflow that it is asked of, and what it needs of it. */
import type { RequestCallIr } from "../ir/calls.js";
import type { Location } from "../ir/span.js";
import type { Oracle } from "../oracle/oracle.js";
import type { LinkedDataflow } from "./linked-dataflow.js";
import { inputsOf } from "./node.js";
import { findAskedNames, resolveRequest, type AskedName } from "./resolve-request.js";

/** One request. */
export interface LinkedRequest {
  readonly file: string;
  readonly call: RequestCallIr;
  readonly dataflow: LinkedDataflow;
  /** Names of the outputs; null when one of them is not known. */
  readonly outputs: readonly string[] | null;
  /** The names that are asked for, or may be by the type of a list. */
  readonly asked: readonly AskedName[];
  /** Names that the outputs need and that are not given, with the nodes that need each; null when that is not known. */
  readonly needs: ReadonlyMap<string, readonly string[]> | null;
}

/**
 * Links a request to its dataflow; O(nodes + inputs) upstream of its outputs.
 *
 * @param preparedIn - The file with the call that asks for the outputs, where that is a call of `prepare`.
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
  return {
    file,
    call: resolved,
    dataflow,
    outputs,
    asked,
    needs: isKnown ? traceNeeds(outputs, resolved, dataflow) : null,
  };
}

/** Names of the outputs; null when one of them is not known. */
function findOutputs(
  file: string,
  call: RequestCallIr,
  { nodes }: LinkedDataflow,
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
    const found = declaration && findNode(declaration, nodes);
    if (!found) return null;
    names.push(found);
  }
  return call.outputs === null ? null : names;
}

/** The name of the one node whose function is declared at a location; null when there are none or several. */
function findNode({ file, span }: Location, nodes: LinkedDataflow["nodes"]): string | null {
  let found: string | null = null;
  for (const [name, node] of nodes) {
    const { nameSpan, made } = node.definition;
    if (nameSpan.start !== span.start || node.module.file !== file || made?.isOwn === false) continue;
    if (found !== null) return null;
    found = name;
  }
  return found;
}

function traceNeeds(
  outputs: readonly string[],
  call: RequestCallIr,
  { nodes }: LinkedDataflow,
): ReadonlyMap<string, readonly string[]> {
  const overridden = new Set(call.overrides.keys.map(({ name }) => name));
  const needs = new Map<string, string[]>(outputs.filter((name) => !overridden.has(name)).map((name) => [name, []]));
  // A map can grow while it is walked through: its entries come in the order in which they were added.
  for (const [name] of needs) {
    const node = nodes.get(name);
    if (node === undefined) continue;
    for (const input of inputsOf(node.definition)) {
      if (overridden.has(input.name) || (input.isOptional && !nodes.has(input.name))) continue;
      const consumers = needs.get(input.name);
      if (consumers === undefined) needs.set(input.name, [name]);
      else consumers.push(name);
    }
  }
  return needs;
}
