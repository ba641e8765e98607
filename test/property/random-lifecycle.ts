/** Random dataflows with modifiers and adapters as data: what the model predicts and what the dataflow is built from. */
import fc from "fast-check";
import { acyclicGraph } from "./random-graph.ts";

/** A modifier of `retry`, `timeout`, `limit` and `acceptErrorSentinels`. */
export type FailureModifier =
  | { readonly kind: "retry"; readonly attempts: number; readonly delayMs: number; readonly factor: number }
  | { readonly kind: "timeout"; readonly ms: number }
  | { readonly kind: "limit"; readonly concurrency: number; readonly perSecond: number | undefined }
  | { readonly kind: "accept" };

/** One node. Its value is a number that depends on its inputs and on their order. */
export interface LifecycleNode {
  /** The numbers of the nodes that it reads, all smaller than its own. */
  readonly inputs: readonly number[];
  /** Whether it waits, and whether its declaration says so. */
  readonly waits: "no" | "declared" | "undeclared";
  /** How long it waits, in milliseconds; 0 if it does not. */
  readonly takesMs: number;
  /** How many of its calls fail before the first one that succeeds; may be Infinity. */
  readonly failures: number;
  readonly throws: "RangeError" | "TypeError";
  /** From outside in, as they are written. */
  readonly modifiers: readonly FailureModifier[];
  readonly type: "number" | "Value";
}

/** What the `executeNode` of an adapter does. */
export type Surrounding = "passes" | "replaces" | "masks" | "twice" | "catches" | "throws";

/** One adapter. */
export type RandomAdapter =
  | {
      readonly kind: "watch";
      readonly name: string;
      /** The nodes that it applies to. */
      readonly nodes: readonly number[];
      readonly around: Surrounding | null;
      readonly preFails: boolean;
      /** Whether its hooks return promises, and whether they are declared as async functions. */
      readonly hooks: "plain" | "async" | "promising";
      /** How long each hook waits, in milliseconds; 0 if they are plain. */
      readonly hookMs: number;
    }
  | {
      readonly kind: "graceful";
      readonly catches: "Error" | "RangeError";
      readonly sentinel: unknown;
      readonly allowInjection: boolean;
    }
  | { readonly kind: "apply"; readonly nodes: readonly number[]; readonly modifiers: readonly FailureModifier[] };

/** A dataflow with adapters, and a request to it. */
export interface LifecycleCase {
  /** Whether anything may wait. */
  readonly canWait: boolean;
  readonly nodes: readonly LifecycleNode[];
  readonly adapters: readonly RandomAdapter[];
  readonly outputs: readonly number[];
  readonly overrides: readonly number[];
  readonly concurrency: number;
  /** When the caller aborts, in milliseconds; Infinity for never. */
  readonly abortsAt: number;
}

const retry = fc.record({
  kind: fc.constant("retry" as const),
  attempts: fc.integer({ min: 1, max: 4 }),
  delayMs: fc.constantFrom(0, 0, 10, 70, 2000),
  factor: fc.constantFrom(1, 2),
});
const timeout = fc.record({ kind: fc.constant("timeout" as const), ms: fc.constantFrom(7, 13, 29, 101) });
const limit = fc.constantFrom(
  { kind: "limit" as const, concurrency: 1000, perSecond: undefined },
  { kind: "limit" as const, concurrency: 1, perSecond: undefined },
  { kind: "limit" as const, concurrency: 2, perSecond: 3 },
);
const accept = fc.constant({ kind: "accept" as const });
const modifiers = fc.oneof(
  { weight: 2, arbitrary: fc.constant<readonly FailureModifier[]>([]) },
  {
    weight: 2,
    arbitrary: fc.array(fc.oneof<fc.Arbitrary<FailureModifier>[]>(retry, timeout, limit, accept), { maxLength: 3 }),
  },
);

/** Rarely true. */
const rarely = fc.integer({ min: 0, max: 15 }).map((one) => one === 0);

/**
 * Creates dataflows with adapters.
 *
 * @param waiting - Whether anything may wait.
 */
export function lifecycleCase(waiting: "waits" | "never waits"): fc.Arbitrary<LifecycleCase> {
  return anyLifecycleCase(waiting).map(hideNumbers);
}

/** Code refuses promises of nodes that are declared to give numbers, also the promises of their hooks. */
function hideNumbers(each: LifecycleCase): LifecycleCase {
  const promising = each.adapters.some((adapter) => adapter.kind === "watch" && adapter.hooks === "promising");
  return promising ? { ...each, nodes: each.nodes.map((node) => ({ ...node, type: "Value" })) } : each;
}

