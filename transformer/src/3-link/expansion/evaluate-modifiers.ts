/** Makes the modifiers that a source file contains by calling their factories. */
import { findDeclaration, type ArgumentForm } from "@icosian/runtime/tooling";
import type { ExpressionIr } from "../../ir/expression.js";
import type { ModifierIr } from "../../ir/module.js";
import type { FactoryIr } from "../../ir/module-parts.js";
import { evaluateArgument, type References } from "./argument-forms.js";
import { evaluate, evaluateAll, type Evaluated } from "./evaluate.js";
import { findImportedFactory } from "./imported-factories.js";
import { noteAround, noteWritten } from "./written.js";

/** Makes a modifier; null if only running the module shows what it is. */
export function evaluateModifier(modifier: ModifierIr, references: References): Evaluated | null {
  const { kind, factory, arguments: args } = modifier;
  if (kind !== null) return call(kind, args, references);
  return factory === undefined ? null : callImported(factory, args, references);
}

/** Calls the factory of a modifier from another package. */
function callImported(imported: FactoryIr, args: readonly ExpressionIr[], references: References): Evaluated | null {
  const found = findImportedFactory(imported, references.file);
  if (found.kind !== "found") return null;
  const { factory, definition } = found;
  const values = evaluateArguments(args, definition.arguments, references);
  if (values === null) return null;
  const isExact = args.every((each) => evaluate(each, (inner) => callWithMethods(inner, references)) !== null);
  try {
    // The factory may refuse placeholders for unknown arguments, which is not a mistake of the user.
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

/**
 * Calls a factory with evaluated arguments.
 *
 * @param around - The call, if it is not a modifier itself.
 */
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
  // A cast because the arguments of users may be wrong, and factories check them.
  return values && { value: (factory as (...given: readonly unknown[]) => unknown)(...values.value) };
}

/** Evaluates a call that makes an argument: `source("spend")`, `step(trim).named("trimmed")`. */
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
