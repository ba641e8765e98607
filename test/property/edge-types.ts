/** Types of all kinds that producers give and consumers ask for, as texts. */
import fc from "fast-check";

/** A type, and the type parameters of the function that it stands in. */
export interface TypeText {
  readonly text: string;
  /** `<Value extends string>`; empty for a plain function. */
  readonly typeParameters: string;
}

/** What the types refer to; a module of its own. */
export const DECLARATIONS = `
export declare const nothing: never;
export class Euros { readonly #cents: number = 0; total(): number { return this.#cents; } }
export class Dollars { readonly #cents: number = 0; total(): number { return this.#cents; } }
export class Account { private readonly owner: string = ""; balance: number = 0; name(): string { return this.owner; } }
export class Savings extends Account { rate: number = 0; }
export class Box<Value> { constructor(readonly value: Value) {} }
export interface Row { readonly id: number; readonly name: string; readonly note?: string }
export interface Bag { readonly [name: string]: number }
export enum Level { Low, High }
export enum Color { Red = "red", Blue = "blue" }
declare const brand: unique symbol;
export type Branded = string & { readonly [brand]: "user" };
export type OtherBranded = string & { readonly [brand]: "order" };
export type Shape = { readonly kind: "circle"; readonly radius: number } | { readonly kind: "square"; readonly side: number };
export interface Methods { compare(other: Account): boolean }
`;

const PLAIN = `
number; string; boolean; bigint; symbol; null; undefined; any; unknown; never; void; object; {}; 1; "eu"; true;
"eu" | "us"; 1 | 2 | 3; number | string; number | null; number | undefined; string | null | undefined;
\`\${number}px\`; \`eu-\${string}\`; "eu-west"; Uppercase<string>;
number[]; readonly number[]; (number | string)[]; [number, string]; readonly [number, string?]; [number, ...string[]]; [];
Float64Array; ArrayLike<number>; Iterable<number>; Set<number>; ReadonlyMap<string, number>; Map<string, 1>;
Row; Readonly<Row>; Partial<Row>; Required<Row>; Pick<Row, "id">; Omit<Row, "id">; Record<string, number>; Record<"id", number>; Bag;
{ id: number }; { readonly id: number; name?: string }; { id: number; name: string | undefined }; { id?: number };
Shape; Extract<Shape, { kind: "circle" }>; { kind: "circle" | "square"; radius: number };
(value: number) => string; (value: number | string) => string; () => string; (value: number) => void; (value: 1) => "a";
<Value>(value: Value) => Value; (account: Account) => void; (account: Savings) => void; Methods; { compare: (other: Savings) => boolean };
Euros; Dollars; Account; Savings; Box<number>; Box<number | string>; Branded; OtherBranded; Branded | OtherBranded;
Level; Level.High; Color; Color.Red; keyof Row; Row["id"]; Promise<number>; Date; Error; new () => Account; typeof Account`;

const GENERIC_INPUTS: readonly TypeText[] = [
  { typeParameters: "<Value>", text: "Value" },
  { typeParameters: "<Value>", text: "readonly Value[]" },
  { typeParameters: "<Value extends number | string>", text: "Value" },
  { typeParameters: "<Value extends { id: number }>", text: "Value" },
  { typeParameters: "<Value extends string>", text: "Value | null" },
  { typeParameters: "<Value>", text: "ReadonlyMap<string, Value>" },
  { typeParameters: "<Key extends string, Value>", text: "Record<Key, Value>" },
  { typeParameters: "<Value>", text: "(value: Value) => Value" },
  { typeParameters: "<Value>", text: "(value: Value) => string" },
  { typeParameters: "<Value extends object>", text: "Box<Value>" },
  { typeParameters: "<First, Second>", text: "[First, Second]" },
  { typeParameters: "<Value extends readonly unknown[]>", text: "Value" },
  { typeParameters: "<Value>", text: "{ readonly id: Value; readonly name: Value }" },
];

const GENERIC_VALUES: readonly TypeText[] = [
  { typeParameters: "<Value>", text: "Value" },
  { typeParameters: "<Value>", text: "Value[]" },
  { typeParameters: "<Value extends string>", text: "Set<Value>" },
  { typeParameters: "<Value>", text: "Map<string, Value>" },
  { typeParameters: "<Value>", text: "(value: Value) => Value" },
  { typeParameters: "<Value extends number>", text: "{ id: Value; name: string }" },
];

const plain: readonly TypeText[] = PLAIN.split(/;(?![^{]*\})/).map((text) => ({
  text: text.trim(),
  typeParameters: "",
}));

const { type: composedType } = fc.letrec<{ readonly type: string }>((tie) => ({
  type: fc.oneof(
    { maxDepth: 3, depthIdentifier: "type" },
    fc.constantFrom(
      "number",
      "string",
      "null",
      "undefined",
      '"eu"',
      "1",
      "boolean",
      "Row",
      "Account",
      "Savings",
      "Level",
      "Branded",
    ),
    tie("type").map((each) => `(${each})[]`),
    tie("type").map((each) => `readonly (${each})[]`),
    fc.tuple(tie("type"), tie("type")).map(([one, other]) => `(${one}) | (${other})`),
    fc.tuple(tie("type"), tie("type")).map(([one, other]) => `[${one}, (${other})?]`),
    fc.tuple(tie("type"), tie("type")).map(([one, other]) => `(value: ${one}) => ${other}`),
    fc
      .tuple(tie("type"), tie("type"), fc.constantFrom("", "?"))
      .map(([one, other, mark]) => `{ id: ${one}; name${mark}: ${other} }`),
    tie("type").map((each) => `Box<${each}>`),
    tie("type").map((each) => `Partial<Record<"id" | "name", ${each}>>`),
  ),
}));

const composed: readonly TypeText[] = [
  ...new Set(fc.sample(composedType, { seed: 7, numRuns: 300 }).filter((text) => text.length < 90)),
].map((text) => ({ text: `(${text})`, typeParameters: "" }));

/** All types without type parameters. */
export const plainTypes: readonly string[] = [...plain, ...composed].map(({ text }) => text);

/** What producers give and what consumers ask for, in pairs. */
export const typePairs: readonly (readonly [given: TypeText, asked: TypeText])[] = [
  ...[...plain, ...GENERIC_VALUES].flatMap((given) =>
    [...plain, ...GENERIC_INPUTS].map((asked) => [given, asked] as const),
  ),
  ...composed.flatMap((given, index) =>
    Array.from(
      { length: 5 },
      (_, step) => [given, composed[(index + step * step) % composed.length] ?? given] as const,
    ),
  ),
];
