/** What functions of users are given by name: nothing is in it that nobody has put there. */
import {
  configuration,
  does,
  extractColumns,
  extractFields,
  group,
  inject,
  loadFrom,
  parameterize,
  source,
  value,
  type Definition,
} from "@icosian/runtime";
import { expect, it } from "vitest";
import { writeCode } from "../../../property/write-code.ts";
import { catchError, codesOf } from "../catch-error.ts";
import { define, makeModule, toInput } from "../make-module.ts";
import { build, put } from "../untyped.ts";

/** Names that every object has a member of. */
const INHERITED = ["constructor", "toString", "valueOf", "hasOwnProperty", "__proto__", "isPrototypeOf"];

type Named = Readonly<Record<string, unknown>>;

/** A definition that takes its inputs by name. */
function named(name: string, inputs: readonly string[], own: (named: never) => unknown): Definition {
  return define(name, [], own, { parameters: ["named"], inputs: inputs.map((input) => toInput(input, "named")) });
}

it.each(INHERITED)("an optional input called %s is absent where nothing provides it", async (name) => {
  const read = (given: Named): unknown => [given[name] ?? "default", Object.keys(given), name in given];
  const module = makeModule(
    "src/m.ts",
    define("x", [], () => 1, { type: "object" }),
    named("f", [`${name}?`, "x"], read),
  );
  const flow = build(module);
  const code = writeCode([module], { outputs: ["f"] })!;
  for (const names of [["f"], [...code]]) {
    const expected = { f: ["default", ["x"], false] };
    expect(flow.executeSync(names)).toEqual(expected);
    expect(await flow.execute(names)).toEqual(expected);
    expect(flow.prepare(names).executeSync()).toEqual(expected);
  }
});

it.each(INHERITED)("an input, a node and a config key may be called %s", async (name) => {
  const read = (given: Named): unknown => [given[name], Object.keys(given)];
  const given = (of: unknown): object => Object.fromEntries([[name, of]]);
  const reader = named("f", [name], read);
  const byInput = makeModule("src/m.ts", reader);
  const code = writeCode([byInput], { outputs: ["f", name], inputs: given(3) })!;
  for (const names of [["f", name], [...code]]) {
    const result = build(byInput).executeSync(names, { inputs: given(3) });
    expect(Object.entries(result)).toEqual([["f", [3, [name]]], [name, 3]]); // prettier-ignore
  }
  expect(build({ modules: [byInput], config: given(4) }).executeSync(["f"])).toEqual({ f: [4, [name]] });
  const byNode = build(
    makeModule(
      "src/m.ts",
      reader,
      define(name, [], () => 5),
    ),
  );
  expect(byNode.executeSync(["f"])).toEqual({ f: [5, [name]] });
  expect(byNode.executeSync(["f"], { overrides: given(6) })).toEqual({ f: [6, [name]] });
  const error = await catchError(() => build(byInput).executeSync(["f"]));
  expect(codesOf(error)).toEqual(["ICO7002"]);
});

it.each(INHERITED)("after inject, in groups, behind does and in a loader %s is absent too", (name) => {
  const read = (given: Named): unknown => [given[name] ?? "default", Object.keys(given)];
  const injected = put(inject({ x: value(1) }), read);
  const grouped = put(inject({ all: group({ a: value(1), b: configuration("k") }) }), (all: Named) => [
    all[name] ?? "default",
    Object.keys(all),
  ]);
  const done = put(does(read, { x: "x" }), (x: number) => x);
  const loader = { name: "probe", load: (options: object) => [read(options as Named), {}] };
  const loaded = put(loadFrom(loader as never, { x: source("x") }), (all: unknown) => all);
  const entry = (kind: string): Partial<Definition> => ({ modifiers: [{ kind }] });
  const flow = build({
    modules: [
      makeModule(
        "src/m.ts",
        { ...named("injected", [`${name}?`, "x"], injected), ...entry("inject") },
        define("grouped", ["all"], grouped, entry("inject")),
        define("done", ["x"], done, entry("does")),
        define("loaded", ["all"], loaded, entry("loadFrom")),
      ),
    ],
    config: { k: 2 },
  });
  expect(flow.executeSync(["injected", "grouped", "done", "loaded"], { inputs: { x: 3 } })).toEqual({
    injected: ["default", ["x"]],
    grouped: ["default", ["a", "b"]],
    done: ["default", ["x"]],
    loaded: ["default", ["x"]],
  });
});

it("a signature behind does has no default that nobody has written", () => {
  const own = put(
    does((...all: readonly unknown[]) => all),
    () => 0,
  );
  const flow = build(
    makeModule("src/m.ts", define("f", ["constructor?", "x"], own, { modifiers: [{ kind: "does" }], defaults: {} })),
  );
  expect(flow.executeSync(["f"], { inputs: { x: 1 } })).toEqual({ f: [undefined, 1] });
});

it.each(INHERITED)("a field called %s is extracted only where somebody has put it", async (name) => {
  class WithGetter {
    get shown(): number {
      return 1;
    }
  }
  const entry = (kind: string): Partial<Definition> => ({ modifiers: [{ kind }] });
  const extracting = (whole: unknown, modifier: unknown, kind: string) =>
    build(
      makeModule(
        "src/m.ts",
        define(
          "whole",
          [],
          put(modifier, () => whole),
          entry(kind),
        ),
      ),
    );
  const own = Object.fromEntries([[name, 5]]);
  for (const [modifier, kind] of [
    [extractFields(name), "extractFields"],
    [extractColumns(name), "extractColumns"],
  ] as const) {
    expect(extracting(own, modifier, kind).executeSync([name])).toEqual(own);
    const error = await catchError(() => extracting({ a: 1 }, modifier, kind).executeSync([name]));
    expect(codesOf(error)).toEqual(["ICO8004"]);
  }
  expect(extracting([own], extractColumns(name), "extractColumns").executeSync([name])).toEqual({ [name]: [5] });
  expect(extracting(new WithGetter(), extractFields("shown"), "extractFields").executeSync(["shown"])).toEqual({
    shown: 1,
  });
});

it("a node that parameterize makes has the documentation of its function, whatever it is called", () => {
  const own = put(parameterize({ constructor: { x: value(1) } }, { docs: {} }), (x: number) => x);
  const flow = build(
    makeModule("src/m.ts", define("f", ["x"], own, { modifiers: [{ kind: "parameterize" }], documentation: "Doc." })),
  );
  expect(flow.listAvailableVariables().map(({ name, documentation }) => [name, documentation])).toEqual([
    ["constructor", "Doc."],
  ]);
});

it("results are ordinary objects, with exactly the names that were asked for", () => {
  const flow = build(
    makeModule(
      "src/m.ts",
      define("a", [], () => 1),
    ),
  );
  const result = flow.executeSync(["a"]) as object;
  // oxlint-disable-next-line no-prototype-builtins
  expect(result.hasOwnProperty("a")).toBe(true);
  expect(result).toStrictEqual({ a: 1 });
});
