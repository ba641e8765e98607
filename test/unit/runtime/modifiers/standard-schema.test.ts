/** `checkOutput({ schema })` with the schemas of real libraries. */
import { checkOutput, dataflow, node, type Dataflow, type StandardSchema } from "@icosian/runtime";
import { type } from "arktype";
import * as v from "valibot";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { CompileFolder } from "../../../property/compile-modules.ts";
import { catchError, codesOf } from "../catch-error.ts";
import { run } from "./build.ts";

/** A library: its import, a schema of rows, one of numbers, and what it says of `WRONG` and of "many". */
const LIBRARIES = [
  {
    name: "zod",
    imports: `import { z } from "zod";`,
    row: `z.object({ spend: z.number().min(0), tags: z.array(z.string().min(1)) })`,
    number: `z.number()`,
    says: [/(^|; )spend: Too small: expected number to be >=0/, /; tags\.1: Too small: expected string to have >=1/],
    saysOfText: /^Invalid input: expected number, received string$/,
  },
  {
    name: "valibot",
    imports: `import * as v from "valibot";`,
    row: `v.object({ spend: v.pipe(v.number(), v.minValue(0)), tags: v.array(v.pipe(v.string(), v.minLength(1))) })`,
    number: `v.number()`,
    says: [/(^|; )spend: Invalid value: Expected >=0 but received -1/, /; tags\.1: Invalid length: Expected >=1/],
    saysOfText: /^Invalid type: Expected number but received "many"$/,
  },
  {
    name: "arktype",
    imports: `import { type } from "arktype";`,
    row: `type({ spend: "number >= 0", tags: "(string > 0)[]" })`,
    number: `type("number")`,
    says: [/(^|; )spend: spend must be non-negative \(was -1\)/, /; tags\.1: tags\[1\] must be non-empty/],
    saysOfText: /^must be a number \(was a string\)$/,
  },
];

const RIGHT = { spend: 1, tags: ["a"] };
const WRONG = { spend: -1, tags: ["a", ""] };

const folder = new CompileFolder(["zod", "valibot", "arktype"]);
afterAll(() => folder.remove());

/** A dataflow of nodes that give their input `x`, each under its checks. */
async function build(imports: string, nodes: Readonly<Record<string, string>>): Promise<Dataflow<never>> {
  const definitions = Object.entries(nodes).map(
    ([name, checks]) => `export const ${name} = node(checkOutput({ ${checks} }), (x: unknown): any => x);`,
  );
  const source = [`"use dataflow";`, `import { checkOutput, node } from "@icosian/runtime";`, imports, ...definitions];
  return dataflow({ modules: await folder.load([source.join("\n")]) });
}

