/** A module that is parsed after an edit has the same tree and comments as one that is parsed as a whole. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "../../transformer/src/2-analyse/syntax/parse.ts";
import { parseEdit } from "../../transformer/src/2-analyse/syntax/parse-edit.ts";
import { parseWhole } from "../../transformer/src/2-analyse/syntax/parse-whole.ts";

/** Statements that end in all ways, with and without a semicolon. */
const STATEMENTS = [
  `"use dataflow";`,
  `"use strict"`,
  `import a, { type b } from "x";`,
  `import c from "y"`,
  `/** Doc: \`a\`. */\nexport function a(b: number): number { return b + 1n; /* inside */ }`,
  `export async function* d(e = \`x\${f}y\`): Promise<void> { for await (const g of e) yield /a[/]b/g.test(g); }`,
  `function h(i: string): void;`,
  `declare function j(): void`,
  `export const k = async ({ l, ...m }: n) => l satisfies m;`,
  `const o = (p) => p`,
  `const q = {}`,
  `let s = function t() {}`,
  `export default class { @u v = 1; static { w(); } }`,
  `@x export class Y<Z> extends A { get b() { return 1; } }`,
  `class C {}`,
  `export interface D<E> { f: E }`,
  `type G = { h: 1 }`,
  `type I = "j" | \`\${K}\`;`,
  `export enum L { m = 1 }`,
  `namespace N { export const o = 1; }`,
  `export { a as p };`,
  `export * from "./q"`,
  `if (a) { b; }`,
  `else { c; }`,
  `try { d(); } catch { e(); }`,
  `label: for (;;) { break label; }`,
  `// a line\n;`,
  `/* 𝒜 */ "ä𝒜";`,
  `a = b`,
  `(c)()`,
  `[d] = e`,
  `\`template\``,
  `++f`,
];

/** What is typed: whole statements, letters, and what changes how the text around it is read. */
const TYPED = [
  ...STATEMENTS,
  ..."ab 1.;,\n(){}[]<>=+-/*`'\"\\@!?:#é𝒜".split(/(?:)/u),
  ..."// /* */ /** export async await function class else => ${ ;; =1 {} return <T> as declare abstract type import global static asserts namespace \r\n \u2028 \uFEFF".split(
    " ",
  ),
];

/** Both ends of an edit as shares of the text, and what replaces the text between them. */
const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 60 })),
  typed: fc.oneof(fc.constant(""), fc.constantFrom(...TYPED)),
});

/** Statements that can be read in any company. */
const WHOLE = STATEMENTS.filter((statement) => /^(?!else|"use|import)[^]*[;}]$/.test(statement));

const module = fc
  .array(
    fc.tuple(
      fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...WHOLE) }, fc.constantFrom(...STATEMENTS)),
      fc.oneof({ weight: 9, arbitrary: fc.constant("\n") }, fc.constantFrom("\n\n", " ", "\r\n", "", " // note\n")),
    ),
  )
  .map((parts) => parts.flat().join(""));

describe("a parse of an edit", () => {
  it("equals a parse of the whole text, after any edits", () => {
    let edited = 0;
    fc.assert(
      fc.property(module, fc.array(edit, { minLength: 1, maxLength: 4 }), (text, edits) => {
        let parsed = parseWhole("a.ts", text);
        for (const { at, length, typed } of edits) {
          const start = Math.round(at * parsed.text.length);
          const now = parsed.text.slice(0, start) + typed + parsed.text.slice(start + length);
          const found = parsed.errors.length > 0 ? null : parseEdit(parsed, now);
          if (found !== null) edited++;
          if (found !== null) expect(found).toEqual(parseWhole("a.ts", now));
          parsed = found ?? parseWhole("a.ts", now);
        }
      }),
      { numRuns: 3_000, examples: [["a;\n\n@b export class C {}", [{ at: 0.16, length: 2, typed: "" }]]] },
    );
    expect(edited).toBeGreaterThan(300);
  });

  it("equals it for every letter typed into real modules", () => {
    const folder = join(import.meta.dirname, "../../samples");
    const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) =>
      /(?<!\.d)\.ts$/.test(file),
    );
    expect(files.length).toBeGreaterThan(10);
    for (const name of files.filter((file) => !file.includes("node_modules"))) {
      const text = readFileSync(join(folder, name), "utf8");
      const at = text.lastIndexOf("return ");
      if (at < 0) continue;
      for (const letter of ["x", "\n", "`", "/*", "}", ""]) {
        const now = text.slice(0, at) + letter + text.slice(at + 1);
        parse(name, text);
        expect(parse(name, now), name).toEqual(parseWhole(name, now));
      }
    }
  });
});

describe("the statements beside an edit", () => {
  it.each([
    ["stay as they are inside a function", "export function b() {", "export function b() { c;"],
    ["move with a whole statement between them", "export function b", "export function c() {}\nexport function b"],
    ["move with a word between them that ends with its line", "export function b", "d\nexport function b"],
    ["move with a comment between them", "export function b", "/** Doc */ export function b"],
  ])("%s", (_, typed, replaced) => {
    const before = parseWhole("a.ts", THREE);
    const now = THREE.replace(typed, replaced);
    const found = parseEdit(before, now);
    expect(found).toEqual(parseWhole("a.ts", now));
    expect(found?.program.body[0]).toBe(before.program.body[0]);
  });

  it.each([
    ["a comment takes in the next one", "function c", "// function c"],
    ["a comment has no end", "export function b", "/* export function b"],
    ["a template takes in the next one", "2;", "`2;"],
    ["a bracket is missing", "2; }", "2;"],
    ["the next one goes on with a word in the line before", "function c", "global\nfunction c"],
    ["the ones behind might go on with it", "function c() { return 3; }", "const e = 1"],
    ["the next one goes on in the same line", "function c", "d /* e */ function c"],
    ["a word grows into the next one", "function c", "d;efunction c"],
    ["the first one changes, which may be a directive", "export function a", "export function aa"],
    ["a string is written, which at the start would be a directive", "function c", `"use c";\nfunction c`],
    ["a decorator is written", "function c", "@d function c"],
  ])("are read as they are where %s", (_, typed, replaced) => {
    const now = THREE.replace(typed, replaced);
    const whole = parseWhole("a.ts", now);
    const found = parseEdit(parseWhole("a.ts", THREE), now);
    expect(found ?? whole).toEqual(whole);
    if (whole.errors.length > 0) expect(found).toBe(null);
  });

  it("move without recursion", () => {
    const chain = (count: string): string =>
      `export const a = 1;\nexport const b = ${count};\nexport const c = ${"a + ".repeat(4_000)}a;\n`;
    const found = parseEdit(parseWhole("a.ts", chain("1")), chain("22") + "a;");
    expect(found?.program.body.at(-2)?.end).toBe(chain("22").length - 1);
  });

  const THREE = `export function a() { return 1; }\nexport function b() { return 2; }\nfunction c() { return 3; }\nfunction d() { return 4; }\n`;
});
