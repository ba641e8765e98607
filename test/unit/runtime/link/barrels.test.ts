/** Modules that come with others, and what is said of things that are passed as modules and are none. */
import { dataflow, mutate, node, subdag, type Manifest } from "@icosian/runtime";
import { describe, expect, it } from "vitest";
import { catchError } from "../catch-error.ts";
import { define, makeModule } from "../make-module.ts";

const build: (...modules: readonly unknown[]) => ReturnType<typeof dataflow> = dataflow;

const double = (x: number): number => x * 2;
const quad = (value: number): number => value * 2;
const mean = (value: number): number => value / 2;

/** A namespace as a host with the transformer makes it: with the functions, and the manifest under both names. */
function toNamespace(
  alias: string,
  { $manifest }: { readonly $manifest: Manifest },
): Readonly<Record<string, unknown>> {
  const functions = $manifest.definitions.map(({ name, function: own }) => [name, own] as const);
  return { $manifest, [`$manifest_${alias}`]: $manifest, ...Object.fromEntries(functions) };
}

/** What `export *` makes of namespaces: a name that two of them export is not there. */
function star(...namespaces: readonly Readonly<Record<string, unknown>>[]): Readonly<Record<string, unknown>> {
  const entries = namespaces.flatMap((each) => Object.entries(each));
  const isOnce = ([name, value]: readonly [string, unknown]): boolean =>
    entries.every(([other, otherValue]) => other !== name || otherValue === value);
  return Object.fromEntries(entries.filter(isOnce));
}

const a = toNamespace("a", makeModule("src/a.ts", define("double", ["x"], double)));
const b = toNamespace(
  "b",
  makeModule(
    "src/b.ts",
    define("quad", ["double"], quad),
    define("mean", ["quad"], mean),
    define("y", [], () => 1),
  ),
);
const inputs = { x: 2 };

/** A barrel with the directive: it picks by name. */
function pick(
  picks: Manifest["picks"] & {},
  ...definitions: Parameters<typeof makeModule>[1][]
): Readonly<Record<string, unknown>> {
  const { $manifest } = makeModule("src/index.ts", ...definitions);
  return toNamespace("index", { $manifest: { ...$manifest, picks } });
}

function namesOf(...modules: readonly unknown[]): readonly string[] {
  return build(...modules)
    .listAvailableVariables()
    .flatMap(({ name, isExternalInput }) => (isExternalInput ? [] : [name]))
    .sort();
}

describe("a barrel", () => {
  it("brings all modules along that it exports, though it has no manifest itself", () => {
    expect(star(a, b)).not.toHaveProperty("$manifest");
    expect(build(star(a, b)).executeSync(["mean"] as string[], { inputs })).toEqual({ mean: 4 });
  });

  it("may be one of barrels, and come together with its modules", () => {
    expect(namesOf(star(star(a, b), a), star(a), b)).toEqual(["double", "mean", "quad", "y"]);
  });

  it("may have nodes of its own, and export ordinary functions", () => {
    const own = makeModule(
      "src/index.ts",
      define("own", ["quad"], (value: number) => value + 1),
    );
    const barrel = { ...star(a, b), ...toNamespace("index", own), helper: () => 1 };
    expect(build(barrel).executeSync(["own"] as string[], { inputs })).toEqual({ own: 9 });
  });

  it("is run by a subdag", () => {
    const holder = makeModule("src/main.ts", {
      ...define("total", ["mean"], node(subdag([star(a, b)], { namespace: "in" }), mean)),
      modifiers: [{ kind: "subdag" }],
    });
    expect(build(holder).executeSync(["total", "in.quad"] as string[], { inputs })).toEqual({ total: 2, "in.quad": 8 });
  });

  it("reports two definitions of one name as other modules do", async () => {
    const other = toNamespace(
      "c",
      makeModule(
        "src/c.ts",
        define("double", ["x"], (x: number) => x * 3),
      ),
    );
    expect((await catchError(() => build(star(a, other)))).code).toBe("ICO6003");
    const flow = dataflow({ modules: [star(other, a)], allowModuleOverrides: true });
    // The last path counts, whatever the order of the exports.
    expect(flow.executeSync(["double"] as string[], { inputs })).toEqual({ double: 6 });
  });
});

