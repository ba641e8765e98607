/** Which edits of modifiers change the code versions of which nodes. */
import {
  acceptErrorSentinels,
  checkOutput,
  checkOutputCustom,
  configuration,
  dataLoader,
  dataSaver,
  defineModifier,
  does,
  extractColumns,
  extractFields,
  group,
  inject,
  limit,
  loadFrom,
  parameterize,
  pipeInput,
  pipeOutput,
  resolve,
  retry,
  saveTo,
  schemaOutput,
  source,
  step,
  tag,
  tagOutputs,
  timeout,
  unpackFields,
  value,
  when,
  type Wrapper,
} from "@icosian/runtime";
import { worker } from "@icosian/runtime/workers";
import { describe, expect, it } from "vitest";
import { changed, CODE, versionsOf, type Written } from "./versions-of.ts";

type Config = Readonly<Record<string, unknown>>;

/** An edit, and the nodes whose versions it changes. */
interface Edit {
  readonly name: string;
  readonly before: readonly unknown[];
  readonly after: readonly unknown[];
  readonly config?: readonly [before: Config, after: Config];
  readonly changes: readonly string[];
}

const double = (x: unknown): unknown => x;
const scaled = (x: unknown, _by: number): unknown => x;
const loader = { name: "web", load: (options: { url: string }) => [options.url, {}] as const };
const saver = { name: "web", save: (_data: unknown, options: { url: string }) => ({ url: options.url }) };
/** A validator with data of its own, as a factory of a user makes it. */
const above = (limit: number): typeof positive => ({ ...positive, limit });
const positive = { name: "positive", limit: 0, validate: () => ({ passes: true, message: "" }) };

const fields = defineModifier({
  name: "fields",
  effect: "expands",
  make: (...names: string[]) => [extractFields(...names)],
});
const fedWith = defineModifier({
  name: "fedWith",
  effect: "feeds",
  make: (a: number, _comment: string) => ({ a: value(a) }),
});
const calling = defineModifier({ name: "calling", effect: "feeds", make: (n: number) => ({ a: value(() => n) }) });
const times = defineModifier({
  name: "times",
  effect: "wraps",
  make:
    (factor: number): Wrapper =>
    ({ call }) =>
      Number(call()) * factor,
});
const versioned = (version: string): unknown =>
  defineModifier({ name: "v", version, effect: "expands", make: () => [extractFields("x")] })();

const scaledByConfig = (config: Config) =>
  "n" in config ? pipeOutput(step((x: number) => x * Number(config["n"])).named("s")) : tag({});

