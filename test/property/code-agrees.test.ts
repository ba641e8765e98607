/** Requests as code give the values and the errors of the interpreter, where some nodes wait, fail or abort. */
import { dataflow, DataflowError } from "@icosian/runtime";
import fc from "fast-check";
import { expect, it } from "vitest";
import { define, makeModule, type TestModule } from "../unit/runtime/make-module.ts";
import { PRIME } from "./random-dataflow.ts";
import { writeCode } from "./write-code.ts";

/** What a node gives: a number, an object with one, a promise that it declares or not; or how it ends the run. */
const KINDS = ["number", "object", "async", "undeclared", "throws", "rejects", "aborts"] as const;

interface MixedNode {
  readonly kind: (typeof KINDS)[number];
  readonly inputs: readonly number[];
  readonly isNamed: boolean;
}

interface MixedCase {
  readonly nodes: readonly MixedNode[];
  readonly outputs: readonly string[];
  readonly overrides: Readonly<Record<string, number>>;
  readonly concurrency: number;
}

const nameOf = (id: number): string => `node${id}`;

/**
 * @param rates - How often each kind is.
 * @param most - How many nodes there are at most.
 */
function mixedCase(
  rates: Readonly<Partial<Record<(typeof KINDS)[number], number>>>,
  most: number,
): fc.Arbitrary<MixedCase> {
  const kinds = KINDS.flatMap((kind) => Array.from({ length: rates[kind] ?? 0 }, () => kind));
  return fc.integer({ min: 1, max: most }).chain((count) => {
    const nodes = Array.from({ length: count }, (_, id) =>
      fc.record({
        kind: fc.constantFrom(...kinds),
        // Mostly of those right before, so that there are long paths.
        inputs: fc.uniqueArray(fc.nat(Math.min(id, 6)).map((back) => id - back), { maxLength: 3 }).map((all) => all.filter((each) => each < id)), // prettier-ignore
        isNamed: fc.integer({ min: 0, max: 5 }).map((one) => one === 0),
      }),
    );
    const names = fc.nat(count - 1).map(nameOf);
    return fc.record({
      nodes: fc.tuple(...nodes),
      outputs: fc.uniqueArray(names, { minLength: 1, maxLength: 4 }),
      overrides: fc.dictionary(names, fc.nat(PRIME), { maxKeys: 2 }),
      concurrency: fc.constantFrom(1, 2, Infinity),
    });
  });
}

/** Every value is `id + Σ (position + 2) × input`. */
function combine(id: number, values: readonly unknown[]): number {
  return values.reduce<number>((sum, value, index) => (sum + (index + 2) * toNumber(value)) % PRIME, id);
}

function toNumber(value: unknown): number {
  return typeof value === "number" ? value : (value as { readonly own: number }).own;
}

/** @param onCall - Told of the name of each node that is computed. */
function toModule({ nodes }: MixedCase, abort: () => void, onCall: (name: string) => void = () => {}): TestModule {
  const definitions = nodes.map(({ kind, inputs, isNamed }, id) => {
    const names = inputs.map(nameOf);
    const compute = (values: readonly unknown[]): unknown => {
      onCall(nameOf(id));
      const value = combine(id, values);
      if (kind === "throws") throw new RangeError(nameOf(id));
      if (kind === "rejects") return Promise.reject(new RangeError(nameOf(id)));
      if (kind === "aborts") abort();
      if (kind === "object") return { own: value };
      return kind === "async" || kind === "undeclared" ? wait(id).then(() => value) : value;
    };
    const own = isNamed
      ? (named: Readonly<Record<string, unknown>>) => compute(names.map((name) => named[name]))
      : (...values: readonly unknown[]) => compute(values);
    const type = kind === "number" || kind === "throws" || kind === "aborts" ? "number" : "Value";
    const definition = define(nameOf(id), names, own, { type, isAsync: kind === "async" || kind === "rejects" });
    if (!isNamed) return definition;
    const named = definition.inputs.map((input) => ({ ...input, passing: "named" as const }));
    return { ...definition, parameters: ["named" as const], inputs: named };
  });
  return makeModule("src/features.ts", definitions);
}

async function wait(turns: number): Promise<void> {
  for (let turn = 0; turn < turns % 5; turn++) await Promise.resolve();
}

type ToOutputs = (modules: readonly object[]) => readonly string[];

/** What a request gives: its values, or the codes and subjects of its problems; and what it computed, in any order. */
async function observe(each: MixedCase, toOutputs: ToOutputs): Promise<{ result: unknown; calls: readonly string[] }> {
  const controller = new AbortController();
  const calls: string[] = [];
  const modules = [
    toModule(
      each,
      () => controller.abort(),
      (name) => calls.push(name),
    ),
  ];
  const { overrides, concurrency } = each;
  const options = { overrides, concurrency, signal: controller.signal };
  try {
    const result = await dataflow({ modules }).execute([...toOutputs(modules)] as never, options);
    return { result, calls: calls.sort() };
  } catch (error) {
    if (!(error instanceof DataflowError)) throw error;
    return { result: error.problems.map(({ code, subject }) => `${code} ${subject}`), calls };
  }
}

/** Without recursion: what each node gives. */
function evaluate({ nodes, outputs, overrides }: MixedCase): Readonly<Record<string, unknown>> {
  const values: unknown[] = [];
  nodes.forEach(({ kind, inputs }, id) => {
    const own = combine(
      id,
      inputs.map((input) => values[input]),
    );
    values.push(overrides[nameOf(id)] ?? (kind === "object" ? { own } : own));
  });
  return Object.fromEntries(outputs.map((name) => [name, values[Number(name.slice(4))]]));
}

it.each([
  ["tens of", 40, 3000],
  ["hundreds of", 600, 100],
] as const)("gives the same values where some of %s nodes wait", { timeout: 240_000 }, async (_, most, numRuns) => {
  let segments = 0;
  const mixed = mixedCase({ number: 8, object: 4, async: 2, undeclared: 1 }, most);
  await fc.assert(
    fc.asyncProperty(mixed, async (each) => {
      const expected = evaluate(each);
      const { result, calls } = await observe(each, () => each.outputs);
      expect(result).toEqual(expected);
      expect(new Set(calls).size).toBe(calls.length);
      if (writeCode([toModule(each, () => {})], each) === null) return;
      expect(await observe(each, (modules) => writeCode(modules, each)!)).toEqual({ result, calls });
      if (each.nodes.some(({ kind }) => kind === "async")) segments++;
    }),
    { numRuns },
  );
  expect(segments).toBeGreaterThan(numRuns / 10);
});

it("ends with the same error where some nodes fail or abort", { timeout: 240_000 }, async () => {
  let failed = 0;
  const mixed = mixedCase({ number: 12, object: 6, async: 3, undeclared: 1, throws: 1, rejects: 1, aborts: 1 }, 40);
  await fc.assert(
    fc.asyncProperty(mixed, async (each) => {
      const { result } = await observe(each, () => each.outputs);
      if (writeCode([toModule(each, () => {})], each) === null) return;
      expect((await observe(each, (modules) => writeCode(modules, each)!)).result).toEqual(result);
      if (Array.isArray(result)) failed++;
    }),
    { numRuns: 3000 },
  );
  expect(failed).toBeGreaterThan(300);
});