describe.each(LIBRARIES)("$name", ({ imports, row, number, says, saysOfText }) => {
  let flow: Dataflow<never>;
  beforeAll(async () => {
    flow = await build(imports, {
      strict: `schema: ${row}, importance: "fail"`,
      lenient: `schema: ${row}`,
      bounded: `schema: ${number}, range: [0, 10], importance: "fail"`,
    });
  });

  it("lets through what the schema accepts, as it was", async () => {
    const { strict, strict_schema_validator } = await run(flow, ["strict", "strict_schema_validator"], { x: RIGHT });
    expect(strict).toBe(RIGHT);
    expect(strict_schema_validator).toEqual({
      passes: true,
      message: "the schema accepts it",
      diagnostics: { issues: [] },
    });
  });

  it("stops at what it does not accept, and says where and why", async () => {
    const error = await catchError(() => run(flow, ["strict"], { x: WRONG }));
    expect(codesOf(error)).toEqual(["ICO8005"]);
    expect(error.message).toContain("`strict` failed a check: schema: ");
    for (const words of says) expect(error.message).toMatch(new RegExp(words.source.replace("^|", ": |")));
  });

  it("warns where the check is not that important", async () => {
    const warn = vi.spyOn(console, "warn").mockReturnValue();
    expect(await run(flow, ["lenient"], { x: WRONG })).toEqual({ lenient: WRONG });
    expect(warn).toHaveBeenCalledOnce();
    expect(warn.mock.lastCall?.[0]).toContain("`lenient` failed a check: schema: ");
    warn.mockRestore();
  });

  it("can be asked what it found", async () => {
    const { lenient_schema_validator: found } = await run(flow, ["lenient_schema_validator"], { x: WRONG });
    expect(found).toMatchObject({ passes: false, diagnostics: { issues: { length: 2 } } });
    for (const words of says) expect(found).toMatchObject({ message: expect.stringMatching(words) });
  });

  it("composes with other checks, whose failures are reported together", async () => {
    expect(await run(flow, ["bounded"], { x: 5 })).toEqual({ bounded: 5 });
    const error = await catchError(() => run(flow, ["bounded"], { x: "many" }));
    expect(error.message).toContain("`bounded` failed 2 checks: schema: ");
    expect(error.message).toContain('range: the value "many" is outside [0, 10]');
    expect(await run(flow, ["bounded_schema_validator", "bounded_range_validator"], { x: "many" })).toMatchObject({
      bounded_schema_validator: { passes: false, message: expect.stringMatching(saysOfText) },
      bounded_range_validator: { passes: false },
    });
    expect(await run(flow, ["bounded_schema_validator", "bounded_range_validator"], { x: 11 })).toMatchObject({
      bounded_schema_validator: { passes: true },
      bounded_range_validator: { passes: false },
    });
  });

  it("is asked asynchronously, so that no synchronous run can pass it by", async () => {
    const error = await catchError(() => flow.executeSync(["strict"] as readonly string[], { inputs: { x: RIGHT } }));
    expect(codesOf(error)).toEqual(["ICO7007"]);
  });
});

it.each([
  ["zod", `import { z } from "zod";`, `z.number().refine(async (x) => (await null, x % 2 === 0), "odd")`],
  [
    "valibot",
    `import * as v from "valibot";`,
    `v.pipeAsync(v.number(), v.checkAsync(async (x) => (await null, x % 2 === 0), "odd"))`,
  ],
])("asynchronous refinements of %s are waited for", async (_, imports, schema) => {
  const flow = await build(imports, { even: `schema: ${schema}, importance: "fail"` });
  expect(await run(flow, ["even"], { x: 2 })).toEqual({ even: 2 });
  expect((await catchError(() => run(flow, ["even"], { x: 3 }))).message).toContain("schema: odd");
});

it("what a schema would make of the value does not take its place", async () => {
  const flow = await build(`import { z } from "zod";`, {
    text: `schema: z.string().transform((text) => text.length), importance: "fail"`,
  });
  expect(await run(flow, ["text"], { x: "four" })).toEqual({ text: "four" });
});

it("a schema that throws is a node that fails", async () => {
  const flow = await build("", {
    broken: `schema: { "~standard": { version: 1, vendor: "own", validate() { throw new Error("broken schema"); } } }`,
  });
  const error = await catchError(() => run(flow, ["broken"], { x: 1 }));
  expect(codesOf(error)).toEqual(["ICO8001"]);
  expect(error.cause).toEqual(new Error("broken schema"));
});

it("what is no schema is refused when the dataflow is built", async () => {
  const error = await catchError(() => build("const no: any = {};", { wrong: "schema: no.schema ?? 3" }));
  expect(codesOf(error)).toEqual(["ICO6009"]);
  expect(error.message).toContain("`schema` is 3; give a Standard Schema");
});

it("TypeScript takes the schemas of all three libraries", () => {
  const schemas: readonly StandardSchema[] = [z.object({ a: z.number() }), v.object({ a: v.number() }), type("number")];
  for (const schema of schemas) expect(typeof node(checkOutput({ schema }), (): number => 1)).toBe("function");
});
