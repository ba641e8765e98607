/** Makes the modifiers that a source file writes, by their own factories. */
import { findDeclaration, type ArgumentForm } from "@icosian/runtime/tooling";
import type { ExpressionIr } from "../../ir/expression.js";
import type { FactoryIr, ModifierIr } from "../../ir/module.js";
import { evaluateArgument, type References } from "./argument-forms.js";
import { evaluate, evaluateAll, type Evaluated } from "./evaluate.js";
import { findImportedFactory } from "./imported-factories.js";
import { noteAround, noteWritten } from "./written.js";

/** The modifier itself; null where only running the module tells what it is. */
export function evaluateModifier(modifier: ModifierIr, references: References): Evaluated | null {
  const { kind, factory, arguments: args } = modifier;
  if (kind !== null) return call(kind, args, references);
  return factory === undefined ? null : callImported(factory, args, references);
}

/** A modifier of another package. */
function callImported(imported: FactoryIr, args: readonly ExpressionIr[], references: References): Evaluated | null {
  const found = findImportedFactory(imported, references.file);
  if (found.kind !== "found") return null;
  const { factory, definition } = found;
  const values = evaluateArguments(args, definition.arguments, references);
  if (values === null) return null;
  const isExact = args.every((each) => evaluate(each, (inner) => callWithMethods(inner, references)) !== null);
  try {
    // What it says of arguments that only stand in for others is nothing that the user wrote.
    if (!isExact) Reflect.apply(definition.make, undefined, values.value);
    return { value: factory(...values.value) };
  } catch {
    return null;
  }
}

function evaluateArguments(
  args: readonly ExpressionIr[],
  forms: readonly ArgumentForm[] | undefined,
  references: References,
): { readonly value: readonly unknown[] } | null {
  return evaluateAll(args, (each, index) =>
    evaluateArgument(each, forms?.[index] ?? forms?.at(-1) ?? "literal", references, (inner) =>
      callWithMethods(inner, references),
    ),
  );
}

/** @param around - The call, where it is no modifier itself. */
function call(
  name: string,
  args: readonly ExpressionIr[],
  references: References,
  around?: ExpressionIr,
): Evaluated | null {
  const declared = findDeclaration(name);
  if (declared === null || declared.isLate) return null;
  const { factory } = declared;
  const values = evaluateArguments(args, declared.arguments, references);
  if (declared.effect === undefined) noteAround(values?.value[0], around);
  // A cast because what a user passes may be wrong, and factories take that.
  return values && { value: (factory as (...given: readonly unknown[]) => unknown)(...values.value) };
}

/** What makes an argument: `source("spend")`, `step(trim).named("trimmed")`. */
function callWithMethods(
  expression: Extract<ExpressionIr, { readonly kind: "call" }>,
  references: References,
): Evaluated | null {
  const { name, arguments: args, methods } = expression;
  const made = call(name, args, references, expression);
  noteWritten(made?.value, { file: references.file, expression });
  return methods.reduce<Evaluated | null>((object, method) => {
    const values = evaluateAll(method.arguments, (each) =>
      evaluate(each, (inner) => callWithMethods(inner, references)),
    );
    return object && values && callMethod(object.value, method.name, values.value);
  }, made);
}

/** Calls a method of a step: `.named("a")`. */
function callMethod(object: unknown, name: string, values: readonly unknown[]): Evaluated | null {
  const method = (object as Readonly<Record<string, unknown>> | null)?.[name];
  return typeof method === "function" ? { value: Reflect.apply(method, object, values) as unknown } : null;
}
