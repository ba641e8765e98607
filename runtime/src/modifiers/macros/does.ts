/** Definitions that are only a signature: another function computes the value. */
import { describeKind } from "../../errors/words.js";
import { createRecord } from "../../execute/values/create-record.js";
import { setOwn } from "../../execute/values/set-own.js";
import type { NodeDefinition } from "../../graph/node-definition.js";
import type { PlainFunction } from "../../plan/code/plan-code.js";
import type { ArgumentFault } from "../core/argument-fault.js";
import { reportFault } from "../core/report-fault.js";
import type { Declarations } from "../core/declaration.js";
import { addPart } from "../core/expansion.js";
import { createModifier, type Modifier } from "../core/modifier.js";

/**
 * Lets another function compute the node. The node's own function is only a signature: it gives the node its name,
 * parameters and type, and it is never called. Default values of its parameters still apply.
 *
 * @param through - Computes the value. It is called with the arguments of all parameters in order; with a `mapping`, it
 * is called with one object instead.
 * @param mapping - By property of that object, the name of the parameter that provides the value. A name that is not a
 * parameter is reported as ICO6009.
 * @example
 * ```ts
 * "use dataflow";
 * import { does, node } from "@icosian/runtime";
 *
 * function _sum(...values: readonly number[]): number {
 *   return values.reduce((sum, x) => sum + x, 0);
 * }
 *
 * export const total = node(does(_sum), (spend: number, tax: number): number => {
 *   throw new Error("computed by _sum");
 * });
 * ```
 * @hamilton function_modifiers.does
 */
export function does<Through extends (...args: never[]) => unknown>(
  through: Through,
): Modifier<"does", { readonly through: Through }>;
export function does<Named extends object, Value>(
  through: (named: Named) => Value,
  mapping: { readonly [Key in keyof Named]: string },
): Modifier<"does", { readonly gives: Value }>;
export function does(through: unknown, mapping?: unknown): Modifier<"does"> {
  return createModifier({
    kind: "does",
    replaceBody: (definition, context) => {
      const fault = findFault(
        through,
        mapping,
        definition.inputs.map(({ name }) => name),
      );
      if (fault !== null) {
        reportFault(fault, context);
        return definition;
      }
      const own = toBody(definition, through as PlainFunction, mapping as Mapping | undefined);
      const body = { ...definition, function: own, parameters: definition.inputs.map(() => "positional" as const) };
      return addPart(body, context.toPart(["does", through, mapping]));
    },
  });
}

type Mapping = Readonly<Record<string, string>>;

function toBody(
  { inputs, defaults = {} }: NodeDefinition,
  through: PlainFunction,
  mapping: Mapping | undefined,
): NodeDefinition["function"] {
  const names = inputs.map(({ name }) => name);
  return (...values: readonly unknown[]) => {
    const full = names.map((name, index) =>
      values[index] === undefined && Object.hasOwn(defaults, name) ? defaults[name]!() : values[index],
    );
    if (mapping === undefined) return through(...full);
    const named = createRecord();
    for (const [property, name] of Object.entries(mapping)) setOwn(named, property, full[names.indexOf(name)]);
    return through(named);
  };
}

function findFault(through: unknown, mapping: unknown, parameters: readonly string[]): ArgumentFault | null {
  if (typeof through !== "function")
    return { reason: `\`does\` takes a function, not ${describeKind(through)}.`, argument: [0] };
  if (mapping === undefined) return null;
  if (typeof mapping !== "object" || mapping === null)
    return { reason: `The mapping of \`does\` is ${describeKind(mapping)}; give an object.`, argument: [1] };
  const wrong = Object.entries(mapping).find(([, name]) => !parameters.includes(String(name)));
  if (wrong === undefined) return null;
  const [property, name] = wrong;
  return { reason: `\`does\` maps from \`${String(name)}\`, which is no parameter.`, argument: [1, property] };
}

/** The declarations for the compiler. */
export const declarations: Declarations = {
  does: { factory: does, effect: "wraps", arguments: ["body", "literal"] },
};
