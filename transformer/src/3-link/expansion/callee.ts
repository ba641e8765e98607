/** Reads what a created node calls instead of the user's function: a step, mutation, loader, saver or validator. */
import { takes } from "@icosian/runtime/tooling";
import type { ExpressionIr } from "../../ir/expression.js";
import type { DefinitionIr, ModuleIr } from "../../ir/module.js";
import type { Location } from "../../ir/span.js";
import type { TypeLocation } from "../../oracle/oracle.js";
import type { AskerIr, ResultIr } from "../edges/feeds.js";
import { inputsOf } from "../node.js";
import { findWritten, type Written } from "./written.js";

/** The function that a created node calls. */
export interface Callee {
  /** The result of the call; null if its type is not known. */
  readonly result: ResultIr | null;
  /** What takes the node's first input, and where the source says so; null if nothing takes it. */
  readonly reads: { readonly asker: AskerIr; readonly readAt: Location } | null;
  /** Finds what takes the value that is fed to a slot; null if nothing does. */
  askerOf(slot: string): AskerIr | null;
}

/** A definition as it is written in its module. Modifiers may create several nodes from it. */
export interface WrittenDefinition {
  /** The module with the definition. */
  readonly module: ModuleIr;
  /** The definition as it is written. */
  readonly definition: DefinitionIr;
}

/**
 * Reads what a node calls; null if the source does not show it.
 *
 * @param calls - The stub of the function or the adapter.
 * @param target - The definition that the node comes from.
 * @param findMaker - Finds the definition of a stub.
 */
export function toCallee(
  calls: unknown,
  target: WrittenDefinition,
  findMaker: (stub: unknown) => WrittenDefinition | null,
): Callee | null {
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

/** Describes the call of a mutating definition, whose parameters are known by name. */
function toMutation({ module, definition }: WrittenDefinition, target: WrittenDefinition): Callee {
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

/** Finds the argument of a modifier that names a definition. */
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
    // The result of a validator is wrapped, so its type says nothing about the node.
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
