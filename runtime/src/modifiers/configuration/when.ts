/** Configuration gates: the config decides which definitions exist. */
import { describeKind } from "../../errors/words.js";
import type { ArgumentFault } from "../core/argument-fault.js";
import type { Gate } from "./gate.js";
import type { Declarations } from "../core/declaration.js";
import { createModifier, type Modifier } from "../core/modifier.js";

/** A value with which a gate compares a config value, by `Object.is`. */
export type ConfigValue = string | number | boolean | bigint | null | undefined;

/** Options of a gate. */
export interface GateOptions<Name extends string = string> {
  /** The name of the node; the part of the definition's name before the last `__` unless given. */
  readonly name?: Name;
}

/** A gate as a modifier; its detail is the name of the node. */
export type GateModifier<Name extends string> = Modifier<"gate", Name>;

type Config = Readonly<Record<string, unknown>>;

/**
 * Lets the definition exist only if each of these config keys has the given value.
 *
 * The node's name is the part of the definition's name before the last `__`: `holidays__us` makes the node `holidays`.
 * If two definitions of one node exist under the same config, building the dataflow reports ICO6003.
 *
 * @param values - The required values by config key, at least one. A key that is not set has the value `undefined`.
 * Anything but strings, numbers, booleans, bigints, null and undefined is reported as ICO6009.
 * @param options - The name of the node, if it is not in the definition's name.
 * @example
 * ```ts
 * "use dataflow";
 * import { node, when } from "@icosian/runtime";
 *
 * export const holidays__us = node(when({ region: "us" }), (year: number): number => year % 10);
 * export const holidays__uk = node(when({ region: "uk" }), (year: number): number => year % 8);
 * ```
 * @hamilton function_modifiers.config.when
 */
export function when<Name extends string = never>(
  values: Readonly<Record<string, ConfigValue>>,
  options?: GateOptions<Name>,
): GateModifier<Name> {
  return gate("when", values, options, isConfigValue, (config) => matches(values, config, Object.is));
}

/**
 * Lets the definition exist only if none of these config keys has the given value. The node is named as for
 * {@link when}.
 *
 * @param values - The excluded values by config key, at least one. A key that is not set has the value `undefined`.
 * @param options - The name of the node, if it is not in the definition's name.
 * @hamilton function_modifiers.config.when_not
 */
export function whenNot<Name extends string = never>(
  values: Readonly<Record<string, ConfigValue>>,
  options?: GateOptions<Name>,
): GateModifier<Name> {
  return gate("whenNot", values, options, isConfigValue, (config) =>
    Object.entries(values).every(([key, value]) => !Object.is(config[key], value)),
  );
}

/**
 * Lets the definition exist only if each of these config keys has one of the given values. The node is named as for
 * {@link when}.
 *
 * @param values - Lists of allowed values by config key, at least one key.
 * @param options - The name of the node, if it is not in the definition's name.
 * @hamilton function_modifiers.config.when_in
 */
export function whenIn<Name extends string = never>(
  values: Readonly<Record<string, readonly ConfigValue[]>>,
  options?: GateOptions<Name>,
): GateModifier<Name> {
  return gate("whenIn", values, options, Array.isArray, (config) => matches(values, config, includes));
}

/**
 * Lets the definition exist only if none of these config keys has any of the given values. The node is named as for
 * {@link when}.
 *
 * @param values - Lists of excluded values by config key, at least one key.
 * @param options - The name of the node, if it is not in the definition's name.
 * @hamilton function_modifiers.config.when_not_in
 */
export function whenNotIn<Name extends string = never>(
  values: Readonly<Record<string, readonly ConfigValue[]>>,
  options?: GateOptions<Name>,
): GateModifier<Name> {
  return gate("whenNotIn", values, options, Array.isArray, (config) =>
    Object.entries(values).every(([key, list]) => !includes(config[key], list)),
  );
}

/**
 * Lets the definition exist only if a function of the config returns true. The node is named as for {@link when}.
 *
 * @param decide - Decides about a config. It runs when the dataflow is built; each key that it reads counts as used.
 * @param options - The name of the node, if it is not in the definition's name.
 * @hamilton function_modifiers.config
 */