const EDITS: readonly Edit[] = [
  {
    name: "parameterize: a constant of one node",
    before: [parameterize({ three: { a: value(3) }, eight: { a: value(8) } })],
    after: [parameterize({ three: { a: value(4) }, eight: { a: value(8) } })],
    changes: ["three"],
  },
  {
    name: "parameterize: 1 and the text 1",
    before: [parameterize({ one: { a: value(1) } })],
    after: [parameterize({ one: { a: value("1") } })],
    changes: ["one"],
  },
  {
    name: "parameterize: documentation",
    before: [parameterize({ one: { a: value(1) } }, { docs: { one: "One" } })],
    after: [parameterize({ one: { a: value(1) } }, { docs: { one: "Two" } })],
    changes: [],
  },
  {
    name: "parameterize: inner steps stay, what they belong to changes",
    before: [pipeOutput(step(double)), parameterize({ p: { a: value(1) }, q: { a: value(2) } })],
    after: [pipeOutput(step(double)), parameterize({ p: { a: value(1) }, q: { a: value(3) } })],
    changes: ["q.raw"],
  },
  { name: "inject: a constant", before: [inject({ a: value(1) })], after: [inject({ a: value(2) })], changes: ["f"] },
  { name: "inject: a node", before: [inject({ a: source("x") })], after: [inject({ a: source("y") })], changes: ["f"] },
  {
    name: "inject: which parameter takes a node",
    before: [inject({ a: source("x"), b: source("y") })],
    after: [inject({ a: source("y"), b: source("x") })],
    changes: ["f"],
  },
  {
    name: "inject: the order of keys",
    before: [inject({ a: source("x"), b: source("y") })],
    after: [inject({ b: source("y"), a: source("x") })],
    changes: [],
  },
  {
    name: "inject: the order in a group",
    before: [inject({ a: group([source("x"), source("y")]) })],
    after: [inject({ a: group([source("y"), source("x")]) })],
    changes: ["f"],
  },
  {
    name: "inject: the structure of a group",
    before: [inject({ a: group([source("x"), group([source("y")])]) })],
    after: [inject({ a: group([group([source("x")]), source("y")]) })],
    changes: ["f"],
  },
  {
    name: "inject: a key in a group",
    before: [inject({ a: group({ k: source("x") }) })],
    after: [inject({ a: group({ l: source("x") }) })],
    changes: ["f"],
  },
  {
    name: "inject: a constant in a group",
    before: [inject({ a: group([source("x"), value([1])]) })],
    after: [inject({ a: group([source("x"), value([2])]) })],
    changes: ["f"],
  },
  {
    name: "inject: the config that it reads",
    before: [inject({ a: configuration("n") })],
    after: [inject({ a: configuration("n") })],
    config: [{ n: 1 }, { n: 2 }],
    changes: ["f"],
  },
  {
    name: "inject: config that only another node reads",
    before: [inject({ a: configuration("n") }), retry()],
    after: [inject({ a: configuration("n") }), retry()],
    config: [
      { n: 1, b: 1 },
      { n: 1, b: 2 },
    ],
    changes: [],
  },
  {
    name: "extractFields: a further field",
    before: [extractFields("x", "y", { fill: 0 })],
    after: [extractFields("x", "y", { fill: 1 })],
    changes: ["x", "y"],
  },
  {
    name: "unpackFields: what is filled in",
    before: [unpackFields("x", "y", { fill: undefined })],
    after: [unpackFields("x", "y", { fill: null })],
    changes: ["x", "y"],
  },
  {
    name: "pipeOutput: a constant of one step",
    before: [pipeOutput(step(double), step(scaled, value(2)).named("s"))],
    after: [pipeOutput(step(double), step(scaled, value(3)).named("s"))],
    changes: ["f.s"],
  },
  {
    name: "pipeInput: a constant of one step",
    before: [pipeInput(step(scaled, value(2)).named("s"), step(double))],
    after: [pipeInput(step(scaled, value(3)).named("s"), step(double))],
    changes: ["f.s"],
  },
  {
    name: "pipeOutput: the config that a step reads",
    before: [pipeOutput(step(scaled, configuration("n")).named("s"))],
    after: [pipeOutput(step(scaled, configuration("n")).named("s"))],
    config: [{ n: 1 }, { n: 2 }],
    changes: ["f.s"],
  },
  {
    name: "does: the mapping",
    before: [does((all: { p: number; q: number }) => all.p, { p: "a", q: "b" })],
    after: [does((all: { p: number; q: number }) => all.p, { p: "b", q: "a" })],
    changes: ["f"],
  },
  {
    name: "checkOutput: the setting of one check",
    before: [checkOutput({ range: [0, 1], allowNaN: false })],
    after: [checkOutput({ range: [0, 2], allowNaN: false })],
    changes: ["f_range_validator"],
  },
  {
    name: "checkOutput: what happens when a check fails",
    before: [checkOutput({ range: [0, 1], importance: "warn" })],
    after: [checkOutput({ range: [0, 1], importance: "fail" })],
    changes: ["f"],
  },
  {
    name: "checkOutputCustom: data of one validator",
    before: [checkOutputCustom([positive, { ...positive, name: "other" }])],
    after: [checkOutputCustom([above(1), { ...positive, name: "other" }])],
    changes: ["f_positive_validator"],
  },
  {
    name: "loadFrom: an option",
    before: [loadFrom(loader, { url: value("x") }, { parameter: "a" })],
    after: [loadFrom(loader, { url: value("y") }, { parameter: "a" })],
    changes: ["f.loadData.a"],
  },
  {
    name: "loadFrom: the loader's data",
    before: [loadFrom(loader, { url: value("x") }, { parameter: "a" })],
    after: [loadFrom({ ...loader, name: "disk" }, { url: value("x") }, { parameter: "a" })],
    changes: ["f.loadData.a"],
  },
  {
    name: "saveTo: an option",
    before: [saveTo(saver, { url: value("x") })],
    after: [saveTo(saver, { url: value("y") })],
    changes: ["f.save"],
  },
  {
    name: "resolve: what it gives",
    before: [resolve(({ n }) => inject({ a: value(Number(n) > 5) }))],
    after: [resolve(({ n }) => inject({ a: value(Number(n) > 5) }))],
    config: [{ n: 1 }, { n: 9 }],
    changes: ["f"],
  },
  {
    name: "resolve: config that leads to the same modifier",
    before: [resolve(({ n }) => inject({ a: value(Number(n) > 5) }))],
    after: [resolve(({ n }) => inject({ a: value(Number(n) > 5) }))],
    config: [{ n: 1 }, { n: 2 }],
    changes: [],
  },
  {
    name: "resolve: config that a function reads later",
    before: [resolve(scaledByConfig)],
    after: [resolve(scaledByConfig)],
    config: [{ n: 1 }, { n: 2 }],
    changes: ["f.s"],
  },
  { name: "a user's modifier that wraps", before: [times(2)], after: [times(3)], changes: ["f"] },
  {
    name: "a user's modifier that feeds: arguments without an effect",
    before: [fedWith(1, "one")],
    after: [fedWith(1, "two")],
    changes: [],
  },
  { name: "a user's modifier that feeds", before: [fedWith(1, "")], after: [fedWith(2, "")], changes: ["f"] },
  { name: "a user's modifier that feeds functions", before: [calling(1)], after: [calling(2)], changes: ["f"] },
  { name: "a user's modifier: its version", before: [versioned("1")], after: [versioned("2")], changes: ["x"] },
  { name: "a user's modifier that makes the same", before: [fields("x")], after: [fields("x")], changes: [] },
  {
    name: "modifiers that do not change values",
    before: [tag({ t: "x" }), retry({ attempts: 3 }), limit({ name: "l", concurrency: 1 })],
    after: [tag({ t: "y" }), retry({ attempts: 5 }), limit({ name: "m", concurrency: 2 })],
    changes: [],
  },
];

