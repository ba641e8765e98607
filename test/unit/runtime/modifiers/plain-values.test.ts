/** Feeds where a plain value belongs: read where that has a meaning, refused with clear words everywhere else. */
import { expect, it, describe } from "vitest";
import { dataflow, type Dataflow } from "@icosian/runtime";
import { DataflowError } from "@icosian/runtime/tooling";
import { build, hideModifiers, loadModules, run } from "./build.ts";

const INNER = `
  export const where = (region: string): string => region + "1";
  export const sum = (rate: number, base: number): number => rate + base;
  export const holidays__us = node(when({ region: "us" }), (): number => 10);
  export const holidays__other = node(otherwise(), (): number => 3);
  export const chosen = node(whenConfig((config) => config["region"] === "us"), (): string => "us only");
  export const listed = (limits: any): string => JSON.stringify(limits);
`;

async function buildAround(outer: string, config: Readonly<Record<string, unknown>>): Promise<Dataflow<never>> {
  const modules = await loadModules(INNER, outer);
  return dataflow({ modules: [modules[1]!], config });
}

async function messagesOf(building: Promise<unknown>): Promise<readonly string[]> {
  const thrown: unknown = await building.then(
    () => null,
    (error: unknown) => error,
  );
  expect(thrown).toBeInstanceOf(DataflowError);
  return (thrown as DataflowError).problems.map(({ code, message }) => `${code} ${message}`);
}

describe("the config of a subdag", () => {
  it("has the values of the config around, for parameters and gates alike", async () => {
    const flow = await buildAround(
      `export const place = node(subdag([previous], { config: { region: configuration("country") } }),
         (where: string, holidays: number): string => where + holidays);
       export const each = node(parameterizedSubdag([previous], {
           v1: { config: { region: configuration("country"), rate: value(2) } },
           v2: { config: { region: "uk", rate: configuration("fast") } },
         }), (where: string, sum: number, holidays: number): string => where + sum + holidays);
       export const both = node(subdag([previous], { config: { region: "uk",
           limits: group({ low: value(1), high: configuration("fast"), all: group([configuration("fast")]) }) } }),
         (listed: string): string => listed);`,
      { country: "us", fast: 5 },
    );
    expect(await run(flow, ["place", "v1", "v2", "both"], { base: 1 })).toEqual({
      place: "us110",
      v1: "us1310",
      v2: "uk163",
      both: '{"low":1,"high":5,"all":[5]}',
    });
    // A gate inside that reads the value lets its definition exist.
    expect(await run(flow, ["place.chosen"])).toEqual({ "place.chosen": "us only" });
  });

  it("hands values through nested subdags", async () => {
    const modules = await loadModules(
      INNER,
      `export const middle = node(subdag([previous], { config: { region: configuration("land") } }),
         (where: string): string => where + "m");`,
      `export const outer = node(subdag([previous], { config: { land: configuration("country") } }),
         (middle: string): string => middle + "o");`,
    );
    const flow: Dataflow<never> = dataflow({ modules: [modules[2]!], config: { country: "fr" } });
    expect(await run(flow, ["outer"])).toEqual({ outer: "fr1mo" });
  });

  it("names a key that is missing around", async () => {
    const outer = `export const place = node(subdag([previous], { config: { region: configuration("contry") } }),
      (where: string): string => where);`;
    expect(await messagesOf(buildAround(outer, {}))).toEqual([
      "ICO6013 `place` reads the config key `contry`, which is not set. Set it in `config`.",
    ]);
  });

  it("cannot have values of nodes", async () => {
    const outer = `
      export const a = node(subdag([previous], { config: { region: source("country") } }), (where: string): string => where);
      export const b = node(parameterizedSubdag([previous], { v1: { config: { region: group([source("country")]) } } }),
        (where: string): string => where);
      export const c = node(subdag([previous], { config: { limits: { low: configuration("x") } } }),
        (listed: string): string => listed);
      export const d = node(subdag([previous], { config: configuration("x") as any }), (listed: string): string => listed);
      export const e = node(subdag([previous], { namespace: value("n") as any }), (where: string): string => where);`;
    expect(await messagesOf(buildAround(hideModifiers(outer), {}))).toEqual([
      "ICO6009 A modifier of `a` is wrong: `region` in the `config` of a subdag is fed from the node `country`, and a config is fixed when the dataflow is built. Give it in `inputs`.",
      "ICO6009 A modifier of `b` is wrong: `region` in the `config` of a subdag is fed from the node `country`, and a config is fixed when the dataflow is built. Give it in `inputs`.",
      "ICO6009 A modifier of `c` is wrong: `limits` in the `config` of a subdag has `configuration(…)` within it. Make the whole value a `group(…)`.",
      "ICO6009 A modifier of `d` is wrong: `subdag` takes `inputs` and `config` as objects with one value a name.",
      "ICO6009 A modifier of `e` is wrong: `subdag` takes a name as `namespace`, not an object.",
    ]);
  });
});

