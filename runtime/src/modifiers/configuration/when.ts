/** Configuration gates: definitions that exist only if the config says so. */
import { describeKind } from "../../errors/words.js";
import type { ArgumentFault } from "../core/argument-fault.js";
import type { Gate } from "./gate.js";
import type { Declarations } from "../core/declaration.js";
import { createModifier, type Modifier } from "../core/modifier.js";

/** A value that a gate compares with; compared by `Object.is`. */
export type ConfigValue = string | number | boolean | bigint | null | undefined;

/** Options of a gate. */
export interface GateOptions<Name extends string = string> {
  /** Name of the node, where it is not the part before the last `__` of the definition's name. */
  readonly name?: Name;
}

/** A gate as a modifier; its detail is the node's name. */
export type GateModifier<Name extends string> = Modifier<"gate", Name>;

type Config = Readonly<Record<string, unknown>>;

/**
 * The definition exists if every key of the config has this value; a missing key is `undefined`.
 *
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
 * The definition exists if none of these keys has this value.
 *
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
 * The definition exists if every key has one of these values.
 *
 * @hamilton function_modifiers.config.when_in
 */
export function whenIn<Name extends string = never>(
  values: Readonly<Record<string, readonly ConfigValue[]>>,
  options?: GateOptions<Name>,
): GateModifier<Name> {
  return gate("whenIn", values, options, Array.isArray, (config) => matches(values, config, includes));
}

/**
 * The definition exists if no key has any of these values.
 *
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
 * The definition exists if a function of the config says so. A key counts as read when the function reads it.
 *
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

/** The definition exists if no other definition of the same node's name does, in the whole dataflow. */
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
  // `otherwise` takes nothing but options.
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

/** Whether a gate can compare a config key with it. */
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

/** For the compiler. */
export const declarations: Declarations = {
  when: { factory: when, effect: "gates" },
  whenNot: { factory: whenNot, effect: "gates" },
  whenIn: { factory: whenIn, effect: "gates" },
  whenNotIn: { factory: whenNotIn, effect: "gates" },
  whenConfig: { factory: whenConfig, effect: "gates", arguments: ["function", "literal"], readsAnyConfig: true },
  otherwise: { factory: otherwise, effect: "gates", exists: "otherwise" },
};
