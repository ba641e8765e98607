/** Code versions of nodes that come from mutations, subdags and materializers, and why versions are incomplete. */
import {
  checkOutputCustom,
  configuration,
  defineModifier,
  extractFields,
  inject,
  mutate,
  parameterize,
  parameterizedSubdag,
  pipeOutput,
  resolve,
  source,
  step,
  subdag,
  value,
  type Wrapper,
} from "@icosian/runtime";
import { csv } from "@icosian/runtime/csv";
import { json } from "@icosian/runtime/json";
import { from, to } from "@icosian/runtime/data";
import { describe, expect, it } from "vitest";
import { define } from "../make-module.ts";
import { changed, CODE, toModule, versionsOf, versionsOfModules, write } from "./versions-of.ts";

const double = (x: number): number => 2 * x;

/** Why the version of a node is incomplete. */
function gapsOf(versions: ReturnType<typeof versionsOf>, name = "f"): readonly string[] {
  return versions.get(name)!.gaps.map(({ what }) => what);
}

describe("mutations", () => {
  const build = (codeVersion: string, factor: number): ReturnType<typeof versionsOf> => {
    const target = define("f", ["a"], double, { codeVersion: "f".repeat(24) });
    const modifiers = [mutate("f", value(factor))];
    const mutation = write("scale", { modifiers, inputs: ["x", "by"], codeVersion, code: null });
    return versionsOfModules([toModule([target, mutation])]);
  };

  it("count by the code of the mutating function and by what is fed to it", () => {
    const before = build("1".repeat(24), 2);
    expect([...before.keys()]).toEqual(["f.raw", "f.with_scale", "f"]);
    expect(changed(before, build("2".repeat(24), 2))).toEqual(["f.with_scale"]);
    expect(changed(before, build("1".repeat(24), 3))).toEqual(["f.with_scale"]);
    expect([...before.values()].flatMap(({ gaps }) => gaps)).toEqual([]);
    const [own] = before.get("f.with_scale")!.parts;
    expect(own?.hash).toBe("1".repeat(24));
  });

  it("have the gaps of the mutating function", () => {
    const gaps = [{ what: "imports `x` dynamically", location: "src/f.ts:2:1" }];
    const target = define("f", ["a"], double, {});
    const mutation = write("scale", { modifiers: [mutate("f")], inputs: ["x"], gaps });
    const versions = versionsOfModules([toModule([target, mutation])]);
    expect(versions.get("f.with_scale")?.gaps).toEqual(gaps);
    expect(versions.get("f.raw")?.gaps).toEqual([]);
    expect(versions.get("f")?.gaps).toEqual([]);
  });
});

describe("subdags", () => {
  const inner = toModule([
    define("x", ["raw"], double, { codeVersion: "1".repeat(24) }),
    write("y", { modifiers: [inject({ b: configuration("n") })], inputs: ["x", "b"], codeVersion: "2".repeat(24) }),
    write("z", { modifiers: [], inputs: ["y", "m"], codeVersion: "3".repeat(24) }),
  ]);
  const build = (options: object, config: Readonly<Record<string, unknown>> = {}): ReturnType<typeof versionsOf> =>
    versionsOf({ modifiers: [subdag([inner], options)], inputs: ["z"] }, config);
  const before = build({ inputs: { raw: value(1) }, config: { n: 1, m: 1 } });

  it("leave inner nodes and the function as they are", () => {
    expect(before.get("f.x")?.version).toBe("1".repeat(24));
    expect(before.get("f.z")?.version).toBe("3".repeat(24));
    expect(before.get("f")?.version).toBe("f".repeat(24));
  });

  it("count their config only where it is read", () => {
    expect(changed(before, build({ inputs: { raw: value(1) }, config: { n: 2, m: 1 } }))).toEqual(["f.y"]);
    expect(changed(before, build({ inputs: { raw: value(1) }, config: { n: 1, m: 2 } }))).toEqual(["f.m"]);
    expect(changed(before, build({ inputs: { raw: value(2) }, config: { n: 1, m: 1 } }))).toEqual(["f.raw"]);
    const forwarded = (n: number): ReturnType<typeof versionsOf> =>
      build({ inputs: { raw: value(1) }, config: { n: configuration("outer"), m: 1 } }, { outer: n });
    expect(changed(before, forwarded(1))).toEqual([]);
    expect(changed(before, forwarded(2))).toEqual(["f.y"]);
  });

  it("do not contain the names of variants", () => {
    const variants = { p: { config: { n: 1, m: 1 } }, q: { config: { n: 1, m: 2 } } };
    const versions = versionsOf({ modifiers: [parameterizedSubdag([inner], variants)], inputs: ["z"] });
    const same = ["", ".x", ".y", ".z"].map((part) => [versions.get(`p${part}`), versions.get(`q${part}`)] as const);
    for (const [one, other] of same) expect(one?.version).toBe(other?.version);
    expect(versions.get("p.m")?.version).not.toBe(versions.get("q.m")?.version);
  });
});

