/** Fields are judged as TypeScript judges the access of a property, bodies as it judges the plain call. */
import { expect, it } from "vitest";
import { checkFiles, type CheckedProgram } from "../unit/transformer/4-check/check-files.ts";
import { DECLARATIONS, typePairs } from "./edge-types.ts";

const HEAD = `"use dataflow";
import { does, extractFields, node, parameterize } from "@icosian/runtime";
import { nothing } from "./types.ts";
import type { Account, Bag, Box, Branded, Color, Dollars, Euros, Level, Methods, OtherBranded, Row, Savings, Shape } from "./types.ts";`;

const NAMES = ["id", "kind", "owner", "missing"];

/** Primitive values and functions have no fields, whatever TypeScript would let be read of them. */
const PARTS = [
  "Row",
  "Bag",
  "Account",
  "Savings",
  "Shape",
  "Methods",
  "Euros",
  "Box<number>",
  "Partial<Row>",
  "{ id: number }",

  "{}",
  "object",
  "Record<string, number>",
  "Record<number, string>",
  '{ 0: string; name?: "a" }',
  "[number, string]",

  "readonly Row[]",
  'Record<"id" | "kind", Row>',
  "Pick<Row, 'id'> & { kind: 1 }",
  "Date",
  "null",
  "undefined",
  "any",
  "[]",
];
const TYPES = PARTS.flatMap((one, index) => [one, `${one} | ${PARTS[(index * 7 + 3) % PARTS.length]}`]);

/** Lines of a file that something is said of. */
function linesOf(file: string, locations: readonly string[]): ReadonlySet<number> {
  const found = locations.flatMap((location) =>
    location.startsWith(`${file}:`) ? [Number(location.split(":")[1])] : [],
  );
  return new Set(found);
}

function judge(nodes: readonly string[], calls: readonly string[]): CheckedProgram {
  return checkFiles({
    "types.ts": DECLARATIONS,
    "nodes.ts": [HEAD, ...nodes].join("\n"),
    "calls.ts": [HEAD, ...calls].join("\n"),
    "main.ts": `import { dataflow } from "@icosian/runtime";\nimport * as nodes from "./nodes.ts";\nexport const flow = dataflow(nodes);`,
  });
}

/** The compiler's verdict, by line. */
function refusedIn({ diagnostics, locationOf }: CheckedProgram, code: string): ReadonlySet<number> {
  return linesOf(
    "nodes.ts",
    diagnostics.flatMap((each) => (each.code === code ? [locationOf(each)] : [])),
  );
}

const FIRST = HEAD.split("\n").length + 1;

it("takes fields that could be accessed", () => {
  const cases = TYPES.flatMap((type) => NAMES.map((name) => ({ type, name })));
  const checked = judge(
    cases.map(
      ({ type, name }, index) =>
        `export const f${index} = node(parameterize({ n${index}: {} }), extractFields("${name}"), (): ${type} => nothing);`,
    ),
    cases.map(({ type, name }, index) => {
      const access = /^\d/.test(name) ? `["${name}"]` : `.${name}`;
      return `export const f${index} = async (value: ${type}): Promise<unknown> => (await value)${access};`;
    }),
  );
  const byTypeScript = linesOf("calls.ts", checked.typescript);
  const byTypes = linesOf("nodes.ts", checked.typescript);
  const byCompiler = refusedIn(checked, "ICO3117");
  const verdicts = cases.map(({ type, name }, index) => {
    const line = FIRST + index;
    return { type, name, access: byTypeScript.has(line), types: byTypes.has(line), compiler: byCompiler.has(line) };
  });
  expect(verdicts.filter(({ access }) => access).length).toBeGreaterThan(20);
  expect(verdicts.filter(({ access }) => !access).length).toBeGreaterThan(20);
  expect(verdicts.filter(({ access, types }) => access !== types)).toEqual([]);
  expect(verdicts.filter(({ access, compiler }) => access !== compiler)).toEqual([]);
});

it("puts functions in the place of bodies that could be called there", () => {
  const plain = typePairs.filter(([given, asked]) => given.typeParameters === "" && asked.typeParameters === "");
  const cases = plain
    .filter((_, index) => index % 131 === 0)
    .map(([given, asked]) => [given.text, asked.text] as const);
  const checked = judge(
    cases.map(
      ([given, asked], index) =>
        `const _b${index} = (_: ${asked}): number => 1; export const b${index} = node(does(_b${index}), (a: ${given}, b: number): number => nothing);`,
    ),
    cases.map(
      ([given, asked], index) =>
        `const _b${index} = (_: ${asked}): number => 1; export const b${index} = (a: ${given}): number => _b${index}(a);`,
    ),
  );
  const byTypeScript = linesOf("calls.ts", checked.typescript);
  const byCompiler = refusedIn(checked, "ICO3119");
  const verdicts = cases.map(([given, asked], index) => {
    const line = FIRST + index;
    return { given, asked, call: byTypeScript.has(line), compiler: byCompiler.has(line) };
  });
  expect(verdicts.filter(({ call }) => call).length).toBeGreaterThan(20);
  expect(verdicts.filter(({ call }) => !call).length).toBeGreaterThan(5);
  expect(verdicts.filter(({ call, compiler }) => call !== compiler)).toEqual([]);
});