describe("an edit", () => {
  it.each(EDITS)("of $name", ({ before, after, config = [{}, {}], changes }) => {
    const one = versionsOf({ modifiers: before }, config[0]);
    expect(changed(one, versionsOf({ modifiers: after }, config[1]))).toEqual(changes);
    expect(changed(one, versionsOf({ modifiers: before }, config[0]))).toEqual([]);
    for (const { version, gaps } of one.values()) {
      expect(version).toMatch(/^[0-9a-f]{24}$/);
      expect(gaps).toEqual([]);
    }
  });
});

/** Modifiers, and what edits of code change; all other nodes stay. */
interface CodeEdit {
  readonly name: string;
  readonly modifiers: readonly unknown[];
  /** The nodes that call the user's own function. */
  readonly ofFunction: readonly string[];
  /** The nodes that call what stands in the arguments of the modifier. */
  readonly ofArguments: readonly string[];
}

const CODE_EDITS: readonly CodeEdit[] = [
  {
    name: "parameterize",
    modifiers: [parameterize({ three: { a: value(3) }, eight: { a: value(double) } })],
    ofFunction: ["three", "eight"],
    ofArguments: ["eight"],
  },
  { name: "extractFields", modifiers: [extractFields("x")], ofFunction: ["f"], ofArguments: [] },
  { name: "extractColumns", modifiers: [extractColumns("x")], ofFunction: ["f"], ofArguments: [] },
  {
    name: "extractFields with a fill",
    modifiers: [extractFields("x", { fill: double })],
    ofFunction: ["f"],
    ofArguments: ["x"],
  },
  { name: "pipeInput", modifiers: [pipeInput(step(double))], ofFunction: ["f"], ofArguments: ["f.with_double"] },
  {
    name: "pipeOutput",
    modifiers: [pipeOutput(step(double))],
    ofFunction: ["f.raw"],
    ofArguments: ["f.with_double"],
  },
  { name: "does", modifiers: [does(double)], ofFunction: ["f"], ofArguments: ["f"] },
  { name: "checkOutput", modifiers: [checkOutput({ range: [0, 1] })], ofFunction: ["f_raw"], ofArguments: [] },
  {
    name: "checkOutputCustom",
    modifiers: [checkOutputCustom(positive)],
    ofFunction: ["f_raw"],
    ofArguments: ["f_positive_validator"],
  },
  { name: "dataLoader", modifiers: [dataLoader()], ofFunction: ["f.loader"], ofArguments: [] },
  { name: "dataSaver", modifiers: [dataSaver()], ofFunction: ["f"], ofArguments: [] },
  {
    name: "loadFrom",
    modifiers: [loadFrom(loader, { url: value("x") }, { parameter: "a" })],
    ofFunction: ["f"],
    ofArguments: ["f.loadData.a"],
  },
  { name: "saveTo", modifiers: [saveTo(saver, { url: value("x") })], ofFunction: ["f"], ofArguments: ["f.save"] },
  { name: "a user's modifier that wraps", modifiers: [times(2)], ofFunction: ["f"], ofArguments: ["f"] },
  { name: "a user's modifier that expands", modifiers: [fields("x")], ofFunction: ["f"], ofArguments: [] },
  {
    name: "resolve",
    modifiers: [resolve(() => pipeOutput(step(double).named("s")))],
    ofFunction: ["f.raw"],
    ofArguments: ["f.s"],
  },
];

