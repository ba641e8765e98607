/** Code versions change exactly when what a node does may have changed. */
import fc from "fast-check";
import type { Node } from "oxc-parser";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { toCanonicalText } from "../../../../transformer/src/2-analyse/version/canonical-text.ts";
import { compileModule } from "../../../../transformer/src/compile-file.ts";
import { readFixtures } from "../fixtures.ts";

const MODULE = `"use dataflow";
import { readFileSync } from "node:fs";
import { scale as grow } from "./scale.js";

interface Options { readonly factor: number }
const FACTOR = 3;
const UNUSED = 4;
function helper(value: number, options: Options = { factor: FACTOR }): number {
  return deep(value) * options.factor;
}
function deep(value: number): number {
  return value + 1;
}
function unrelated(value: number): number {
  return value - 1;
}
export function spendMean(spend: number, week?: number): number {
  return helper(spend) + (week ?? 0);
}
export const scaled = (spendMean: number): number => grow(spendMean);
export const other = (spend: number): number => unrelated(spend) + UNUSED + readFileSync.length;
/** The parameter shadows the function. */
export function shadowing(helper: number): number {
  return helper;
}
`;

/** The code version of each node of a module. */
function versionsOf(text: string): Readonly<Record<string, string>> {
  const compiled = compileModule({ file: "a.ts", module: "a.ts", text, isIncluded: true });
  const errors = compiled?.diagnostics.filter(({ severity }) => severity === "error") ?? [];
  expect(errors.map(({ message }) => message)).toEqual([]);
  return Object.fromEntries(
    (compiled?.manifest?.definitions ?? []).map(({ name, codeVersion }) => [name, codeVersion]),
  );
}

/** Names of the nodes whose code version an edit of the module changes. */
function changedBy(from: string, to: string): readonly string[] {
  expect(MODULE).toContain(from);
  const before = versionsOf(MODULE);
  const after = versionsOf(MODULE.replace(from, to));
  return Object.keys(before).filter((name) => before[name] !== after[name]);
}

describe("a code version changes with", () => {
  it.each([
    ["the body", "(week ?? 0)", "(week ?? 1)", ["spendMean"]],
    [
      "a parameter's name",
      "week?: number): number {\n  return helper(spend) + (week ??",
      "day?: number): number {\n  return helper(spend) + (day ??",
      ["spendMean"],
    ],
    ["a parameter's type", "week?: number", "week?: 1 | 2", ["spendMean"]],
    ["a default", "spendMean: number): number => grow", "spendMean: number = 1): number => grow", ["scaled"]],
    ["a function that it calls", "deep(value) *", "deep(value) /", ["spendMean"]],
    ["a function that that one calls", "value + 1", "value + 2", ["spendMean"]],
    ["a constant", "FACTOR = 3", "FACTOR = 5", ["spendMean"]],
    ["a type of its file", "readonly factor: number", "readonly factor: 3", ["spendMean"]],
    ["the name of an import", "scale as grow", "shrink as grow", ["scaled"]],
    ["the source of an import", "./scale.js", "./other.js", ["scaled"]],
    [
      "async",
      "scaled = (spendMean: number): number",
      "scaled = async (spendMean: number): Promise<number>",
      ["scaled"],
    ],
  ])("%s", (_, from, to, changed) => expect(changedBy(from, to)).toEqual(changed));
});

describe("a code version does not change with", () => {
  it.each([
    ["comments", "return deep", "/* why */ return deep // so\n"],
    ["white space", "value + 1", "value  +\n\n    1"],
    ["quotes", `"./scale.js"`, "'./scale.js'"],
    ["semicolons", "return value + 1;", "return value + 1"],
    ["parentheses", "return helper(spend) + (week ?? 0);", "return ((helper(spend)) + (week ?? 0));"],
    ["trailing commas", "helper(spend) +", "helper(spend,) +"],
    ["documentation", "/** The parameter shadows the function. */", "/** Something else. */"],
    ["a new export", "export const other", "export const LIMIT = 5;\nexport const other"],
  ])("%s", (_, from, to) => expect(changedBy(from, to)).toEqual([]));

  it("what it does not reach: other nodes, helpers, constants, and what a parameter shadows", () => {
    expect(changedBy("value - 1", "value - 2")).toEqual(["other"]);
    expect(changedBy("UNUSED = 4", "UNUSED = 5")).toEqual(["other"]);
  });

  it("the order of declarations", () => {
    const unrelated = "function unrelated(value: number): number {\n  return value - 1;\n}\n";
    expect(versionsOf(MODULE.replace(unrelated, "") + unrelated)).toEqual(versionsOf(MODULE));
  });

  it("any layout: random comments and line ends between tokens", () => {
    const texts = readFixtures()
      .filter(({ name }) => name.startsWith("emit/"))
      .map(({ text }) => text);
    fc.assert(
      fc.property(
        fc.constantFrom(MODULE, ...texts),
        fc.infiniteStream(fc.constantFrom("", " ", " /* note */ ", "\n", " // note\n")),
        (text, noise) => {
          expect(versionsOf(insertBetweenTokens(text, noise))).toEqual(versionsOf(text));
        },
      ),
      { numRuns: 300 },
    );
  });
});

