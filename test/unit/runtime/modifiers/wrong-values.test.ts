/** A wrong value of a modifier is quoted, with what is allowed: when the dataflow is built, and when it is compiled. */
import * as runtime from "@icosian/runtime";
import { describe, expect, it } from "vitest";
import { checkFiles } from "../../transformer/4-check/check-files.ts";
import { catchError, codesOf } from "../catch-error.ts";
import { build, hideModifiers } from "./build.ts";

/** A modifier as it is written, and what is said of it. */
const WRONG: readonly (readonly [modifier: string, message: string])[] = [
  [`checkOutput({ allowNaN: false, importance: "fatal" } as any)`, '`importance` is "fatal"; give "warn" or "fail".'],
  [
    `checkOutputCustom({ name: "v", validate: () => true }, { importance: "error" } as any)`,
    '`importance` is "error"; give "warn" or "fail".',
  ],
  [`checkOutput({ range: 5 } as any)`, "`range` is 5; give two limits, `[lowest, highest]`."],
  [`checkOutput({ range: [5] } as any)`, "`range` is [5]; give two limits, `[lowest, highest]`."],
  [`checkOutput({ meanInRange: [5, 1] })`, "`meanInRange` is [5, 1] and begins above its end"],
  [`checkOutput({ range: ["b", "a"] } as any)`, '`range` is ["b", "a"]; give two numbers.'],
  [`checkOutput("range" as any)`, 'takes an object of checks, not "range".'],
  [`checkOutputCustom("v" as any)`, 'and a method `validate`, not "v".'],
  [`checkOutputCustom([] as any)`, "and a method `validate`, not an empty list."],
  [`inject({ a: "x" } as any)`, '`a` is fed "x". Write `value("x")` for a constant, or `source("x")` for a node.'],
  [`inject({ a: true } as any)`, "`a` is fed true. Write `value(…)` for a constant"],
  [`inject({ a: source(5 as any) })`, "`source` takes the name of a node, not 5."],
  [`inject({ a: configuration("") })`, '`configuration` takes a config key, not "".'],
  [`parameterize("x" as any)`, 'and is given "x".'],
  [`parameterizedSubdag([{}], "x" as any)`, 'takes an object with one node a key, not "x".'],
  [`parameterizedSubdag([{}], {})`, "takes an object with one node a key, not an empty object."],
  [`subdag("x" as any)`, 'takes a list of modules, not "x".'],
  [`subdag([{}], { namespace: 5 } as any)`, "takes a name as `namespace`, not 5."],
  [`subdag([{}], { inputs: "x" } as any)`, 'has `inputs` that are "x".'],
  [`extractFields("a", 5 as any)`, "`extractFields` takes names, not 5."],
  [`unpackFields("" as any)`, '`unpackFields` takes names, not "".'],
  [`tag({ owner: 5 } as any)`, "The tag `owner` is 5; give a string, or a list of distinct strings."],
  [`tag({ owner: "me" }, { target: 5 } as any)`, "`tag` takes names as target, not 5."],
  [`schemaOutput({ a: 5 } as any)`, "the name of a type for each column; that of `a` is 5."],
  [`schemaOutput("a" as any)`, 'the name of a type for each column, not "a".'],
  [`when({ region: ["us"] } as any)`, "compares the config key `region` with an array; give a string, number,"],
  [`whenIn({ region: "us" } as any)`, 'compares the config key `region` with "us"; give a list of values.'],
  [`whenConfig("us" as any)`, '`whenConfig` takes a function, not "us".'],
  [`when({ region: null }, { name: 5 } as any)`, "`when` takes a name as `name`, not 5."],
  [`pipeInput(5 as any)`, "Step 1 of `pipeInput`: 5 is no step; write `step(fn, …)`."],
  [`pipeInput(step("x" as any))`, 'Step 1 of `pipeInput`: it goes through "x", not a function.'],
  [`pipeInput(step((a: any) => a).named(5 as any))`, "`named` takes a name, not 5."],
  [`pipeInput(step((a: any) => a).when("us" as any))`, '`when` takes an object with one value a config key, not "us".'],
  [`pipeInput(step((a: any) => a), { onInput: 5 } as any)`, "`pipeInput` takes names as `onInput`, not 5."],
  [`pipeOutput(step((a: any) => a), { onOutput: 5 } as any)`, "`pipeOutput` takes names as target, not 5."],
  [`does("x" as any)`, '`does` takes a function, not "x".'],
  [`does((a: any) => a, "x" as any)`, 'The mapping of `does` is "x"; give an object.'],
  [
    `loadFrom(5 as any, {}, { parameter: "a" })`,
    "takes a data loader, an object with a `name` and a method `load`, not 5.",
  ],
  [`saveTo("file" as any)`, 'and a method `save`, not "file".'],
];

const source = (modifier: string): string => `export const f: any = node(${modifier}, (a: any): any => a);`;

describe("when the dataflow is built", () => {
  it.each(WRONG)("%s", async (modifier, message) => {
    const error = await catchError(() => build(hideModifiers(source(modifier))));
    expect(codesOf(error)).toEqual(["ICO6009"]);
    expect(error.message).toContain(message);
  });
});

describe("when the module is compiled", () => {
  // What a subdag is given as modules is no module there, so only building the dataflow tells.
  const readable = WRONG.filter(([modifier]) => !modifier.includes("ubdag([{}]"));

  it.each(readable)("%s", (modifier, message) => {
    const written = source(modifier).replace("f: any", "f").replaceAll(" as any", "");
    const called = new Set(Array.from(written.matchAll(/\b(\w+)\(/g), ([, name = ""]) => name));
    const names = Object.keys(runtime).filter((name) => called.has(name));
    const text = `"use dataflow";\nimport { ${names.join(", ")} } from "@icosian/runtime";\n${written}`;
    const diagnostics = checkFiles({ "features.ts": text }).diagnostics.filter(({ severity }) => severity === "error");
    expect(diagnostics.map(({ code }) => code)).toEqual(["ICO6009"]);
    expect(diagnostics[0]?.message).toContain(message);
  });
});
