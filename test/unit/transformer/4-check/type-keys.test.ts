/** Types that are written alike and are not the same: a checker is asked once per key, so each needs a key of its own. */
import { expect, it } from "vitest";
import { TypeKeys } from "../../../../transformer/src/2-analyse/read/type-keys.ts";
import { Declarations } from "../../../../transformer/src/2-analyse/names/declarations.ts";
import { parse } from "../../../../transformer/src/2-analyse/syntax/parse.ts";
import { checkFiles } from "./check-files.ts";

const TYPES = {
  "numbers.ts": `export type Value = number; export default interface Row { readonly id: number }`,
  "strings.ts": `export type Value = string; export default interface Row { readonly id: string }`,
  "more/numbers.ts": `export type Value = string;`,
};

/** A module with a consumer whose type is right: the checker is asked about it first. */
const RIGHT = `"use dataflow";
import type { Value } from "./numbers.js";
export function amount(): number { return 1; }
export function right(amount: Value): number { return amount; }
`;

/** What the second module writes, and how often `amount` is refused there. */
const CASES: readonly {
  readonly name: string;
  readonly text: string;
  readonly refused: number;
  readonly file?: string;
}[] = [
  {
    name: "the same import",
    text: `import type { Value } from "./numbers.js"; export function other(amount: Value): number { return 1; }`,
    refused: 0,
  },
  {
    name: "an import from another file",
    text: `import type { Value } from "./strings.js"; export function other(amount: Value): number { return 1; }`,
    refused: 1,
  },
  {
    name: "the same specifier in another folder",
    file: "more/other.ts",
    text: `import type { Value } from "./numbers.js"; export function other(amount: Value): number { return 1; }`,
    refused: 1,
  },
  {
    name: "an alias",
    text: `type Value = string; export function other(amount: Value): number { return 1; }`,
    refused: 1,
  },
  {
    name: "an import with another name",
    text: `import type { default as Value } from "./numbers.js"; export function other(amount: Value): number { return 1; }`,
    refused: 1,
  },
  {
    name: "a namespace",
    text: `import type * as types from "./strings.js"; export function other(amount: types.Value): number { return 1; }`,
    refused: 1,
  },
  {
    name: "a part of a larger type",
    text: `import type { Value } from "./strings.js"; export function other(amount: Value | readonly Value[]): number { return 1; }`,
    refused: 1,
  },
  {
    name: "a property",
    text: `type Value = string; export function other({ amount }: { amount: Value }): number { return 1; }`,
    refused: 1,
  },
  {
    name: "a type parameter",
    text: `import type { Value as Other } from "./numbers.js"; export function other<Value extends string>(amount: Value): number { return 1; }`,
    refused: 1,
  },
  {
    name: "a type parameter of an interface",
    text: `interface Inputs<Value = string> { readonly amount: Value } export function other({ amount }: Inputs): number { return 1; }`,
    refused: 1,
  },
  {
    name: "an optional input",
    text: `import type { Value } from "./numbers.js"; export function other(amount?: Value): number { return 1; }`,
    refused: 0,
  },
  {
    name: "a declared constant",
    text: `import type { Value } from "./numbers.js"; export function amount2(): string { return ""; } export const other: (amount: string) => number = (amount: Value): number => 1;`,
    refused: 0,
  },
];

it.each(CASES)("$name is no other type", ({ text, refused, file = "other.ts" }) => {
  const specifier = file.replace(/ts$/, "js");
  const { diagnostics, typescript, locationOf } = checkFiles(
    {
      ...TYPES,
      "right.ts": RIGHT,
      [file]: `"use dataflow"; ${text}`,
      "main.ts": `import { dataflow } from "@icosian/runtime"; import * as right from "./right.js"; import * as other from "./${specifier}";
export const flow = dataflow(right, other);`,
    },
    { judgedByTypeScript: ["right.ts"] },
  );
  expect(typescript).toEqual([]);
  const edges = diagnostics.filter(({ code }) => code === "ICO3101");
  expect(edges.map(locationOf)).toEqual(Array.from({ length: refused }, () => expect.stringMatching(`^${file}:`)));
});

it("refuses a value for what an export is declared to give, not for what its function says", () => {
  const { diagnostics, locationOf } = checkFiles({
    "first.ts": `"use dataflow"; export const price: () => number | string = (): number => 1; export function cost(): number { return 1; }`,
    "second.ts": `"use dataflow"; export function total(cost: number): number { return cost; }
export function shown(price: number): number { return price; }`,
    "main.ts": `import { dataflow } from "@icosian/runtime"; import * as first from "./first.js"; import * as second from "./second.js";
export const flow = dataflow(first, second);`,
  });
  expect(diagnostics.map((each) => `${each.code} ${locationOf(each)}`)).toEqual([
    expect.stringMatching(/^ICO\d+ second\.ts:2:/),
  ]);
});

it.each([
  ["typeof amount", null],
  ["Value extends string ? 1 : 2", null],
  ["{ [Key in Value]: 1 }", null],
  ["<Key>(key: Key) => Key", null],
  ["{ <Key>(key: Key): Key }", null],
  ["`eu-${Value}`", null],
  ["import('./numbers.js').Value", null],
  ["unique symbol", null],
  ["Special", null],
  ["readonly  number [ ]", "readonly number[]"],
  ["Map<string, Value>", "Map<string, Value>; Map = global; Value = Value of ./numbers.js in /work/*.ts"],
  ["here.Name['id']", "here.Name['id']; here = here in /work/flow.ts"],
  ["-1 | ((value: Row) => void)", "-1 | ((value: Row) => void); Row = default of ./numbers.js in /work/*.ts"],
])("the key of %s", (type, key) => {
  const text = `import type { Value } from "./numbers.js"; import type Row from "./numbers.js";
import type { Special } from "special" with { "resolution-mode": "require" };
namespace here { export interface Name { readonly id: number } }
declare const amount: ${type};`;
  const { program, errors } = parse("/work/flow.ts", text);
  expect(errors).toEqual([]);
  const keys = new TypeKeys(program, "/work/flow.ts", new Declarations({ program, text }));
  const statement = program.body.at(-1);
  const declared = statement?.type === "VariableDeclaration" ? statement.declarations[0]?.id : undefined;
  const annotation = declared?.type === "Identifier" ? declared.typeAnnotation?.typeAnnotation : undefined;
  expect(annotation && keys.of(annotation, type.replaceAll(/\s+/g, " ").replace(" [ ]", "[]"))).toBe(key);
});
