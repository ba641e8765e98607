/** Code versions of random modifiers: equal exactly if the modifiers compute the same. */
import { extractFields, group, inject, parameterize, pipeOutput, source, step, value } from "@icosian/runtime";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changed, versionsOf } from "./versions-of.ts";

const same = (x: unknown, _y: unknown): unknown => x;

/** A feed as data: what the function receives, written as text that tells all of them apart. */
type FeedModel =
  | { readonly constant: number | string | boolean | null }
  | { readonly node: string }
  | { readonly list: readonly FeedModel[] }
  | { readonly record: readonly (readonly [key: string, feed: FeedModel])[] };

const constant = fc.record({ constant: fc.oneof(fc.nat(2), fc.constantFrom("1", "a", true, null, -0)) });
const node = fc.record({ node: fc.constantFrom("x", "y") });
const { feed } = fc.letrec<{ feed: FeedModel }>((tie) => ({
  feed: fc.oneof(
    { depthSize: "small" },
    constant,
    node,
    fc.record({ list: fc.array(tie("feed"), { minLength: 1, maxLength: 2 }) }),
    fc.record({
      record: fc.uniqueArray(fc.tuple(fc.constantFrom("k", "l"), tie("feed")), {
        minLength: 1,
        maxLength: 2,
        selector: ([key]) => key,
      }),
    }),
  ),
}));

function toFeed(model: FeedModel): never {
  // A cast because the types of feeds depend on what they contain.
  if ("constant" in model) return value(model.constant) as never;
  if ("node" in model) return source(model.node) as never;
  if ("list" in model) return group(model.list.map(toFeed)) as never;
  return group(Object.fromEntries(model.record.map(([key, each]) => [key, toFeed(each)]))) as never;
}

/** Tells apart what a function receives; the number 0 has two values. */
function toText(model: FeedModel): string {
  if ("constant" in model) return Object.is(model.constant, -0) ? "-0" : JSON.stringify(model.constant);
  if ("node" in model) return `<${model.node}>`;
  if ("list" in model) return `[${model.list.map(toText).join()}]`;
  return `{${model.record.map(([key, each]) => `${key}:${toText(each)}`).join()}}`;
}

describe("versions", () => {
  it("of nodes with feeds differ exactly if the feeds do", () => {
    fc.assert(
      fc.property(feed, feed, feed, feed, (a, b, c, d) => {
        const version = (one: FeedModel, other: FeedModel): string =>
          versionsOf({ modifiers: [inject({ a: toFeed(one), b: toFeed(other) })], code: null }).get("f")!.version;
        const isEqual = toText(a) === toText(c) && toText(b) === toText(d);
        expect(version(a, b) === version(c, d)).toBe(isEqual);
      }),
      { numRuns: 2000 },
    );
  });

  it("change for exactly the nodes whose arguments are edited", () => {
    const outputs = fc.dictionary(fc.constantFrom("p", "q", "r", "s"), feed, { minKeys: 1 });
    const layers = fc.record({
      outputs,
      fills: fc.option(fc.nat(3)),
      steps: fc.array(fc.nat(3), { minLength: 1, maxLength: 3 }),
    });
    fc.assert(
      fc.property(layers, fc.constantFrom("output", "fill", "step"), fc.nat(), feed, (before, kind, at, edit) => {
        const names = Object.keys(before.outputs);
        const edited = names[at % names.length]!;
        const step0 = at % before.steps.length;
        const after = {
          outputs: kind === "output" ? { ...before.outputs, [edited]: edit } : before.outputs,
          fills: kind === "fill" && before.fills !== null ? before.fills + 1 : before.fills,
          steps: kind === "step" ? before.steps.with(step0, before.steps[step0]! + 1) : before.steps,
        };
        const isOther = toText(before.outputs[edited]!) !== toText(after.outputs[edited]!);
        const expected = names.flatMap((name) => [
          ...(kind === "output" && isOther && name === edited ? [`${name}.raw`] : []),
          ...(kind === "step" ? [`${name}.s${step0}`] : []),
          ...(kind === "fill" && before.fills !== null ? [`${name}.x`] : []),
        ]);
        expect(changed(build(before), build(after)).toSorted()).toEqual(expected.toSorted());
      }),
      { numRuns: 500 },
    );
  });
});

/** Several nodes of one function, whose value goes through steps and is taken apart. */
function build({
  outputs,
  fills,
  steps,
}: {
  readonly outputs: Readonly<Record<string, FeedModel>>;
  readonly fills: number | null;
  readonly steps: readonly number[];
}): ReturnType<typeof versionsOf> {
  const fed = Object.entries(outputs).map(([name, model]) => [name, { a: toFeed(model) }] as const);
  const through = steps.map((by, index) => step(same, value(by)).named(`s${index}`)) as never as [never];
  const extract = fills === null ? extractFields("x") : extractFields("x", { fill: fills });
  return versionsOf({ modifiers: [parameterize(Object.fromEntries(fed)), extract, pipeOutput(...through)] });
}
