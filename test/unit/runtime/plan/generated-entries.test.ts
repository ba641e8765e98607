/** A generated file refuses what every dataflow refuses, in the same words. */
import { type Manifest } from "@icosian/runtime";
import { generatedDataflow, type DataflowTypes } from "@icosian/runtime/generated";
import { describe, expect, it } from "vitest";
import { catchError } from "../catch-error.ts";
import { define, makeModule } from "../make-module.ts";
import { build, type UntypedDataflow } from "../untyped.ts";

const namespace = {};
const { definitions, ...head } = makeModule(
  "src/m.ts",
  define("a", ["x"], (x: number) => x),
).$manifest;

const generated = generatedDataflow<DataflowTypes>({
  manifests: () => [
    { ...head, namespace, definitions: Object.fromEntries(definitions.map((each) => [each.name, each])) },
  ],
  build: (options) => build({ modules: [namespace], ...options }),
  plans: () => [],
}) as unknown as UntypedDataflow;

const direct = build({
  modules: [namespace],
  manifests: new Map([[namespace, { ...head, definitions } as Manifest]]),
});

const { proxy: revoked, revoke } = Proxy.revocable([], {});
revoke();

/** Requests that are refused. */
const REQUESTS: readonly (readonly [string, readonly unknown[]])[] = [
  ["a misspelt option", [["a"], { input: { x: 1 } }]],
  ["inputs in a Map", [["a"], { inputs: new Map([["x", 1]]) }]],
  ["overrides in a promise", [["a"], { overrides: Promise.resolve({ a: 1 }) }]],
  ["a promise as an input", [["a"], { inputs: { x: Promise.resolve(1) } }]],
  ["an inherited input", [["a"], { inputs: Object.create({ x: 1 }) as object }]],
  ["a hole", [Array.from({ length: 1 }), { inputs: { x: 1 } }]],
  ["no list", [new Set(["a"]), { inputs: { x: 1 } }]],
  ["a list that cannot be read", [revoked, { inputs: { x: 1 } }]],
  ["an input that throws", [["a"], { inputs: Object.defineProperty({}, "x", { enumerable: true, get: () => { throw new Error("no x"); } }) }]], // prettier-ignore
];

it.each(REQUESTS)("%s gets the same error from every entry", async (_, args) => {
  const [outputs, options] = args;
  const messages = new Set<string>();
  for (const flow of [direct, generated]) {
    for (const method of ["execute", "executeSync", "validateExecution"] as const)
      messages.add((await catchError(() => flow[method](outputs, options))).message);
    messages.add((await catchError(() => flow.prepare(outputs).executeSync(options))).message);
  }
  expect([...messages]).toHaveLength(1);
});

describe("configure", () => {
  it.each([
    ["a Map", new Map([["x", 1]])],
    ["a promise (`await` it first)", Promise.resolve({ x: 1 })],
    ["null", null],
    ["an array", []],
  ])("refuses %s", async (found, config) => {
    const error = await catchError(() => generated.configure(config));
    expect(error.message).toBe(
      `ICO6007 invalid-dataflow-option: \`config\` is ${found}; give an object, one key a value.`,
    );
  });

  it("takes an object", () => {
    const configured = generated.configure({ x: 4 });
    expect(configured.executeSync(["a"])).toEqual({ a: 4 });
  });
});

it("methods can be taken off it", async () => {
  const { execute, executeSync, close } = generated;
  expect(executeSync(["a"], { inputs: { x: 1 } })).toEqual({ a: 1 });
  expect(await execute(["a"], { inputs: { x: 1 } })).toEqual({ a: 1 });
  await close();
});

describe("with", () => {
  type Changeable = UntypedDataflow & { with(options: unknown): Changeable };
  // A cast because only generated dataflows have the method.
  const changeable = generated as Changeable;

  it("gives adapters and a config to the dataflow, and keeps what it is not given again", async () => {
    const seen: string[] = [];
    const toAdapter = (name: string): object => ({
      preNodeExecute: ({ node }: { readonly node: { readonly name: string } }) =>
        void seen.push(`${name} ${node.name}`),
    });
    const watched = changeable.with({ adapters: [toAdapter("first")], threads: 1 });
    expect(await watched.execute(["a"], { inputs: { x: 1 } })).toEqual({ a: 1 });
    expect(watched.with({ config: { x: 2 } }).executeSync(["a"])).toEqual({ a: 2 });
    expect(watched.with({ adapters: [toAdapter("second")] }).executeSync(["a"], { inputs: { x: 3 } })).toEqual({
      a: 3,
    });
    expect(watched.configure({ x: 4 }).executeSync(["a"])).toEqual({ a: 4 });
    expect(await generated.execute(["a"], { inputs: { x: 5 } })).toEqual({ a: 5 });
    expect(seen).toEqual(["first a", "first a", "second a", "first a"]);
  });

  it.each([
    [{ adaptors: [] }, "`with` has no option `adaptors`. Did you mean `adapters`?"],
    [{ modules: [] }, "`with` has no option `modules`."],
    [[], "`with` takes options in an object, not an array."],
    [null, "`with` takes options in an object, not null."],
    [{ config: null }, "`config` is null; give an object"],
  ])("refuses %o at the call", async (options, message) => {
    expect((await catchError(() => changeable.with(options))).message).toContain(message);
  });

  it("leaves the adapters themselves to the first request", async () => {
    const wrong = changeable.with({ adapters: [{ preNodeExecut: () => {} }] });
    const error = await catchError(() => wrong.execute(["a"], { inputs: { x: 1 } }));
    expect(error.message).toContain("Did you mean `preNodeExecute`?");
  });
});
