/** Building a dataflow: every problem of modules, config and options, all at once. */
import { describe, expect, it } from "vitest";
import { dataflow, MANIFEST_VERSION, type Dataflow } from "@icosian/runtime";
import { catchError, codesOf } from "../catch-error.ts";
import { define, makeModule } from "../make-module.ts";

const one = (): number => 1;
/** Calls with what a caller without types could pass. */
function build(...args: readonly unknown[]): Dataflow<object> {
  return Reflect.apply(dataflow, undefined, args) as Dataflow<object>;
}

describe("modules", () => {
  it("are linked by name, in any order", async () => {
    const loaders = makeModule(
      "src/loaders.ts",
      define("spend", [], () => 6),
    );
    const features = makeModule(
      "src/features.ts",
      define("double", ["spend"], (spend: number) => spend * 2),
    );
    for (const flow of [build(loaders, features), build(features, loaders), build({ modules: [features, loaders] })])
      expect(await flow.execute(["double"] as string[])).toEqual({ double: 12 });
  });

  it("count once when they are passed twice", () => {
    const features = makeModule("src/features.ts", define("a", [], one));
    expect(build(features, { ...features }).executeSync(["a"] as string[])).toEqual({ a: 1 });
  });

  it("may be empty", () => {
    expect(build(makeModule("src/empty.ts")).listAvailableVariables()).toEqual([]);
  });

  it("that somebody has put together are told apart from those that nothing has compiled", async () => {
    const error = await catchError(() => build({ spend: one, signups: one }));
    expect(error.code).toBe("ICO6031");
    expect(error.message).toContain("is an object with the functions `spend` and `signups`, not a module");
  });

  it("that were not transformed are named by position and exports", async () => {
    const plain = await import("../deferred.ts");
    const error = await catchError(() => build(makeModule("src/a.ts"), plain));
    expect(error.code).toBe("ICO6001");
    expect(error.message).toMatch(
      /2nd module .* exports `.*`, has no manifest. Something makes manifests here, but not/,
    );
  });

  it.each([
    [null, "null"],
    [undefined, "undefined"],
    [3, "3"],
    ["./features.ts", '"./features.ts"'],
    [[], "an array"],
    [import("node:path"), "a promise (`await` it first)"],
  ])("of the wrong kind are refused: %s", async (module, found) => {
    const error = await catchError(() => build(makeModule("src/a.ts"), module));
    expect(codesOf(error)).toEqual(["ICO6006"]);
    expect(error.message).toContain(`is ${found}, not a module`);
  });

  it("of another manifest version are refused with both versions", async () => {
    const other = { $manifest: { manifestVersion: 99, module: "src/new.ts", definitions: [] } };
    const error = await catchError(() => build(other));
    expect(error.code).toBe("ICO6002");
    expect(error.message).toContain(`\`src/new.ts\` has a manifest of version 99`);
    expect(error.message).toContain(`reads version ${MANIFEST_VERSION}`);
  });

  it.each([
    [{ $manifest: null }, "ICO6002"],
    [{ $manifest: 1 }, "ICO6002"],
    [{ $manifest: { manifestVersion: MANIFEST_VERSION } }, "ICO6035"],
  ])("with something else as manifest are refused: %j", async (module, code) =>
    expect(codesOf(await catchError(() => build(module)))).toEqual([code]),
  );

  it("that have not run yet, in a circle of imports, are told apart", async () => {
    const unfinished = Object.defineProperty({}, "$manifest", {
      get: () => {
        throw new ReferenceError("Cannot access '$manifest' before initialization");
      },
    });
    expect((await catchError(() => build(unfinished))).code).toBe("ICO6008");
  });

  it("are all judged in one error", async () => {
    const error = await catchError(() => build(3, {}, { $manifest: {} }));
    expect(codesOf(error)).toEqual(["ICO6006", "ICO6001", "ICO6002"]);
    expect(error.message).toMatch(/^3 problems\.\n- ICO6006/);
  });
});

describe("duplicates", () => {
  const first = makeModule(
    "src/a.ts",
    define("spend", [], () => 1),
  );
  const second = makeModule(
    "src/b.ts",
    define("week", [], one),
    define("spend", [], () => 2),
  );

  it("are one problem a name, with every location", async () => {
    const error = await catchError(() => build(first, second));
    expect(codesOf(error)).toEqual(["ICO6003"]);
    expect(error.problems[0]?.locations).toEqual([
      { module: "src/a.ts", line: 1, column: 17 },
      { module: "src/b.ts", line: 2, column: 17 },
    ]);
    expect(error.message).toContain("at src/a.ts:1:17");
    expect(error.message).toContain("at src/b.ts:2:17");
  });

  it("are allowed on demand: the last module wins", () => {
    const build2 = (modules: readonly unknown[]): unknown =>
      build({ modules, allowModuleOverrides: true }).executeSync(["spend"] as string[]);
    expect(build2([first, second])).toEqual({ spend: 2 });
    expect(build2([second, first])).toEqual({ spend: 1 });
  });
});

