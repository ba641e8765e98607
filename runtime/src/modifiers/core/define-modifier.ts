/** Modifiers that users define: a function of the arguments says what the modifier changes. */
import { describeThrown } from "../../errors/words.js";
import { ArgumentError } from "./argument-error.js";
import { reportFault } from "./report-fault.js";
import { createModifier, type Behaviour, type Modifier } from "./modifier.js";
import type { ExpandContext } from "./expansion.js";
import type { Feed } from "./feed.js";
import type { GateCondition, ModifierDefinition } from "./modifier-definition.js";
import { toBehaviour } from "./own-behaviour.js";
import type { Tags } from "../../graph/node-definition.js";
import type { Wrapper } from "./wrapper.js";

/** The key under which a factory keeps its definition. Registered, so that copies of this package share it. */
const DECLARATION: unique symbol = Symbol.for("icosian.declaration");

/** A list of modifiers. With more of their type, TypeScript would infer `string` for names among their arguments. */
type AnyModifiers = readonly Pick<Modifier, "kind">[];

/** A function that creates modifiers. */
export type ModifierFactory<Arguments extends readonly unknown[], Made> = (...given: Arguments) => Made;

/**
 * Defines a modifier.
 *
 * `effect` says what the modifier changes, and `make` returns the change:
 *
 * - `describes`: tags for the outermost nodes, by key.
 * - `gates`: `{ keys, holds }`, a condition on the config under which the definition exists.
 * - `feeds`: an object with one feed per parameter, as for `inject`.
 * - `expands`: a list of modifiers that apply in its place, as `node(…)` takes them.
 * - `wraps`: a {@link Wrapper}, a function that computes the node in its place.
 *
 * If `make` throws an error or returns something else, building the dataflow reports ICO6009; an {@link ArgumentError} says
 * for which argument.
 *
 * @param definition - The name, the effect and `make`; optionally the forms of its arguments for the compiler, a
 * version, and whether a wrapper makes the node async.
 * @example
 * ```ts
 * import { defineModifier, extractFields, type Wrapper } from "@icosian/runtime";
 *
 * export const owned = defineModifier({
 *   name: "owned",
 *   effect: "describes",
 *   make: (team: string) => ({ "owner.team": team }),
 * });
 *
 * export const range = defineModifier({
 *   name: "range",
 *   effect: "expands",
 *   make: () => [extractFields("low", "high")],
 * });
 *
 * export const logged = defineModifier({
 *   name: "logged",
 *   effect: "wraps",
 *   make: (): Wrapper => ({ node, call }) => {
 *     console.log(node.name);
 *     return call();
 *   },
 * });
 * ```
 * @returns The factory of the modifier; it takes the arguments of `make`.
 */
export function defineModifier<Arguments extends readonly unknown[], Inner extends readonly [] | AnyModifiers>(
  definition: ModifierDefinition<"expands", Arguments, Inner>,
): ModifierFactory<Arguments, Modifier<"expands", Inner>>;
export function defineModifier<Arguments extends readonly unknown[], Value = unknown>(
  definition: ModifierDefinition<"wraps", Arguments, Wrapper<Value>>,
): ModifierFactory<Arguments, Modifier<"wraps", undefined, (...args: never[]) => Value | Promise<Value>>>;
export function defineModifier<Arguments extends readonly unknown[]>(
  definition: ModifierDefinition<"describes", Arguments, Tags>,
): ModifierFactory<Arguments, Modifier<"describes">>;
export function defineModifier<Arguments extends readonly unknown[]>(
  definition: ModifierDefinition<"gates", Arguments, GateCondition>,
): ModifierFactory<Arguments, Modifier<"gate", never>>;
export function defineModifier<Arguments extends readonly unknown[]>(
  definition: ModifierDefinition<"feeds", Arguments, Readonly<Record<string, Feed>>>,
): ModifierFactory<Arguments, Modifier<"feeds">>;
export function defineModifier(definition: ModifierDefinition): unknown {
  const own = Object.freeze({ ...definition });
  const factory = (...given: readonly unknown[]): unknown =>
    createModifier({
      kind: own.name,
      resolve: (context) => ({ modifier: createModifier(make(own, given, context)), captured: { given } }),
    });
  return Object.defineProperties(factory, { name: { value: own.name }, [DECLARATION]: { value: own } });
}

/** Returns the definition of a factory that {@link defineModifier} returned; null for anything else. */
export function declarationOf(factory: unknown): ModifierDefinition | null {
  if (typeof factory !== "function") return null;
  return (factory as { readonly [DECLARATION]?: ModifierDefinition })[DECLARATION] ?? null;
}

/** Runs `make` and returns the modifier's behaviour, which has no effect if `make` fails; a failure is reported. */
function make(
  definition: ModifierDefinition,
  given: readonly unknown[],
  context: ExpandContext,
): Behaviour & { readonly kind: string } {
  // If there is a single argument, the problem must be about that argument.
  const argument = given.length === 1 ? [0] : [];
  try {
    const made = (definition.make as (...args: readonly unknown[]) => unknown)(...given);
    return toBehaviour(definition, made, argument, context);
  } catch (thrown) {
    const reason = `\`${definition.name}\` ${describeThrown(thrown)}`;
    reportFault({ reason, argument: thrown instanceof ArgumentError ? thrown.argument : argument }, context);
    return { kind: definition.name };
  }
}