describe("an edit of code", () => {
  it.each(CODE_EDITS)("under $name", ({ modifiers, ofFunction, ofArguments }) => {
    const before = versionsOf({ modifiers });
    const editedFunction = versionsOf({ modifiers, codeVersion: "e".repeat(24) });
    const editedArguments = versionsOf({ modifiers, code: { codeVersion: "d".repeat(24) } });
    expect(changed(before, editedFunction).toSorted()).toEqual(ofFunction.toSorted());
    expect(changed(before, editedArguments).toSorted()).toEqual(ofArguments.toSorted());
  });
});

describe("versions", () => {
  it("are those of the function for nodes to whose value modifiers add nothing", () => {
    const modifiers = [
      tag({ t: "x" }),
      tagOutputs({ f: { t: "x" } }),
      schemaOutput({ x: "number" }),
      retry(),
      limit({ name: "l", concurrency: 1 }),
      acceptErrorSentinels(),
      dataSaver(),
      when({ n: 1 }),
      worker("file:///f.js"),
      timeout(10),
    ];
    const { version, parts } = versionsOf({ modifiers }, { n: 1 }).get("f")!;
    expect(version).toBe("f".repeat(24));
    expect(parts).toEqual([{ kind: "function", name: "f", hash: "f".repeat(24) }]);
  });

  it("say what they consist of", () => {
    const modifiers = [extractFields("x"), parameterize({ p: { a: value(1) } })];
    const versions = versionsOf({ modifiers });
    const hash = expect.stringMatching(/^[0-9a-f]{24}$/) as unknown;
    expect(versions.get("p")?.parts).toEqual([
      { kind: "function", name: "f", hash: "f".repeat(24) },
      { kind: "modifier", name: "parameterize", hash },
    ]);
    expect(versions.get("p.x")?.parts).toEqual([
      { kind: "function", name: "@icosian/runtime", hash: expect.stringMatching(/^\d+\.\d+\.\d+/) as unknown },
      { kind: "modifier", name: "extractFields", hash },
    ]);
  });

  it("do not contain names of nodes", () => {
    const of = (name: string): Written => ({
      modifiers: [pipeOutput(step(double)), parameterize({ [name]: { a: value(1) } })],
    });
    const one = [...versionsOf(of("p")).values()].map(({ version }) => version);
    const other = [...versionsOf(of("q")).values()].map(({ version }) => version);
    expect(one).toEqual(other);
  });

  it("differ for the steps of one modifier", () => {
    const modifiers = [pipeOutput(step(double).named("s"), step(double).named("t"))];
    const versions = versionsOf({ modifiers });
    expect(versions.get("f.s")?.version).not.toBe(versions.get("f.t")?.version);
  });

  it("differ for fields, columns and elements of one name", () => {
    const all = [extractFields("x"), extractColumns("x"), unpackFields("x"), extractFields("0")].map(
      (modifier) => [...versionsOf({ modifiers: [modifier] }).values()][1]?.version,
    );
    expect(new Set(all).size).toBe(4);
  });

  it("are computed once for a definition", () => {
    const read = { count: 0 };
    const [inner] = Object.values({ x: new Proxy([1], { ownKeys: (own) => (read.count++, Reflect.ownKeys(own)) }) });
    const versions = versionsOf({ modifiers: [inject({ a: value(inner) })], code: CODE });
    expect(versions.get("f")?.version).toMatch(/^[0-9a-f]{24}$/);
    expect(read.count).toBeLessThanOrEqual(1);
  });
});