describe("materializers", () => {
  const flow = toModule([define("g", ["t"], double)]);
  const load = (...materializers: readonly object[]): ReturnType<typeof versionsOf> =>
    versionsOfModules([flow], {}, materializers);

  it("count by their format and their arguments", () => {
    const before = load(from(csv, { target: "t", path: "a.csv" }));
    expect([...before.values()].flatMap(({ gaps }) => gaps)).toEqual([]);
    expect(changed(before, load(from(csv, { target: "t", path: "b.csv" })))).toEqual(["t.loader"]);
    expect(changed(before, load(from(csv, { target: "t", columns: ["x"], path: "a.csv" })))).toEqual(["t.loader"]);
    expect(changed(before, load(from(json, { target: "t", path: "a.csv" })))).toEqual(["t.loader"]);
  });

  it("count what is saved in their order", () => {
    const before = load(to(json, { id: "saved", dependencies: ["g", "t"], path: "a.json" }));
    const after = load(to(json, { id: "saved", dependencies: ["t", "g"], path: "a.json" }));
    expect(changed(before, after)).toEqual(["saved"]);
  });

  it("are incomplete where what they load depends on the request", () => {
    const versions = load(from(csv, { columns: ["t", "u"], path: "a.csv" }));
    expect(gapsOf(versions, "t.loader")).toEqual(["loads only the columns that a request reads"]);
    expect(gapsOf(versions, "t")).toEqual([]);
    expect(versions.get("t")?.version).not.toBe(versions.get("u")?.version);
  });

  it("are incomplete with the adapter of a user, or a function", () => {
    const own = { name: "own", load: () => [1, {}] as const };
    expect(gapsOf(load(from(own, { target: "t" })), "t.loader")).toEqual([
      "has a function in the arguments of `from`, whose code is not known",
    ]);
    const saved = load(
      to(json, { id: "s", dependencies: ["g"], path: "a.json", combine: ({ g }: { g: number }) => g }),
    );
    expect(gapsOf(saved, "s")).toEqual(["has a function in the arguments of `to`, whose code is not known"]);
  });
});

describe("gaps", () => {
  const unknown = (modifier: string, what: string): string =>
    `has ${what} in the arguments of \`${modifier}\`, whose code is not known`;
  class Client {
    readonly url = "x";
  }

  it("name functions and objects of classes whose code is not known, and where", () => {
    const modifiers = [
      parameterize({ p: { a: value(double) }, q: { a: value({ to: new Client() }) }, r: { a: value(1) } }),
    ];
    const versions = versionsOf({ modifiers, code: null });
    expect(versions.get("p")?.gaps).toEqual([
      { what: unknown("parameterize", "a function"), location: "src/f.ts:1:1" },
    ]);
    expect(gapsOf(versions, "q")).toEqual([unknown("parameterize", "an instance of the class Client")]);
    expect(gapsOf(versions, "r")).toEqual([]);
  });

  it("are closed by the code of the arguments, and are its gaps", () => {
    const modifiers = [inject({ a: value(double) })];
    expect(gapsOf(versionsOf({ modifiers }))).toEqual([]);
    const gap = { what: "imports `x` dynamically", location: "src/f.ts:3:7" };
    expect(versionsOf({ modifiers, code: { ...CODE, gaps: [gap] } }).get("f")?.gaps).toEqual([gap]);
    const data = versionsOf({ modifiers: [inject({ a: value(1) })], code: { ...CODE, gaps: [gap] } });
    expect(data.get("f")?.gaps).toEqual([]);
  });

  it("of the function are not those of parts that are taken from its value", () => {
    const gaps = [{ what: "calls `eval`", location: "src/f.ts:1:30" }];
    const versions = versionsOf({ modifiers: [extractFields("x")], gaps });
    expect(versions.get("f")?.gaps).toEqual(gaps);
    expect(versions.get("x")?.gaps).toEqual([]);
  });

  it("name functions in the config, whatever is known of the modifier's code", () => {
    const modifiers = [inject({ a: configuration("transform") })];
    const versions = versionsOf({ modifiers }, { transform: { by: double } });
    expect(gapsOf(versions)).toEqual(["reads a function from the config, at `transform.by`"]);
  });

  it("name functions in the config that a function of `resolve` may call", () => {
    const pick = (config: Readonly<Record<string, unknown>>) =>
      "apply" in config ? pipeOutput(step((x: number) => x).named("s")) : inject({ a: value(1) });
    const versions = versionsOf({ modifiers: [resolve(pick)] }, { apply: double });
    expect(gapsOf(versions, "f.s")).toEqual(["reads a function from the config, at `apply`"]);
    expect(gapsOf(versions, "f.raw")).toEqual([]);
  });

  it("name a user's modifier without code, with or without a version", () => {
    const make =
      (): Wrapper =>
      ({ call }) =>
        call();
    const plain = defineModifier({ name: "own", effect: "wraps", make });
    const versioned = defineModifier({ name: "own", effect: "wraps", version: "1", make });
    for (const factory of [plain, versioned])
      expect(gapsOf(versionsOf({ modifiers: [factory()], code: null }))).toEqual([unknown("own", "a function")]);
  });

  it("say that nothing has followed the imports of a module", () => {
    const gap = "was compiled without following its imports";
    const validator = { name: "v", validate: () => ({ passes: true, message: "" }) };
    const modifiers = [extractFields("x"), checkOutputCustom(validator)];
    const versions = versionsOfModules([toModule([write("f", { modifiers }), define("g", [], double)], null)]);
    expect([...versions].map(([name, { gaps }]) => [name, gaps.map(({ what }) => what)])).toEqual([
      ["f_raw", [gap]],
      ["f_v_validator", [gap]],
      ["f", []],
      ["x", []],
      ["g", [gap]],
    ]);
    expect(versions.get("g")?.gaps).toEqual([{ what: gap, location: "src/f.ts" }]);
  });

  it("name missing code where something else has added a modifier", () => {
    const modifiers = [inject({ a: value(double) })];
    const written = write("f", { modifiers });
    const modified = { ...written, modifiers: [{}, ...(written.modifiers ?? [])] };
    const versions = versionsOfModules([toModule([modified])]);
    expect(gapsOf(versions)).toEqual([unknown("inject", "a function")]);
  });

  it("are none for names and sources", () => {
    expect(gapsOf(versionsOf({ modifiers: [inject({ a: source("x") })], code: null }))).toEqual([]);
  });
});