describe("what a barrel picks by name", () => {
  it("are the only nodes of those modules", () => {
    expect(namesOf(pick([{ names: ["quad", "helper"], of: () => b }]))).toEqual(["quad"]);
    expect(namesOf(pick([{ names: ["double", "quad"], of: () => star(a, b) }]))).toEqual(["double", "quad"]);
    expect(namesOf(pick([{ of: () => b }]))).toEqual(["mean", "quad", "y"]);
  });

  it("counts once beside the whole module, and beside other picks of it", () => {
    const barrel = pick([{ names: ["quad"], of: () => b }]);
    const other = { ...pick([{ names: ["mean", "quad"], of: () => b }]), $manifest_other: undefined };
    expect(namesOf(barrel, b)).toEqual(["mean", "quad", "y"]);
    expect(namesOf(b, barrel)).toEqual(["mean", "quad", "y"]);
    expect(namesOf(barrel, other)).toEqual(["mean", "quad"]);
  });

  it("are also the nodes of a class, whatever getters it has", () => {
    class Stats {
      readonly name = "stats";
      static get total(): number {
        throw new Error("A getter was called.");
      }
      static mean(value: number): number {
        return value;
      }
    }
    const features = {
      ...makeModule(
        "src/s.ts",
        define("mean", ["x"], Stats.mean),
        define("y", [], () => 1),
      ),
      Stats,
    };
    expect(namesOf(pick([{ names: ["Stats"], of: () => features }]))).toEqual(["mean"]);
  });

  it("brings along what mutates it", () => {
    const more = node(mutate(double), (value: number): number => value + 1);
    const features = makeModule("src/m.ts", define("double", ["x"], double), {
      ...define("_more", ["double"], more),
      modifiers: [{ kind: "mutate" }],
    });
    const barrel = pick([{ names: ["double"], of: () => ({ ...features, double }) }]);
    expect(build(barrel).executeSync(["double"] as string[], { inputs })).toEqual({ double: 5 });
  });

  it("may be picked of a barrel that picks, and in a circle", () => {
    const inner = pick([{ names: ["quad", "mean"], of: () => b }]);
    expect(namesOf(pick([{ names: ["mean"], of: () => inner }]))).toEqual(["mean"]);
    const circle: Record<string, unknown> = { ...pick([{ names: ["double"], of: () => circle }]) };
    expect(namesOf(circle)).toEqual([]);
  });
});

describe("what is no module", () => {
  it.each<[string, unknown, string, RegExp]>([
    [
      "an object of functions",
      { double, quad },
      "ICO6031",
      /object with the functions `double` and `quad`, not a module.*import \* as/,
    ],
    ["an object of modules", { a, b }, "ICO6030", /holds modules under `a` and `b`.*`dataflow\(all\.a, all\.b\)`/],
    [
      "options that come second",
      { config: { x: 1 } },
      "ICO6007",
      /The options stand in one object with the modules: `dataflow\(\{ modules: \[features\], config: … \}\)`/,
    ],
    ["a list of modules", [a, b], "ICO6006", /an array of modules \(pass them one by one/],
    ["a record of values", { x: 1 }, "ICO6006", /is an object, not a module/],
    ["a function", double, "ICO6006", /is the function `double`, not a module/],
  ])("%s", async (_, value, code, words) => {
    const error = await catchError(() => build(a, value));
    expect(error.code).toBe(code);
    expect(error.message).toMatch(words);
  });

  it("is told from what hosts make of a module without a manifest", async () => {
    const bundled = Object.defineProperty({}, "double", { get: () => double, enumerable: true });
    const common = Object.defineProperty({ double }, "__esModule", { value: true });
    for (const namespace of [bundled, common, await import("../deferred.ts")]) {
      const error = await catchError(() => build(a, namespace));
      expect(error.code).toBe("ICO6001");
      expect(error.message).toMatch(/Something makes manifests here, but not for this file/);
    }
  });
});
