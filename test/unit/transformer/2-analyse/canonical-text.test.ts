/** The canonical text of syntax, against a recursive model of it: the versions in users' caches depend on every character. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { parse } from "../../../../transformer/src/2-analyse/syntax/parse.ts";
import { toCanonicalText } from "../../../../transformer/src/2-analyse/version/canonical-text.ts";

const ROOT: string = join(import.meta.dirname, "../../../..");

const LAYOUT = ["start", "end", "range", "loc", "raw", "directive"];

interface Syntax {
  readonly [field: string]: unknown;
}

function toModel(value: unknown): string {
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "undefined";
  if (Array.isArray(value))
    return `[${value
      .filter(hasMeaning)
      .map((each) => `${toModel(each)},`)
      .join("")}]`;
  const syntax = value as Syntax;
  const fields = Object.keys(syntax).filter((field) => !LAYOUT.includes(field));
  const written = fields.sort().flatMap((field) => {
    const meaning = toMeaning(syntax, field);
    return meaning === undefined ? [] : [`${field}:${toModel(meaning)};`];
  });
  return `{${written.join("")}}`;
}

function hasMeaning(item: unknown): boolean {
  return (item as Syntax | null)?.["type"] !== "EmptyStatement";
}

function toMeaning(syntax: Syntax, field: string): unknown {
  const value = syntax[field];
  if (field === "key" && syntax["computed"] !== true) {
    const key = value as Syntax | null;
    if (key?.["type"] === "Identifier" && !key["typeAnnotation"]) return key["name"];
    if (key?.["type"] === "Literal" && typeof key["value"] === "string") return key["value"];
  }
  if (field === "key") return value;
  if (field === "value" && syntax["type"] === "TemplateElement") return (value as Syntax)["raw"];
  if (field === "value" && syntax["type"] === "Literal") return "regex" in syntax ? undefined : value;
  const isEmpty =
    value === null || value === undefined || value === false || (Array.isArray(value) && value.length === 0);
  return isEmpty ? undefined : value;
}

function readFiles(folder: string): readonly string[] {
  const names = readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" });
  return names.filter((name) => /(?<!\.d)\.[cm]?tsx?$/.test(name)).map((name) => join(ROOT, folder, name));
}

const EVERYTHING = `
export const texts = ["a\\"b", 'it\\'s', "\\u2028\\ud800", "", " ", "$-.x", \`t\\n\${1n}\${/a"b/giu}x\`];
export const values = [null, true, false, undefined, -0, 1e21, 0x10, 10n, , ...[]];
export const keys = { a: 1, "b": 2, ["c"]: 3, 4: 5, [\`d\`]: 6, async *e() { ;;; }, get f() { return (this); } };
class A<in T = string> extends B<T> implements C { static #x?: number = 1; @d() accessor y!: T; static { ; } [k: string]: any }
export type U = { readonly [K in keyof T as \`x\${K}\`]?: T[K] } | (new (...a: any[]) => void) | typeof import("x");
label: for await (const { a = 1, ...rest } of b?.c!.d<e>()) continue label;
export default <T,>(x: T): x is T & {} => ((y) => y as const satisfies unknown)(x);
`;

it("is what the model says, for syntax of every kind", () => {
  const { program, errors } = parse("every.ts", EVERYTHING);
  expect(errors).toEqual([]);
  expect(toCanonicalText(program)).toBe(toModel(program));
});

it("is what the model says, for every source of this repository", () => {
  const files = [...readFiles("transformer/src"), ...readFiles("test/fixtures"), ...readFiles("samples")];
  expect(files.length).toBeGreaterThan(500);
  for (const file of files.filter((each) => !each.includes("node_modules"))) {
    const { program } = parse(file, readFileSync(file, "utf8"));
    if (toCanonicalText(program) !== toModel(program)) expect.fail(file);
  }
});