function anyLifecycleCase(waiting: "waits" | "never waits"): fc.Arbitrary<LifecycleCase> {
  const mayWait = waiting === "waits";
  return acyclicGraph.chain((graph) => {
    const some = fc.subarray(graph.map((_, id) => id));
    const node = (inputs: readonly number[]): fc.Arbitrary<LifecycleNode> =>
      fc
        .record({
          inputs: fc.constant(inputs),
          waits: mayWait
            ? fc.constantFrom("no", "no", "declared", "declared", "undeclared")
            : fc.constant("no" as const),
          takesMs: fc.constantFrom(0, 10, 20, 30),
          failures: fc.constantFrom(0, 0, 0, 0, 0, 1, 1, 2, 3, Infinity),
          throws: fc.constantFrom("RangeError", "TypeError"),
          modifiers,
          type: fc.constantFrom("number", "Value"),
        })
        .map((each) => normalise(each, mayWait));
    const watch = fc.record({
      kind: fc.constant("watch" as const),
      name: fc.constant(""),
      nodes: some,
      around: fc.option(fc.constantFrom("passes", "passes", "replaces", "masks", "twice", "catches", "throws"), {
        freq: 2,
      }),
      preFails: rarely,
      hooks: mayWait ? fc.constantFrom("plain", "plain", "async", "promising") : fc.constant("plain" as const),
      hookMs: fc.constantFrom(0, 10),
    });
    const graceful = fc.record({
      kind: fc.constant("graceful" as const),
      catches: fc.constantFrom("Error", "RangeError"),
      sentinel: fc.constantFrom<unknown[]>(null, undefined, "failed", Number.NaN),
      allowInjection: fc.boolean(),
    });
    const apply = fc.record({
      kind: fc.constant("apply" as const),
      nodes: some.map((all) => (all.length === 0 ? [0] : all)),
      modifiers: fc.array(fc.oneof<fc.Arbitrary<FailureModifier>[]>(retry, accept), { minLength: 1, maxLength: 2 }),
    });
    return fc.record({
      canWait: fc.constant(mayWait),
      nodes: fc.tuple(...graph.map(node)),
      adapters: fc
        .array(fc.oneof<fc.Arbitrary<RandomAdapter>[]>(watch, watch, graceful, apply), { maxLength: 4 })
        .map((all) => all.map((each, index) => toAdapter(each, index, mayWait))),
      outputs: fc.uniqueArray(fc.nat(graph.length - 1), { minLength: 1, maxLength: 3 }),
      overrides: fc.uniqueArray(fc.nat(graph.length - 1), { maxLength: 1 }),
      concurrency: mayWait ? fc.constantFrom(Infinity, Infinity, 1, 2) : fc.constant(Infinity),
      abortsAt: mayWait ? fc.constantFrom(Infinity, Infinity, Infinity, 3, 25, 105) : fc.constant(Infinity),
    });
  });
}

/** Leaves out what would be refused, and what the model cannot time: a limit inside of a time limit. */
function normalise(node: LifecycleNode, mayWait: boolean): LifecycleNode {
  const kept: FailureModifier[] = [];
  let isAsync = node.waits === "declared";
  for (const each of node.modifiers.toReversed()) {
    if (each.kind === "limit" && !mayWait) continue;
    if (each.kind === "timeout" && (!isAsync || kept.some(({ kind }) => kind === "limit"))) continue;
    const modifier = toModifier(each, mayWait);
    if (makesAsync(modifier)) isAsync = true;
    kept.push(modifier);
  }
  const takesMs = node.waits === "no" ? 0 : node.takesMs;
  // Code refuses promises of nodes that are declared to give numbers.
  const type = node.waits === "undeclared" ? "Value" : node.type;
  return { ...node, takesMs, type, modifiers: kept.toReversed() };
}

function toModifier(modifier: FailureModifier, mayWait: boolean): FailureModifier {
  return mayWait || modifier.kind !== "retry" ? modifier : { ...modifier, delayMs: 0 };
}

function toAdapter(adapter: RandomAdapter, index: number, mayWait: boolean): RandomAdapter {
  switch (adapter.kind) {
    case "watch":
      return { ...adapter, name: `adapter${index}`, hookMs: adapter.hooks === "plain" ? 0 : adapter.hookMs };
    case "apply":
      return { ...adapter, modifiers: adapter.modifiers.map((each) => toModifier(each, mayWait)) };
    case "graceful":
      return adapter;
  }
}

/** Whether a modifier lets a synchronous node wait. */
export function makesAsync(modifier: FailureModifier): boolean {
  return modifier.kind === "limit" || (modifier.kind === "retry" && modifier.delayMs > 0);
}
