/** What a made node calls in place of the user's function: a step, a mutating definition, a loader, saver or validator. */
import { takes } from "@icosian/runtime/tooling";
import type { ExpressionIr } from "../../ir/expression.js";
import type { DefinitionIr, ModuleIr } from "../../ir/module.js";
import type { Location } from "../../ir/span.js";
import type { TypeLocation } from "../../oracle/oracle.js";
import type { AskerIr, ResultIr } from "../edges/feeds.js";
import { inputsOf } from "../node.js";
import { findWritten, type Written } from "./written.js";

/** What is called. */
export interface Callee {
  readonly result: ResultIr | null;
  /** Of the node's first input: what asks for it, and where the source says so. Null where nobody does. */
  readonly reads: { readonly asker: AskerIr; readonly readAt: Location } | null;
  /** What asks for what is fed to a slot; null where nobody does. */
  askerOf(slot: string): AskerIr | null;
}

interface Maker {
  readonly module: ModuleIr;
  readonly definition: DefinitionIr;
}

/**
 * Reads what a node calls; null where the source does not show it.
 *
 * @param calls - A stub of what the user wrote.
 */
export function toCallee(calls: unknown, target: Maker, findMaker: (stub: unknown) => Maker | null): Callee | null {
  const mutating = findMaker(calls);
  if (mutating !== null) return toMutation(mutating, target);
  const written = findWritten(calls);
  if (written === null) return null;
  const location = { file: written.file, span: written.expression.span };
  if (typeof calls === "function") return toStep(location, written);
  for (const method of ["load", "save", "validate"] as const)
    if (Object.hasOwn(calls as object, method)) return toAdapter(method, location, calls as object);
  return null;
}

/** A definition that mutates another: its parameters are known by name. */
function toMutation({ module, definition }: Maker, target: Maker): Callee {
  const inputs = inputsOf(definition);
  const askerAt = (index: number): AskerIr | null => {
    const input = inputs[index];
    if (input === undefined) return null;
    const type: TypeLocation = { kind: "input", location: { file: module.file, span: input.nameSpan } };
    return { type, who: `\`${definition.name}\``, parameter: input.name };
  };
  const location = { file: module.file, span: definition.nameSpan };
  const first = askerAt(0);
  const readAt = { file: module.file, span: findTarget(definition, target.definition)?.span ?? definition.nameSpan };
  return {
    result: { type: { kind: "value", location }, who: `\`${definition.name}\``, location },
    reads: first && { asker: first, readAt },
    askerOf: (slot) => askerAt(Number(slot) + 1),
  };
}

/** The argument of a modifier that names a definition. */
function findTarget({ modifiers }: DefinitionIr, { name, reference }: DefinitionIr): ExpressionIr | undefined {
  const targets = modifiers.flatMap(({ kind, arguments: [target] }) =>
    takes(kind, "definition") && target ? [target] : [],
  );
  const isNamed = (target: ExpressionIr): boolean =>
    target.kind === "literal" ? target.value === name : target.kind === "function" && target.name === reference.local;
  return targets.find(isNamed) ?? targets[0];
}

function toStep(location: Location, { file, expression, around }: Written): Callee {
  const name = expression.kind === "function" && expression.name !== "" ? ` \`${expression.name}\`` : "";
  const askerAt = (index: number): AskerIr => ({
    type: { kind: "argument", location, index },
    who: name === "" ? "The step" : `Step${name}`,
    parameter: null,
  });
  return {
    result: { type: { kind: "result", location }, who: name === "" ? "a step" : `step${name}`, location },
    reads: { asker: askerAt(0), readAt: { file, span: (around ?? expression).span } },
    askerOf: (slot) => askerAt(Number(slot) + 1),
  };
}

const WHO = { load: "The data loader", save: "The data saver", validate: "The validator" };

function toAdapter(method: keyof typeof WHO, location: Location, adapter: object): Callee {
  const who = method === "validate" ? `The validator \`${nameOf(adapter)}\`` : WHO[method];
  const askerAt = (index: number, parameter: string | null): AskerIr => ({
    type: { kind: "argument", location, method, index, ...(parameter !== null && { path: [parameter] }) },
    who,
    parameter,
  });
  return {
    // What a validator says is put in a form of its own.
    result:
      method === "validate"
        ? null
        : { type: { kind: "result", location, method }, who: WHO[method].replace("The", "the"), location },
    reads: method === "load" ? null : { asker: askerAt(0, null), readAt: location },
    askerOf: (slot) => askerAt(method === "load" ? 0 : 1, slot.slice(1)),
  };
}

function nameOf(adapter: object): string {
  return "name" in adapter ? String(adapter.name) : "";
}
