/** Marks a function expression as a node definition, and applies modifiers to it. */
import { addModifier, type Modifier, type MODIFIERS } from "./modifiers/core/modifier.js";
import type { Misfit, Seen } from "./typing/fitting.js";
import type { PartMisfit, Taking } from "./typing/fitting-parts.js";
import type { AnyFunction } from "./typing/nodes.js";

/** A function with the modifiers in front of it; the innermost comes last. */
export type Modified<Definition extends AnyFunction, Modifiers extends readonly unknown[]> = Definition & {
  /** The types of the modifiers. They exist only at compile time. */
  readonly [MODIFIERS]: Modifiers;
};

/** The modifiers themselves if they fit a function of this type; otherwise a description of the mismatch. */
type Fitting<Modifiers extends readonly unknown[], Definition extends AnyFunction> = {
  readonly [Index in keyof Modifiers]: Modifiers[Index] extends Modifier<infer Kind, infer Detail, infer Accepts>
    ? Kind extends Taking
      ? [PartMisfit<Kind, Detail, Definition>] extends [never]
        ? Modifiers[Index]
        : // The modifiers nearer to the function are looked at only if they matter.
          OrMisfit<Modifiers[Index], PartMisfit<Kind, Detail, Definition, KindsWithin<Modifiers, Index>>>
      : [Extract<Seen<Definition, KindOf<Modifiers[number]>>, Accepts>] extends [never]
        ? { readonly "needs a function like": Accepts }
        : OrMisfit<Modifiers[Index], Misfit<Kind, Detail, Definition, KindOf<Modifiers[number]>>>
    : { readonly "is no modifier": never };
};

/**
 * The kinds of the modifiers between one modifier and the function. While TypeScript infers them, some are not known
 * yet. Refusing their neighbours would end the inference, so an unknown kind counts as one that changes the value.
 */
type KindsWithin<Modifiers extends readonly unknown[], Index> = Modifiers extends readonly [...infer Outer, infer Last]
  ? Index extends `${Outer["length"]}`
    ? never
    : (unknown extends Last ? "pipeOutput" : KindOf<Last>) | KindsWithin<Outer, Index>
  : never;

type OrMisfit<Modifier, Found> = [Found] extends [never] ? Modifier : Found;

type KindOf<Each> = Each extends { readonly kind: infer Kind } ? Kind : never;

/**
 * Makes a node definition of a function, with the modifiers that stand before it.
 *
 * Modifiers apply from the function outwards: the one that stands next to it first.
 *
 * @returns The same function.
 * @example
 * ```ts
 * "use dataflow";
 * import { node, tag } from "@icosian/runtime";
 *
 * export const spendMean = node(
 *   tag({ owner: "data-science" }),
 *   (spend: Float64Array): number => spend.reduce((sum, x) => sum + x, 0) / spend.length,
 * );
 * ```
 */
export function node<Definition extends AnyFunction>(definition: Definition): Definition;
export function node<Modifiers extends readonly [unknown, ...unknown[]], Definition extends AnyFunction>(
  ...modifiersAndDefinition: readonly [...modifiers: Modifiers, definition: Definition] &
    readonly [...modifiers: Fitting<Modifiers, Definition>, definition: Definition]
): Modified<Definition, Modifiers>;
export function node(...args: readonly unknown[]): unknown {
  const definition = args.at(-1);
  // The transformer refuses everything else; without it there is no manifest either, and building says so.
  if (typeof definition === "function")
    for (const modifier of args.slice(0, -1).reverse()) addModifier(definition, modifier);
  return definition;
}
