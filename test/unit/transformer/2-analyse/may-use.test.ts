/** The quick test whether a function may use top-level names, against the walk that knows all scopes. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { Declarations } from "../../../../transformer/src/2-analyse/names/declarations.ts";
import { parse } from "../../../../transformer/src/2-analyse/syntax/parse.ts";
import { isFunction, walk, type FunctionNode } from "../../../../transformer/src/2-analyse/syntax/syntax.ts";
import { readOwnCode } from "../../../../transformer/src/2-analyse/version/own-code.ts";

const ROOT: string = join(import.meta.dirname, "../../../..");

interface Functions {
  readonly declarations: Declarations;
  readonly functions: readonly FunctionNode[];
  readonly text: string;
}

function readFunctions(file: string, text: string): Functions {
  const parsed = parse(file, text);
  expect(parsed.errors).toEqual([]);
  const functions: FunctionNode[] = [];
  walk(parsed.program, (tsNode) => {
    if (isFunction(tsNode)) functions.push(tsNode);
    return undefined;
  });
  return { declarations: new Declarations(parsed), functions, text };
}

/** The uses that code versions count, by the walk alone. */
function readUses({ declarations }: Functions, tsFunction: FunctionNode): readonly string[] {
  const uses = declarations.usesWithin(tsFunction).filter((use) => {
    const isImported = use.declaration.parts.every(({ kind }) => kind === "import");
    return use.offset !== tsFunction.id?.start && !(use.isType && isImported);
  });
  return [...new Set(uses.map(({ declaration }) => declaration.name))].sort();
}

/** The functions about which the quick test says that they use no names. */
function findQuick(read: Functions): readonly string[] {
  return read.functions.filter((each) => !read.declarations.mayUse(each, () => true)).map((each) => toHead(read, each));
}

function toHead({ text }: Functions, { start, end }: FunctionNode): string {
  return text.slice(start, end);
}

const IMPORTS = `import type { Row } from "./types.js";\nconst one = 1, two = 2;\ninterface Shape {}\n`;

function isQuick(code: string): boolean {
  return findQuick(readFunctions("a.ts", IMPORTS + code)).includes(code);
}

function usedBy(code: string): readonly string[] {
  const read = readFunctions("a.ts", IMPORTS + code);
  const own = readOwnCode([read.functions[0]!], read);
  return own.uses.map(({ name }) => name).sort();
}

it("knows functions that use their parameters only", () => {
  expect(isQuick("function f(one: number, { two }: { two: number }) { return one + two; }")).toBe(true);
  expect(isQuick(`function f(x) { return x.one + x?.two + "one" + 'two'; }`)).toBe(true);
  expect(isQuick("function one() {}")).toBe(true);
});

it("asks the walk about all others", () => {
  expect(isQuick("function f(x = one) { return x; }")).toBe(false);
  expect(isQuick("function f() { return [...one]; }")).toBe(false);
  expect(isQuick("function f() { return `${one}`; }")).toBe(false);
  expect(isQuick("function f() { return \\u006fne; }")).toBe(false);
  expect(isQuick("function f(Shape: Shape) {}")).toBe(false);
  expect(isQuick("function f() { return one\u00a0+ 1; }")).toBe(false);
});

it("leaves out types that are imported, unless they are used as values", () => {
  expect(usedBy("function f(a: Row, b: Map<string, Row>, c: Row['id'][]): [Row, Row] { return a as Row; }")).toEqual(
    [],
  );
  expect(usedBy("function f(a: typeof Row) {}")).toEqual(["Row"]);
  expect(usedBy("function f(a: { [Row]: string }) {}")).toEqual(["Row"]);
  expect(usedBy("function f(a: { [ /* the key */ Row]: string }) {}")).toEqual(["Row"]);
  expect(usedBy("function f(a: { [ // the key\nRow]: string }) {}")).toEqual(["Row"]);
  expect(usedBy("function f(a: Shape, b: Row) {}")).toEqual(["Shape"]);
});

it.each(["transformer/src", "runtime/src", "samples", "test"])("misses no use in all files of %s", (folder) => {
  const names = readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" });
  const files = names.filter((name) => /(?<!\.d)\.[cm]?tsx?$/.test(name) && !/node_modules/.test(name));
  let quick = 0;
  for (const name of files) {
    const file = join(ROOT, folder, name);
    const parsed = parse(file, readFileSync(file, "utf8"));
    if (parsed.errors.length > 0) continue;
    const read = readFunctions(file, parsed.text);
    quick += findQuick(read).length;
    for (const tsFunction of read.functions) {
      const own = readOwnCode([tsFunction], read).uses.map((use) => use.name);
      const used = readUses(read, tsFunction);
      const missed = used.filter((each) => !own.includes(each));
      if (missed.length > 0) expect.fail(`${file}: ${toHead(read, tsFunction)} uses ${missed.join()}`);
    }
  }
  expect(quick).toBeGreaterThan(10);
});