it("two functions with different behaviour never share a version, two of the same text do", () => {
  const versions = versionsOf(`"use dataflow";
export const a = (x: number): number => x;
export const b = (x: number): number => x;
export const c = (x: string): string => x;
export const d = (x: number): number => -x;
export const e = (x: number): string => \`\\n\${x}\`;
export const f = (x: number): string => \`
\${x}\`;
export const g = (x: number): string => \`other\${x}\`;
export const h = (x: number): boolean => /a/.test(String(x));
export const i = (x: number): boolean => /a/i.test(String(x));
export const j = (x: number): bigint => BigInt(x) + 1n;
export const k = (x: number): bigint => BigInt(x) + 2n;
export const l = (x: number | null): unknown => x ?? null;
export const m = (x: number | null): unknown => x ?? false;
export const n = (x: number | null): unknown => x ?? 0;
export const o = (x: number | null): unknown => x ?? "";
export const p = (x: number | null): unknown => x ?? 1e999;
export const q = (x: number | null): unknown => x ?? [];
export const r = (x: number | null): unknown => x ?? [,];
export const s = (x: number | null): unknown => (x?.valueOf()).toString();
export const t = (x: number | null): unknown => x?.valueOf().toString();`);
  expect(versions["a"]).toBe(versions["b"]);
  expect(new Set(Object.values(versions)).size).toBe(Object.keys(versions).length - 1);
});

it("does not depend on what regular expressions this Node knows", () => {
  const literal = { type: "Literal", raw: "/a/u", start: 0, end: 4, regex: { pattern: "a", flags: "u" } };
  // A cast because the parser's types leave no room for a tree that is made by hand.
  const toText = (value: RegExp | null): string => toCanonicalText({ ...literal, value } as unknown as Node);
  expect(toText(null)).toBe(toText(/a/u));
});

/** Tokens after which a line may end anywhere, without ending a statement too. */
const CONTINUING: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.OpenBraceToken,
  ts.SyntaxKind.OpenBracketToken,
  ts.SyntaxKind.OpenParenToken,
  ts.SyntaxKind.CommaToken,
  ts.SyntaxKind.SemicolonToken,
  ts.SyntaxKind.EqualsToken,
  ts.SyntaxKind.EqualsGreaterThanToken,
  ts.SyntaxKind.ColonToken,
  ts.SyntaxKind.PlusToken,
]);

/** Puts something after every token, as a formatter or a careless hand would. */
function insertBetweenTokens(text: string, noise: Iterable<string>): string {
  const source = ts.createSourceFile("a.ts", text, ts.ScriptTarget.ESNext, true);
  const tokens: ts.Node[] = [];
  const visit = (tsNode: ts.Node): void => {
    // What stands inside a comment is no token, and between the parts of a template every space counts.
    if (ts.isJSDoc(tsNode)) return;
    const isTemplate = ts.isTemplateExpression(tsNode) || ts.isTemplateLiteralTypeNode(tsNode);
    if (tsNode.getChildCount(source) > 0 && !isTemplate) tsNode.getChildren(source).forEach(visit);
    else if (tsNode.getWidth(source) > 0) tokens.push(tsNode);
  };
  visit(source);
  const inserts = noise[Symbol.iterator]();
  let result = "";
  let from = 0;
  for (const token of tokens) {
    const next = inserts.next();
    const insert = next.done === true ? "" : next.value;
    result += text.slice(from, token.end) + (insert.includes("\n") && !CONTINUING.has(token.kind) ? " " : insert);
    from = token.end;
  }
  return result + text.slice(from);
}
