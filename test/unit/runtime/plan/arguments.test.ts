/** Arguments of the wrong kind are told of, and never ignored. */
import { describe, expect, it } from "vitest";
import { catchError, codesOf } from "../catch-error.ts";
import { define, makeModule } from "../make-module.ts";
import { build } from "../untyped.ts";

const module = makeModule(
  "src/m.ts",
  define("a", ["x?"], (x: number = 1) => x),
  define("b", ["a"], (a: number) => a + 1, { type: "number" }),
);

type AnyMethod = (...args: readonly unknown[]) => unknown;

/** Methods as programs without types call them. */
type Untyped = Readonly<Record<string, AnyMethod>>;

const flow = build(module);
const methods = flow as unknown as Untyped;

/** Objects that may hold values, and have none by name. */
const HOLDERS: readonly (readonly [string, unknown])[] = [
  ["a Map", new Map([["x", 1]])],
  ["a Set", new Set(["x"])],
  ["a promise (`await` it first)", Promise.resolve({ x: 1 })],
  ["an array", ["x"]],
  ["a URLSearchParams", new URLSearchParams("x=1")],
  ["a Date", new Date()],
];

describe.each(HOLDERS)("%s", (found, holder) => {
  it.each(["inputs", "overrides"])("as %s is refused in every entry", async (option) => {
    const options = { [option]: holder };
    const prepared = flow.prepare(["b"]);
    for (const attempt of [
      () => flow.execute(["b"], options),
      () => flow.executeSync(["b"], options),
      () => flow.validateExecution(["b"], options),
      () => flow.exportExecution(["b"], options),
      () => prepared.execute(options),
      () => prepared.executeSync(options),
    ]) {
      const error = await catchError(attempt);
      expect(codesOf(error)).toEqual(["ICO7008"]);
      expect(error.message).toContain(`\`${option}\` is ${found}; give an object, one key`);
    }
  });

  it("as options, as config and as tags is refused", async () => {
    const options = await catchError(() => flow.executeSync(["b"], holder));
    expect(options.message).toContain(`The options are ${found}; give an object`);
    const config = await catchError(() => build({ modules: [module], config: holder as object }));
    expect(codesOf(config)).toEqual(["ICO6007"]);
    expect(config.message).toContain(`\`config\` is ${found}; give an object`);
    const tags = await catchError(() => flow.listAvailableVariables({ tags: holder }));
    expect(tags.message).toBe(`ICO7008 malformed-request: \`tags\` is ${found}; give an object, one key a tag.`);
  });
});

it("empty objects of any class are no values, and no fault", () => {
  class Nothing {
    get none(): null {
      return null;
    }
  }
  for (const inputs of [{}, Object.create(null) as object, new Nothing()])
    expect(flow.executeSync(["b"], { inputs, overrides: inputs })).toEqual({ b: 2 });
});

it("holes in outputs and in modules are told of by their position", async () => {
  // oxlint-disable-next-line no-sparse-arrays
  const outputs = ["a", , "b"];
  for (const method of ["execute", "executeSync", "validateExecution", "exportExecution", "prepare"]) {
    const error = await catchError(() => methods[method]!(outputs));
    expect(error.message).toBe("ICO7008 malformed-request: Output 2 is undefined; give a name or a node's function.");
  }
  // oxlint-disable-next-line no-sparse-arrays
  const error = await catchError(() => build({ modules: [module, , module] as never }));
  expect(error.message).toContain("The 2nd module of `dataflow(…)` is undefined, not a module.");
});

it("a misspelt option is told of with the right one", async () => {
  const error = await catchError(() => flow.execute(["b"], { input: { x: 1 } }));
  expect(error.message).toContain("There is no option `input`. Did you mean `inputs`?");
});

