/** Completes the keys and outputs of a request with those that the types of its expressions show. */
import type { KeyIr, KeysIr, OutputIr, RequestCallIr } from "../ir/calls.js";
import type { Span } from "../ir/span.js";
import type { Oracle } from "../oracle/oracle.js";

/** A name that is requested, or that may be. */
export interface AskedName {
  /** The requested name. */
  readonly name: string;
  /** Where the request writes it. */
  readonly span: Span;
  /** Whether the name is certainly requested, and is not just one of several possible names. */
  readonly isCertain: boolean;
}

/** Adds the keys that types show to a request; `isOpen` remains if there may be others. */
export function resolveRequest(file: string, call: RequestCallIr, oracle: Oracle): RequestCallIr {
  const inputs = resolveKeys(file, call.inputs, oracle);
  const overrides = resolveKeys(file, call.overrides, oracle);
  return inputs === call.inputs && overrides === call.overrides ? call : { ...call, inputs, overrides };
}

function resolveKeys(file: string, given: KeysIr, oracle: Oracle): KeysIr {
  const { keys, isOpen, parts = null } = given;
  if (!isOpen || parts === null) return given;
  const found = new Map<string, KeyIr>();
  const optional = new Set<string>();
  let isKnown = true;
  const add = (key: KeyIr): void => void found.set(key.name, key);
  for (let at = 0; at <= keys.length; at++) {
    for (const { span, path, isColumn } of parts.filter((part) => part.at === at)) {
      const own = oracle.findKeys?.({ file, span }, path) ?? null;
      if (own === null) isKnown = false;
      const more = isColumn === true ? { isColumn } : {};
      for (const name of own?.required ?? []) add({ name, span, valueSpan: span, path: [...path, name], ...more });
      for (const name of own?.optional ?? []) optional.add(name);
    }
    const written = keys[at];
    if (written !== undefined) add(written);
  }
  const maybe = [...optional].filter((name) => !found.has(name));
  return { keys: [...found.values()], isOpen: !isKnown, maybe };
}

/** Finds the names of outputs from their types; functions are left out. */
export function findAskedNames(file: string, outputs: readonly OutputIr[], oracle: Oracle): readonly AskedName[] {
  return outputs.flatMap((output): readonly AskedName[] => {
    const { span } = output;
    if (output.kind === "name") return [{ name: output.name, span, isCertain: true }];
    const found = oracle.findNames?.({ file, span }, output.kind === "list") ?? null;
    return (found?.names ?? []).map((name) => ({ name, span, isCertain: found?.isExact === true }));
  });
}
