/** Random modules with modifiers as data; names and parameters are numbers, which mean what is there to choose from. */
import fc from "fast-check";

/** What a parameter or a step is fed: a constant, or one of the names that there are. */
export type RandomFeed = { readonly constant: number } | { readonly source: number };

/** One modifier; `at` chooses among the parameters that are still free. */
export type RandomModifier =
  | { readonly kind: "inject"; readonly at: number; readonly feed: RandomFeed }
  | { readonly kind: "parameterize"; readonly at: number; readonly feeds: readonly (RandomFeed | null)[] }
  | { readonly kind: "extractFields" | "tag" | "subdag" }
  | { readonly kind: "checkOutput"; readonly limit: number }
  | { readonly kind: "pipeOutput"; readonly steps: readonly RandomFeed[] }
  | { readonly kind: "pipeInput"; readonly at: number; readonly steps: readonly RandomFeed[] };

/** One function; it sums up its parameters. */
export interface RandomFunction {
  readonly isAsync: boolean;
  readonly seed: number;
  readonly parameters: readonly number[];
  /** From the function outwards. */
  readonly modifiers: readonly RandomModifier[];
  /** Whether a gate stands inside of the other modifiers. */
  readonly isGateInside: boolean;
}

/** One definition: a function, or two variants of which the second is there if the first is not. */
export interface RandomDefinition {
  readonly variants: readonly RandomFunction[];
  /** The `mode` in which the first variant is there; null without gates. */
  readonly mode: string | null;
}

/** A module and its config. */
export interface RandomModule {
  readonly definitions: readonly RandomDefinition[];
  readonly mode: string;
}

const mode = fc.constantFrom("on", "off");

const feed: fc.Arbitrary<RandomFeed> = fc.oneof(fc.record({ constant: fc.nat(99) }), fc.record({ source: fc.nat(99) }));

const steps = fc.array(feed, { minLength: 1, maxLength: 2 });

const modifier: fc.Arbitrary<RandomModifier> = fc.oneof(
  fc.record({ kind: fc.constant("inject" as const), at: fc.nat(9), feed }),
  fc.record({
    kind: fc.constant("parameterize" as const),
    at: fc.nat(9),
    feeds: fc.array(fc.option(feed), { minLength: 1, maxLength: 2 }),
  }),
  fc.record({ kind: fc.constantFrom("extractFields" as const, "tag" as const, "subdag" as const) }),
  fc.record({ kind: fc.constant("checkOutput" as const), limit: fc.nat(10_000) }),
  fc.record({ kind: fc.constant("pipeOutput" as const), steps }),
  fc.record({ kind: fc.constant("pipeInput" as const), at: fc.nat(9), steps }),
);

const oneFunction: fc.Arbitrary<RandomFunction> = fc.record({
  isAsync: fc.boolean(),
  seed: fc.nat(10_000),
  parameters: fc.array(fc.nat(99), { minLength: 1, maxLength: 4 }),
  modifiers: fc.array(modifier, { minLength: 1, maxLength: 4 }),
  isGateInside: fc.boolean(),
});

/** A module of 3 to 10 definitions. */
export const randomModule: fc.Arbitrary<RandomModule> = fc.record({
  definitions: fc.array(
    fc.oneof(
      fc.record({ variants: fc.tuple(oneFunction), mode: fc.option(mode) }),
      fc.record({ variants: fc.tuple(oneFunction, oneFunction), mode }),
    ),
    { minLength: 3, maxLength: 10 },
  ),
  mode,
});
