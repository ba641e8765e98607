/** Reads the values that a request gives, by their keys. */
import type { Expression } from "oxc-parser";
import type { GivenIr, KeysIr, RequestMethod } from "../../ir/calls.js";
import { readKeysUnder } from "./read-keys.js";

/** Reads the options of a request. The option `columns` gives inputs too. */
export function readGiven(method: RequestMethod, options: Expression | null): GivenIr {
  const inputs = readKeysUnder(options, "inputs");
  const overrides = readKeysUnder(options, "overrides");
  if (method !== "executeColumns") return { inputs, overrides };
  return { inputs: joinKeys(toColumnKeys(readKeysUnder(options, "columns")), inputs), overrides };
}

function toColumnKeys({ keys, isOpen, parts }: KeysIr): KeysIr {
  const columns = { keys: keys.map((key) => ({ ...key, isColumn: true as const })), isOpen };
  if (parts === undefined) return columns;
  return { ...columns, parts: parts && parts.map((part) => ({ ...part, isColumn: true as const })) };
}

/** Joins the keys of two objects, those of the first one first. */
function joinKeys(first: KeysIr, second: KeysIr): KeysIr {
  const keys = [...first.keys, ...second.keys];
  if (!first.isOpen && !second.isOpen) return { keys, isOpen: false };
  const isKnown = [first, second].every(({ isOpen, parts }) => !isOpen || (parts ?? null) !== null);
  if (!isKnown) return { keys, isOpen: true, parts: null };
  const later = (second.parts ?? []).map((part) => ({ ...part, at: part.at + first.keys.length }));
  return { keys, isOpen: true, parts: [...(first.parts ?? []), ...later] };
}
