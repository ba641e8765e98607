/** Modifiers: values that say what becomes of a definition; made by factories, applied from the function outwards. */
import type { LocatedDefinition } from "../../graph/graph.js";
import type { NodeDefinition } from "../../graph/node-definition.js";
import type { ModifierEntry } from "../../manifest.js";
import type { ExpandContext, Expansion } from "./expansion.js";
import type { Gate } from "../configuration/gate.js";

/**
 * Where a function keeps its modifiers. Registered, so that two copies of this package in one program agree.
 *
 * Not a property that anybody sees: the function stays as it is.
 */
export const MODIFIERS: unique symbol = Symbol.for("icosian.modifiers");

const MODIFIER: unique symbol = Symbol.for("icosian.modifier");

/**
 * One modifier.
 *
 * @typeParam Kind - Name of its factory.
 * @typeParam Detail - What types need to know of its arguments.
 * @typeParam Accepts - The functions that it can stand on.
 */
export interface Modifier<Kind extends string = string, Detail = unknown, Accepts = (...args: never[]) => unknown> {
  /** As a standard decorator of a static method. */
  (definition: Accepts, context: { readonly kind: "method"; readonly static: boolean }): void;
  /** As an experimental decorator of a static method. */
  (owner: object, name: string | symbol, descriptor: { readonly value?: Accepts }): void;
  readonly kind: Kind;
  /** Exists for types only. */
  readonly detail?: Detail;
}

/** What a modifier does, under whatever types it is handed around. */
export interface Behaviour {
  readonly kind: string;
  /** The kind that the manifest knows it by, where that is another one: that of what gave it. */
  readonly writtenAs?: string;
  /** Decides whether the definition exists at all, before anything else happens. */
  readonly gate?: Gate;
  /** Puts another body in the place of the user's. All that is made of the definition calls it, in whatever order. */
  readonly replaceBody?: (definition: NodeDefinition, context: ExpandContext) => NodeDefinition;
  /** Puts a function around the body that there is then. */
  readonly wrapBody?: (definition: NodeDefinition, context: ExpandContext) => NodeDefinition;
  /** Turns what a definition has become so far into what it becomes next. */
  readonly expand?: (expansion: Expansion, context: ExpandContext, entry: ModifierEntry) => Expansion;
  /** Gives the modifier that stands in its place once the config is known. */
  readonly resolve?: (context: ExpandContext) => unknown;
  /** Makes the definition a step after another definition instead of a node. */
  readonly mutation?: Mutation;
}

/** What a mutating definition mutates, and how mutations are put behind a definition. */
export interface Mutation {
  /** A function, or the name of a node. */
  readonly target: unknown;
  /** Feeds of the parameters after the first. */
  readonly feeds: readonly unknown[];
  readonly apply: (
    expansion: Expansion,
    mutations: readonly (Mutation & { readonly definition: MutatingDefinition })[],
    context: ExpandContext,
  ) => Expansion;
}

/** A definition that is a step after another one. */
export interface MutatingDefinition extends LocatedDefinition {
  readonly name: string;
}

/** A modifier with its behaviour. */
export type AnyModifier = Modifier & { readonly [MODIFIER]: Behaviour };

/** Makes a modifier that works in `node(…)` and as a decorator. */
export function createModifier<Kind extends string, Detail, Accepts>(
  behaviour: Behaviour & { readonly kind: Kind },
): Modifier<Kind, Detail, Accepts> {
  function modifier(target: unknown, _: unknown, descriptor?: { readonly value?: unknown }): void {
    const definition = descriptor === undefined ? target : descriptor.value;
    if (typeof definition === "function") addModifier(definition, modifier);
  }
  Object.defineProperty(modifier, "kind", { value: behaviour.kind });
  Object.defineProperty(modifier, MODIFIER, { value: Object.freeze(behaviour) });
  // A cast because a function gets these properties only after it is made.
  return modifier as unknown as Modifier<Kind, Detail, Accepts>;
}

/** The behaviour of a modifier; null for anything else. */
export function findBehaviour(value: unknown): Behaviour | null {
  return typeof value === "function" ? ((value as Partial<AnyModifier>)[MODIFIER] ?? null) : null;
}

/** The modifiers of functions that nothing can be put on, because they are frozen. */
const ofFrozen = new WeakMap<object, readonly unknown[]>();

/** Puts one more modifier on a function, outside of those that it has. */
export function addModifier(definition: object, modifier: unknown): void {
  const value = [...modifiersOf(definition), modifier];
  if (!Reflect.defineProperty(definition, MODIFIERS, { value, configurable: true })) ofFrozen.set(definition, value);
}

/** The modifiers of a function, from the function outwards. */
export function modifiersOf(definition: unknown): readonly unknown[] {
  if (typeof definition !== "function") return [];
  const frozen = ofFrozen.get(definition);
  if (frozen !== undefined || !Object.hasOwn(definition, MODIFIERS)) return frozen ?? [];
  return (definition as unknown as { readonly [MODIFIERS]: readonly unknown[] })[MODIFIERS];
}