describe("cycles", () => {
  const at = (name: string, input: string): ReturnType<typeof define> => define(name, [input], one);

  it("show the whole path from the first name, along the flow of data", async () => {
    const error = await catchError(() =>
      build(makeModule("src/a.ts", at("C", "D"), at("D", "B"), at("B", "C"), at("E", "B"))),
    );
    expect(codesOf(error)).toEqual(["ICO6004"]);
    expect(error.message).toContain("B → D → C → B");
    expect(error.problems[0]?.locations.map(({ line }) => line)).toEqual([2, 1, 3]);
  });

  it("of one node are cycles too, and several are all reported", async () => {
    const error = await catchError(() => build(makeModule("src/a.ts", at("self", "self"), at("y", "x"), at("x", "y"))));
    expect(error.problems.map(({ message }) => message)).toEqual([
      expect.stringContaining("self → self"),
      expect.stringContaining("x → y → x"),
    ]);
  });

  it("are broken by a config key that replaces a node", () => {
    const circle = makeModule("src/a.ts", at("B", "C"), at("C", "B"));
    expect(build({ modules: [circle], config: { C: 5 } }).executeSync(["B"] as string[])).toEqual({ B: 1 });
  });

  it("of 100,000 nodes are found without recursion", async () => {
    const count = 100_000;
    const circle = Array.from({ length: count }, (_, index) => at(`n${index}`, `n${(index + 1) % count}`));
    const error = await catchError(() => build(makeModule("src/a.ts", circle)));
    expect(error.problems[0]?.locations).toHaveLength(count);
    expect(error.message).toContain("… (99982 more) → ");
    expect(error.message).toContain("and at 99990 more places");
  });
});

describe("config", () => {
  const features = makeModule(
    "src/features.ts",
    define("scaled", ["spend", "factor"], (spend: number, factor: number) => spend * factor),
    define("spend", ["raw"], (raw: number) => raw),
  );

  it("serves as input and replaces nodes of its name", () => {
    expect(build({ modules: [features], config: { factor: 3, spend: 5 } }).executeSync(["scaled"] as string[])).toEqual(
      { scaled: 15 },
    );
  });

  it("is fixed when the dataflow is built", () => {
    const config = { factor: 3 };
    const flow = build({ modules: [features], config });
    config.factor = 100;
    expect(flow.executeSync(["scaled"] as string[], { overrides: { spend: 2 } })).toEqual({ scaled: 6 });
  });

  it("makes a replaced node an external value without dependencies", () => {
    const flow = build({ modules: [features], config: { spend: 5 } });
    expect(flow.whatIsUpstreamOf("scaled").map(({ name }) => name)).toEqual(["factor", "spend", "scaled"]);
    expect(flow.whatIsUpstreamOf("spend")[0]).toMatchObject({ isExternalInput: true, source: "src/features.ts:2:17" });
  });

  it("has no key that nothing reads", async () => {
    const error = await catchError(() => build({ modules: [features], config: { factr: 3, region: "us" } }));
    expect(codesOf(error)).toEqual(["ICO6005", "ICO6005"]);
    expect(error.message).toContain("Did you mean `factor`?");
  });
});

describe("manifests that are given", () => {
  const features = makeModule("src/features.ts", define("a", [], one)).$manifest;
  const plain = { a: one, LIMIT: 5 };

  it("stand for those that modules do not have", () => {
    const flow = build({ modules: [plain], manifests: new Map([[plain, features]]) });
    expect(flow.executeSync(["a"] as string[])).toEqual({ a: 1 });
  });

  it("name the module of what is no node", async () => {
    const flow = build({ modules: [plain], manifests: new Map([[plain, features]]) });
    const error = await catchError(() => flow.validateExecution(["LIMIT"] as string[]));
    expect(error.message).toContain("src/features.ts");
  });

  it("give way to a module's own", () => {
    const own = makeModule("src/own.ts", define("b", [], one));
    const flow = build({ modules: [own], manifests: new Map([[own, features]]) });
    expect(flow.listAvailableVariables().map(({ name }) => name)).toEqual(["b"]);
  });

  it("are of this version too", async () => {
    const manifests = new Map([[plain, { ...features, manifestVersion: 99 }]]);
    expect((await catchError(() => build({ modules: [plain], manifests }))).code).toBe("ICO6002");
  });
});

describe("options", () => {
  const features = makeModule("src/features.ts", define("a", [], one));

  it.each([
    [{ modules: [features], confg: {} }, "Did you mean `config`?"],
    [{ modules: features }, "`modules` is an object; give a list of modules."],
    [{ modules: [] }, "no modules"],
    [{ modules: [features], config: [] }, "`config` is an array"],
    [{ modules: [features], config: null }, "`config` is null"],
    [{ modules: [features], allowModuleOverrides: "yes" }, '`allowModuleOverrides` is "yes"'],
    [{ modules: [features], manifests: {} }, "`manifests` is an object; give a map."],
  ])("are checked: %#", async (options, message) => {
    const error = await catchError(() => build(options));
    expect(codesOf(error)).toEqual(["ICO6007"]);
    expect(error.message).toContain(message);
  });

  it("must be there", async () => {
    expect((await catchError(() => build())).code).toBe("ICO6007");
  });

  it("are told from a module that exports a name `modules`", () => {
    const module = { modules: [1], ...makeModule("src/a.ts", define("a", [], one)) };
    expect(build(module).executeSync(["a"] as string[])).toEqual({ a: 1 });
  });
});
