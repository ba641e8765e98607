/** What counts as given is decided once: the own enumerable properties, as a copy of the object would have them. */
import { describe, expect, it } from "vitest";
import { writeCode } from "../../../property/write-code.ts";
import { catchError, codesOf } from "../catch-error.ts";
import { define, makeModule } from "../make-module.ts";
import { build } from "../untyped.ts";

const module = makeModule(
  "src/m.ts",
  define("double", ["x"], (x: number) => x * 2),
  define("sum", ["double", "y?"], (double: number, y: number = 100) => double + y),
);

const symbol = Symbol("x");

class Fields {
  x = 4;
}

class Getters {
  get x(): number {
    return 4;
  }
}

/** Objects that give `x`, and those that do not. */
const GIVING: readonly (readonly [string, object])[] = [
  ["a plain object", { x: 4 }],
  ["a frozen object", Object.freeze({ x: 4 })],
  ["an object without a prototype", Object.assign(Object.create(null) as object, { x: 4 })],
  ["an instance of a class", new Fields()],
  ["a getter of its own", { get x() { return 4; } }], // prettier-ignore
  ["a proxy", new Proxy({ x: 4 }, {})],
  ["an object with a symbol beside it", { x: 4, [symbol]: 5 }],
];
const NOT_GIVING: readonly (readonly [string, object])[] = [
  ["a property that is not enumerable", Object.defineProperty({}, "x", { value: 4 })],
  ["an inherited property", Object.create({ x: 4 }) as object],
  ["a getter of a class", new Getters()],
  ["a proxy that only gets", new Proxy({}, { get: () => 4, has: (_, key) => key === "x" })],
];

/** Every way to ask for `sum`, with a dataflow of its own. */
function waysOf(inputs: object): readonly (readonly [string, () => unknown])[] {
  const flow = build(module);
  const code = [...writeCode([module], { outputs: ["sum"], inputs: { x: 1 } })!];
  const prepared = flow.prepare(["sum"]);
  return [
    ["executeSync", () => flow.executeSync(["sum"], { inputs })],
    ["execute", () => flow.execute(["sum"], { inputs })],
    ["code", () => flow.executeSync(code, { inputs })],
    ["prepare", () => prepared.executeSync({ inputs })],
    ["prepare, again", () => prepared.execute({ inputs })],
  ];
}

it.each(GIVING)("%s gives its properties, as inputs, overrides and config", async (_, values) => {
  for (const [, ask] of waysOf(values)) expect(await ask()).toEqual({ sum: 108 });
  expect(build(module).executeSync(["sum"], { overrides: values })).toEqual({ sum: 108 });
  expect(build({ modules: [module], config: values }).executeSync(["sum"])).toEqual({ sum: 108 });
  expect(build(module).validateExecution(["sum"], { inputs: values })).toEqual({ jobs: [] });
});

it.each(NOT_GIVING)("%s gives nothing, everywhere, and the message says so", async (_, values) => {
  const flow = build(module);
  const ways = [...waysOf(values), ["validate", () => flow.validateExecution(["sum"], { inputs: values })] as const];
  for (const [, ask] of ways) {
    const error = await catchError(ask);
    expect(codesOf(error)).toEqual(["ICO7002"]);
    expect(error.message).toContain("as an own enumerable property: what is inherited or hidden does not count.");
  }
  for (const built of [
    () => flow.executeSync(["sum"], { overrides: values }),
    () => build({ modules: [module], config: values }).executeSync(["sum"]),
  ])
    expect(codesOf(await catchError(built))).toEqual(["ICO7002"]);
});

it("a plan for one kind of inputs is not used for another", async () => {
  for (const [, hiding] of NOT_GIVING) {
    const flow = build(module);
    const prepared = flow.prepare(["sum"]);
    for (const inputs of [{}, hiding, { y: 1 }]) {
      expect(codesOf(await catchError(() => flow.validateExecution(["sum"], { inputs })))).toEqual(["ICO7002"]);
      expect(codesOf(await catchError(() => flow.executeSync(["sum"], { inputs })))).toEqual(["ICO7002"]);
      expect(codesOf(await catchError(() => prepared.executeSync({ inputs })))).toEqual(["ICO7002"]);
    }
    expect(flow.executeSync(["sum"], { inputs: { x: 1, y: 2 } })).toEqual({ sum: 4 });
    expect(prepared.executeSync({ inputs: { x: 1 } })).toEqual({ sum: 102 });
  }
});

describe("a value that throws when it is read", () => {
  const inputs = { get x(): never { throw new Error("no x"); } }; // prettier-ignore

  it("is named, however it is asked for", async () => {
    const flow = build(module);
    const ways = [...waysOf(inputs), ["validate", () => flow.validateExecution(["sum"], { inputs })] as const];
    for (const [, ask] of ways) {
      const error = await catchError(ask);
      expect(error.message).toBe("ICO7008 malformed-request: `x` of `inputs` cannot be read: no x");
    }
    const error = await catchError(() => flow.executeSync(["sum"], { overrides: inputs }));
    expect(error.message).toBe("ICO7008 malformed-request: `x` of `overrides` cannot be read: no x");
  });

  it("is told of with everything else that is wrong", async () => {
    const error = await catchError(() => build(module).executeSync(["sum", "nothing"], { inputs }));
    expect(codesOf(error)).toEqual(["ICO7001", "ICO7008"]);
  });
});

describe("a promise in the place of a value", () => {
  const inputs = { x: Promise.resolve(1) as unknown };

  it("is refused by name, however it is asked for", async () => {
    const flow = build(module);
    const ways = [...waysOf(inputs), ["validate", () => flow.validateExecution(["sum"], { inputs })] as const];
    for (const [, ask] of ways) {
      const error = await catchError(ask);
      expect(codesOf(error)).toEqual(["ICO7011"]);
      expect(error.message).toContain("`x` in `inputs` is a promise, and nodes take its value. `await` it first");
    }
    const both = { inputs, overrides: { double: Promise.resolve(2) } };
    const error = await catchError(() => flow.executeSync(["sum", "nothing"], both));
    expect(codesOf(error)).toEqual(["ICO7001", "ICO7011", "ICO7011"]);
    expect(codesOf(await catchError(() => build({ modules: [module], config: inputs })))).toEqual(["ICO7011"]);
  });

  it("is passed on where a parameter asks for it, or does not say what it takes", async () => {
    for (const type of ["Promise<number>", "number | PromiseLike<number>", "unknown", "any"]) {
      const own = define("f", ["x"], (x: Promise<number>) => x.then((one) => one + 1), { isAsync: true });
      const asking = { ...own, inputs: own.inputs.map((input) => ({ ...input, type })) };
      expect(await build(makeModule("src/m.ts", asking)).execute(["f"], { inputs })).toEqual({ f: 2 });
    }
  });
});