it.each<[string, string]>([
  [`inject({ x: value(source("y")) })`, "`value` is given `source(…)`, which would stay an object."],
  [`inject({ x: value([configuration("k")]) })`, "`value` is given `configuration(…)`, which would stay an object."],
  [`inject({ x: group([value({ a: group([value(1)]) })]) })`, "`value` is given `group(…)`"],
  [`extractFields("a", { fill: value(0) })`, "`fill` of `extractFields` is `value(…)`, and takes the value itself."],
  [`extractColumns("a", { fill: [source("y")] })`, "`fill` of `extractColumns` is `source(…)`"],
  [`checkOutput({ range: configuration("limits") as any })`, "`range` is given `configuration(…)`"],
  [`checkOutput({ valuesIn: [source("y")] })`, "`valuesIn` is given `source(…)`, and takes the value itself."],
  [
    `pipeOutput(step(_inc).when({ k: configuration("k") as any }))`,
    "`when` compares the config key `k` with an object",
  ],
  [`when({ k: configuration("k") as any })`, "`when` compares the config key `k` with an object"],
  [`tag({ k: value("v") as any })`, "The tag `k` is an object"],
])("%s is refused", async (modifier, words) => {
  const building = build(`const _inc = (x: number): number => x + 1;
    export const f = node(unseen(${modifier}), (x: number): any => ({ a: x }));`);
  const [message, ...more] = await messagesOf(building);
  expect(more).toEqual([]);
  expect(message).toContain(`ICO6009 A modifier of \`f\` is wrong: `);
  expect(message).toContain(words);
});

it("a tag with a target stays on that node, however it is written", async () => {
  const flow = await build(`
    export const table = node(extractColumns("a"), tag({ shared: "s" }), tag({ own: "o" }, { target: "table" }),
      (x: string): readonly { a: string }[] => [{ a: x }]);
    export const piped = node(extractFields("b"), pipeOutput(step((x: any) => x)), tagOutputs({ piped: { own: "o" } }),
      (x: number): { b: number } => ({ b: x }));
    export const loaded = node(extractFields("c"), dataLoader(), tag({ own: "o" }, { target: ["loaded"] }),
      (x: number): [{ c: number }, {}] => [{ c: x }, {}]);
    export const checked = node(extractFields("d"), checkOutput({ allowNull: false }), tag({ own: "o" }, { target: "all" }),
      (x: number): { d: number } => ({ d: x }));`);
  const all = flow.listAvailableVariables();
  const tags = new Map(all.map((each) => [each.name, Object.keys(each.tags).filter((key) => key !== "module")]));
  expect(tags.get("table")?.toSorted()).toEqual(["own", "shared"]);
  expect(tags.get("a")).toEqual(["shared"]);
  for (const name of ["piped", "loaded", "checked"]) expect(tags.get(name)).toContain("own");
  for (const name of ["b", "c", "d"]) expect(tags.get(name)).not.toContain("own");
  expect(all.find(({ name }) => name === "a")?.type).toBe('({ a: string })["a"][]');
  expect(await run(flow, ["a"], { x: "v" })).toEqual({ a: ["v"] });
});