export function whenConfig<Name extends string = never>(
  decide: (config: Readonly<Record<string, unknown>>) => boolean,
  options?: GateOptions<Name>,
): GateModifier<Name> {
  const reason = `\`whenConfig\` takes a function, not ${describeKind(decide)}.`;
  const fault = typeof decide === "function" ? null : { reason, argument: [0] };
  return toModifier("whenConfig", { keys: null, holds: (config) => decide(config), fault }, options);
}

/**
 * Lets the definition exist only if no other definition of the same node exists in the whole dataflow. The node is
 * named as for {@link when}.
 *
 * @param options - The name of the node, if it is not in the definition's name.
 */
export function otherwise<Name extends string = never>(options?: GateOptions<Name>): GateModifier<Name> {
  return toModifier("otherwise", { keys: [], holds: () => true, isOtherwise: true, fault: null }, options);
}

function gate<Name extends string>(
  kind: string,
  values: Config,
  options: GateOptions<Name> | undefined,
  isAllowed: (value: unknown) => boolean,
  holds: Gate["holds"],
): GateModifier<Name> {
  return toModifier(
    kind,
    { keys: Object.keys(values ?? {}), holds, fault: findFault(kind, values, isAllowed) },
    options,
  );
}

function toModifier<Name extends string>(
  kind: string,
  gate: Gate,
  options: GateOptions<Name> = {},
): GateModifier<Name> {
  const { name }: { readonly name?: unknown } = options;
  if (name === undefined) return createModifier({ kind, gate }) as GateModifier<Name>;
  const isName = typeof name === "string" && name !== "";
  const reason = `\`${kind}\` takes a name as \`name\`, not ${describeKind(name)}.`;
  // The only argument of `otherwise` is the options.
  const argument = [kind === "otherwise" ? 0 : 1, "name"];
  const fault = gate.fault ?? (isName ? null : { reason, argument });
  return createModifier({ kind, gate: { ...gate, fault, ...(isName && { name }) } }) as GateModifier<Name>;
}

function findFault(kind: string, values: unknown, isAllowed: (value: unknown) => boolean): ArgumentFault | null {
  if (typeof values !== "object" || values === null || Array.isArray(values))
    return {
      reason: `\`${kind}\` takes an object with one value a config key, not ${describeKind(values)}.`,
      argument: [0],
    };
  if (Object.keys(values).length === 0)
    return { reason: `\`${kind}\` names no config key. Give it at least one.`, argument: [0] };
  const wrong = Object.entries(values).find(([, value]) => !isAllowed(value));
  if (wrong === undefined) return null;
  const expected = isAllowed === isConfigValue ? "a string, number, boolean or null" : "a list of values";
  const reason = `\`${kind}\` compares the config key \`${wrong[0]}\` with ${describeKind(wrong[1])}; give ${expected}.`;
  return { reason, argument: [0, wrong[0]] };
}

/** Whether a gate can compare a config value with the given value. */
export function isConfigValue(value: unknown): boolean {
  return (typeof value !== "object" && typeof value !== "function") || value === null;
}

function matches<Expected>(
  values: Readonly<Record<string, Expected>>,
  config: Config,
  isMet: (value: unknown, expected: Expected) => boolean,
): boolean {
  return Object.entries(values).every(([key, expected]) => isMet(config[key], expected));
}

function includes(value: unknown, list: readonly unknown[]): boolean {
  return list.some((each) => Object.is(each, value));
}

/** The declarations for the compiler. */
export const declarations: Declarations = {
  when: { factory: when, effect: "gates" },
  whenNot: { factory: whenNot, effect: "gates" },
  whenIn: { factory: whenIn, effect: "gates" },
  whenNotIn: { factory: whenNotIn, effect: "gates" },
  whenConfig: { factory: whenConfig, effect: "gates", arguments: ["function", "literal"], readsAnyConfig: true },
  otherwise: { factory: otherwise, effect: "gates", exists: "otherwise" },
};
