/** Modifiers that `defineModifier` makes: how they combine, and what is said of those that make something else. */
import {
  ArgumentError,
  defineModifier,
  does,
  exclude,
  extractFields,
  inject,
  tag,
  value,
  type ExportedNode,
  type Tags,
  type Wrapper,
} from "@icosian/runtime";
import { describe, expect, it } from "vitest";
import { catchError, codesOf } from "../catch-error.ts";
import { define, makeModule } from "../make-module.ts";
import { build as buildUntyped, put, type UntypedDataflow } from "../untyped.ts";

/** A dataflow of one node `f` that adds `a` and `b`, with these modifiers. */
function build(...modifiers: readonly unknown[]): UntypedDataflow {
  const own = put(...modifiers, (a: number, b: number): number => a + b);
  return buildUntyped(makeModule("f.ts", define("f", ["a", "b"], own, { modifiers: modifiers.map(() => ({})) })));
}

function execute(flow: UntypedDataflow, ...outputs: readonly string[]): unknown {
  return flow.executeSync(outputs, { inputs: { a: 1, b: 2 } });
}

/** A modifier that makes what it should not. */
function wrong(effect: string, make: () => unknown): unknown {
  const factory = Reflect.apply(defineModifier, undefined, [{ name: "own", effect, make } as never]) as () => unknown;
  return factory();
}

const times = defineModifier({
  name: "times",
  effect: "wraps",
  make:
    (factor: number): Wrapper =>
    ({ call }) =>
      Number(call()) * factor,
});

const plus = defineModifier({
  name: "plus",
  effect: "wraps",
  version: "3",
  make:
    (more: number): Wrapper =>
    ({ call }) =>
      Number(call()) + more,
});

describe("modifiers that wrap", () => {
  it("stand around each other as they are written", () => {
    expect(execute(build(times(10), plus(1)), "f")).toEqual({ f: 40 });
    expect(execute(build(plus(1), times(10)), "f")).toEqual({ f: 31 });
  });

  it("stand around the function, wherever modifiers stand that take its place or make nodes", () => {
    const product = does((...all: readonly number[]): number => all.reduce((one, other) => one * other));
    expect(execute(build(product, times(10)), "f")).toEqual({ f: 20 });
    const fed = build(times(10), inject({ b: value(9) }));
    expect(fed.executeSync(["f"], { inputs: { a: 1 } })).toEqual({ f: 100 });
  });
});

describe("modifiers that expand", () => {
  it("apply as if their parts were written", () => {
    const both = defineModifier({ name: "both", effect: "expands", make: () => [tag({ t: "x" }), plus(5), times(2)] });
    const flow = build(both());
    expect(execute(flow, "f")).toEqual({ f: 11 });
    expect(flow.listAvailableVariables().find(({ name }) => name === "f")?.tags).toMatchObject({ t: "x" });
  });

  it("may stand for modifiers that stand for others", () => {
    const inner = defineModifier({ name: "inner", effect: "expands", make: () => [times(3)] });
    const outer = defineModifier({ name: "outer", effect: "expands", make: () => [inner(), inner()] });
    expect(execute(build(outer()), "f")).toEqual({ f: 27 });
  });
});

describe("code versions", () => {
  it("have the version of what changes a node, and not of what describes it", () => {
    const described = (version: string) =>
      defineModifier({ name: "d", effect: "describes", version, make: () => ({ t: "x" }) })();
    const adding = (version: string) =>
      defineModifier({
        name: "plus",
        effect: "wraps",
        version,
        make:
          (): Wrapper =>
          ({ call }) =>
            call(),
      })();
    const versionOf = (...modifiers: readonly unknown[]) => {
      const { nodes } = build(...modifiers).exportExecution(["f"], { inputs: { a: 1, b: 2 } });
      return (nodes as readonly ExportedNode[]).find(({ name }) => name === "f")?.codeVersion;
    };
    expect(versionOf(described("1"), adding("3"))).toBe(versionOf(described("2"), adding("3")));
    expect(versionOf(described("1"), adding("3"))).not.toBe(versionOf(described("1"), adding("4")));
    expect(versionOf(described("1"))).toBe("0".repeat(24));
  });
});

describe("what is said of modifiers that make something else", () => {
  it.each([
    ["describes", () => 5, "`own` takes an object of tags, not"],
    ["describes", () => ({ icosian: "x" }), "which Icosian keeps for itself"],
    ["gates", () => true, "`own` returns true from `make`. A modifier that gates returns { keys, holds }."],
    ["feeds", () => [], "`own` takes an object with one feed a parameter"],
    ["feeds", () => ({ c: value(1) }), "`own` of `f` feeds `c`"],
    ["expands", () => tag({}), "A modifier that expands returns a list of modifiers."],
    ["expands", () => [5], "is no modifier"],
    ["expands", () => [exclude()], "`own` stands for `exclude`, which decides"],
    ["expands", () => [extractFields()], "has no names"],
    ["wraps", () => 1, "`own` returns 1 from `make`. A modifier that wraps returns a function."],
    ["moves", () => 1, "`own` has the unknown effect"],
    [
      "wraps",
      () => {
        throw new Error("takes nothing.");
      },
      "`own` takes nothing.",
    ],
  ])("%s: %s", async (effect, make, message) => {
    const error = await catchError(() => build(wrong(effect, make)));
    expect(error.message).toContain(message);
    expect(codesOf(error)).toHaveLength(1);
  });

  it.each([
    [new ArgumentError("takes more.", [1, "to"]), [1, "to"]],
    [new Error("takes more than `2`."), []],
  ])("%s is about the argument %j", async (thrown, argument) => {
    const between = defineModifier({
      name: "between",
      effect: "describes",
      make: (_from: number, _to: number): Tags => {
        throw thrown;
      },
    });
    const [problem] = (await catchError(() => build(between(1, 2)))).problems;
    expect(problem).toMatchObject({ values: { reason: `\`between\` ${thrown.message}` }, modifier: 0, argument });
  });
});