describe("questions about the graph", () => {
  it.each([
    ["listAvailableVariables", [null], "The options are null; give an object: `{ tags: { … } }`."],
    ["listAvailableVariables", ["owner"], 'The options are "owner"'],
    ["listAvailableVariables", [{ tag: { owner: "x" } }], "There is no option `tag`. The only option is `tags`."],
    ["listAvailableVariables", [{ tags: { owner: 3 } }], "The tag `owner` is 3; give a string, a list of"],
    ["listAvailableVariables", [{ tags: { owner: ["x", 3] } }], "The tag `owner` is an array"],
    ["whatIsUpstreamOf", [["a", "b"]], "Argument 1 is an array; give a name or a node's function."],
    ["whatIsDownstreamOf", ["a", null], "Argument 2 is null"],
    ["whatIsThePathBetween", ["a"], "`whatIsThePathBetween` takes two names, and was given 1."],
    ["whatIsThePathBetween", ["a", "b", "a"], "`whatIsThePathBetween` takes two names, and was given 3."],
    ["whatIsThePathBetween", ["a", undefined], "Argument 2 is undefined"],
    ["prepare", [["a"], { inputs: { x: 1 } }], "`prepare` takes the outputs only."],
  ] as const)("%s(%j) is refused", async (method, args, message) => {
    const error = await catchError(() => methods[method]!(...args));
    expect(codesOf(error)).toEqual(["ICO7008"]);
    expect(error.message).toContain(message);
  });

  it("are answered as before where they are right", () => {
    const names = (found: unknown): readonly string[] => (found as { name: string }[]).map(({ name }) => name);
    expect(names(flow.listAvailableVariables({ tags: { module: null } }))).toEqual(["a", "b"]);
    expect(names(flow.listAvailableVariables(undefined))).toEqual(["x", "a", "b"]);
    expect(names(flow.whatIsThePathBetween("a", "a"))).toEqual(["a"]);
    expect(names(flow.whatIsUpstreamOf())).toEqual([]);
  });
});

describe("arguments that throw when they are read", () => {
  const { proxy: revoked, revoke } = Proxy.revocable({}, {});
  revoke();
  const getter = { get inputs(): never { throw new Error("no inputs"); } }; // prettier-ignore

  it("are told of, and not thrown as they are", async () => {
    const prepared = flow.prepare(["b"]);
    for (const [options, message] of [
      [revoked, "What is given besides the outputs cannot be read: "],
      [getter, "What is given besides the outputs cannot be read: no inputs"],
      [{ inputs: revoked }, "`inputs` cannot be read: "],
      [{ overrides: revoked }, "`overrides` cannot be read: "],
      [{ signal: revoked }, "`signal` cannot be read: "],
    ] as const)
      for (const attempt of [
        () => flow.execute(["b"], options),
        () => flow.executeSync(["b"], options),
        () => prepared.executeSync(options),
        () => flow.exportExecution(["b"], options),
      ]) {
        const error = await catchError(attempt);
        expect(codesOf(error)).toEqual(["ICO7008"]);
        expect(error.message).toContain(message);
      }
    for (const given of [revoked, { tags: revoked }])
      expect(codesOf(await catchError(() => flow.listAvailableVariables(given)))).toEqual(["ICO7008"]);
  });

  it("of dataflow(…) too", async () => {
    const options = { modules: [module], get config(): never { throw new Error("no config"); } }; // prettier-ignore
    for (const args of [options, { modules: [module], config: revoked }, revoked]) {
      const error = await catchError(() => build(args));
      expect(codesOf(error)).toEqual(["ICO6007"]);
      expect(error.message).toContain("The options of `dataflow(…)` cannot be read: ");
    }
  });
});

it("methods can be taken off a dataflow and off what prepare returns", async () => {
  const { execute, executeSync, prepare, validateExecution, exportExecution, close, ...others } = build(module);
  expect(others).toEqual({});
  expect(await execute(["b"])).toEqual({ b: 2 });
  expect(executeSync(["b"])).toEqual({ b: 2 });
  expect(validateExecution(["b"])).toEqual({ jobs: [] });
  expect(exportExecution(["b"]).nodes).toHaveLength(3);
  const { whatIsUpstreamOf, whatIsDownstreamOf, whatIsThePathBetween, listAvailableVariables } = build(module);
  expect(whatIsUpstreamOf("b")).toHaveLength(3);
  expect(whatIsDownstreamOf("b")).toHaveLength(1);
  expect(whatIsThePathBetween("a", "b")).toHaveLength(2);
  expect(listAvailableVariables()).toHaveLength(3);
  const { execute: again, executeSync: againSync } = prepare(["b"]);
  expect([await again(), againSync()]).toEqual([{ b: 2 }, { b: 2 }]);
  await close();
});
