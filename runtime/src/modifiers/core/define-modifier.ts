/** Modifiers that users define: what each changes is a function of its arguments. */
import { invalidModifier } from "../../errors/catalogue/6-modifiers.js";
import { describeThrown } from "../../errors/words.js";
import { createModifier, type Behaviour, type Modifier } from "./modifier.js";
import type { ExpandContext } from "./expansion.js";
import type { Feed } from "./feed.js";
import type { GateCondition, ModifierDefinition } from "./modifier-definition.js";
import { toBehaviour } from "./own-behaviour.js";
import type { Tags } from "../../graph/node-definition.js";
import type { Wrapper } from "./wrapper.js";

/** Where a factory keeps what its modifier declares. Registered, so that several copies of this package agree. */
const DECLARATION: unique symbol = Symbol.for("icosian.declaration");

/** Modifiers in a list. With more of their type in it, TypeScript would take names among their arguments for any string. */
type AnyModifiers = readonly Pick<Modifier, "kind">[];

/** A function that makes modifiers. */
export type ModifierFactory<Arguments extends readonly unknown[], Made> = (...given: Arguments) => Made;

/**
 * Defines a modifier.
 *
 * `effect` says what it changes, and `make` returns that: tags, a condition on the config, a feed per parameter, the
 * modifiers that it stands for, or a function that wraps the node's own.
 *
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
 *   make: (): Wrapper => (next, { node }) => (...values) => {
 *     console.log(node);
 *     return next(...values);
 *   },
 * });
 * ```
 * @returns The function that makes such modifiers.
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
    createModifier({ kind: own.name, resolve: (context) => createModifier(make(own, given, context)) });
  return Object.defineProperty(factory, DECLARATION, { value: own });
}

/** What a function declares that makes modifiers of a user's; null for anything else. */
export function declarationOf(factory: unknown): ModifierDefinition | null {
  if (typeof factory !== "function") return null;
  return (factory as { readonly [DECLARATION]?: ModifierDefinition })[DECLARATION] ?? null;
}

/** What the modifier does; nothing, and reported, where its arguments are wrong. */
function make(
  definition: ModifierDefinition,
  given: readonly unknown[],
  context: ExpandContext,
): Behaviour & { readonly kind: string } {
  // A modifier with a single argument can only blame that one.
  const argument = given.length === 1 ? [0] : [];
  try {
    const made = (definition.make as (...args: readonly unknown[]) => unknown)(...given);
    return toBehaviour(definition, made, argument, context);
  } catch (thrown) {
    const reason = describeThrown(thrown);
    const quoted = given.findIndex((value) => reason.includes(`\`${String(value)}\``));
    context.report(invalidModifier, { reason: `\`${definition.name}\` ${reason}` }, quoted < 0 ? argument : [quoted]);
    return { kind: definition.name };
  }
}
