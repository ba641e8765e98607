/** Modifiers: values that change what a definition becomes. They apply in order, from the function outwards. */
import type { LocatedDefinition } from "../../graph/graph.js";
import type { Captured, NodeDefinition } from "../../graph/node-definition.js";
import type { ModifierEntry } from "../../manifest.js";
import type { ExpandContext, Expansion } from "./expansion.js";
import type { Gate } from "../configuration/gate.js";

/**
 * The key under which a function keeps its modifiers. Registered, so that two copies of this package in one program
 * share it.
 *
 * The property is a symbol and not enumerable, so the function looks unchanged.
 */
export const MODIFIERS: unique symbol = Symbol.for("icosian.modifiers");

const MODIFIER: unique symbol = Symbol.for("icosian.modifier");

/**
 * One modifier. It is an argument of `node(…)` or a decorator of a static method.
 *
 * @typeParam Kind - The name of its factory.
 * @typeParam Detail - The facts about its arguments that other types need.
 * @typeParam Accepts - The functions that it can modify.
 */
export interface Modifier<Kind extends string = string, Detail = unknown, Accepts = (...args: never[]) => unknown> {
  /** Applies it as a standard decorator of a static method. */
  (definition: Accepts, context: { readonly kind: "method"; readonly static: boolean }): void;
  /** Applies it as an experimental decorator of a static method. */
  (owner: object, name: string | symbol, descriptor: { readonly value?: Accepts }): void;
  /** The name of its factory. */
  readonly kind: Kind;
  /** Exists for types only. */
  readonly detail?: Detail;
}

/** What a modifier does, independent of its type parameters. Every property except `kind` is one optional effect. */
export interface Behaviour {
  /** The name of the modifier's factory. */
  readonly kind: string;
  /** The kind in the manifest if it differs: the kind of the modifier that `resolve` replaced by this one. */
  readonly writtenAs?: string;
  /** Decides whether the definition exists, before any other modifier is applied. */
  readonly gate?: Gate;
  /** Replaces the user's function. All nodes of the definition call the new one, wherever the modifier stands. */
  readonly replaceBody?: (definition: NodeDefinition, context: ExpandContext) => NodeDefinition;
  /** Wraps the function of the definition, which may have been replaced, and wrapped by modifiers nearer to it. */
  readonly wrapBody?: (definition: NodeDefinition, context: ExpandContext) => NodeDefinition;
  /** Changes the nodes that the definition has become so far. */
  readonly expand?: (expansion: Expansion, context: ExpandContext, entry: ModifierEntry) => Expansion;
  /** Returns the modifier that replaces this one when the config is known, and what its functions may use. */
  readonly resolve?: (context: ExpandContext) => { readonly modifier: unknown; readonly captured: Captured };
  /** What the functions of the modifier may use, if it replaced another. */
  readonly captured?: readonly Captured[];
  /** The version that a user gave the modifier. */
  readonly version?: string;
  /** Makes the definition a step of another node instead of a node of its own. */
  readonly mutation?: Mutation;
}

/** How a definition mutates another node. */
export interface Mutation {
  /** The mutated node: its function, or its name. */
  readonly target: unknown;
  /** The feeds of the parameters after the first one. */
  readonly feeds: readonly unknown[];
  /** Adds all mutations of a definition to its expansion, as steps in the given order. */
  readonly apply: (expansion: Expansion, mutations: readonly LocatedMutation[], context: ExpandContext) => Expansion;
}

/** A mutation with the function that performs it. */
export interface LocatedMutation extends Mutation {
  /** The definition of the function. */
  readonly definition: MutatingDefinition;
  /** The context of the modifier that says it. */
  readonly context: ExpandContext;
}

/** A definition that is a step of another node. */
export interface MutatingDefinition extends LocatedDefinition {
  /** The name of the step. */
  readonly name: string;
}

/** A modifier, together with its behaviour under a private key. */
export type AnyModifier = Modifier & {
  /** What the modifier does. */
  readonly [MODIFIER]: Behaviour;
};

/** Creates a modifier that works in `node(…)` and as a decorator. */
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

/** Returns the behaviour of a modifier; null for anything else. */
export function findBehaviour(value: unknown): Behaviour | null {
  return typeof value === "function" ? ((value as Partial<AnyModifier>)[MODIFIER] ?? null) : null;
}

/** The modifiers of frozen functions, which cannot have new properties. */
const ofFrozen = new WeakMap<object, readonly unknown[]>();

/** Adds a modifier to a function, outside of the modifiers that it already has. */
export function addModifier(definition: object, modifier: unknown): void {
  const value = [...modifiersOf(definition), modifier];
  if (!Reflect.defineProperty(definition, MODIFIERS, { value, configurable: true })) ofFrozen.set(definition, value);
}

/** Returns the modifiers of a function, from the function outwards; none for anything that is not a function. */
export function modifiersOf(definition: unknown): readonly unknown[] {
  if (typeof definition !== "function") return [];
  const frozen = ofFrozen.get(definition);
  if (frozen !== undefined || !Object.hasOwn(definition, MODIFIERS)) return frozen ?? [];
  return (definition as unknown as { readonly [MODIFIERS]: readonly unknown[] })[MODIFIERS];
}
