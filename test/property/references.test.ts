/** Top-level names and their uses are those that `@typescript-eslint/scope-manager` finds. */
import { readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Declarations } from "../../transformer/src/2-analyse/names/declarations.ts";
import { parse } from "../../transformer/src/2-analyse/syntax/parse.ts";
import { readReferenceUses, unique, type Uses } from "./reference-uses.ts";

const REPOSITORY = join(import.meta.dirname, "../..");

/** What declares and uses names: every line once more in random company. */
const LINES = [
  `import a, { b, "c" as d, type e } from "x"; import * as f from "y"; import type g from "z";`,
  `interface b<a> extends f.x<a>, e { c: a; [d: string]: d; m<c>(d: d, ...e: b[]): d is e; [f]: number; new (a: b): typeof a }`,
  `function a(b = c, { d = e, [f]: g }: { d: b } = h, ...c: a[]): asserts b is c { var e; let f = e; { const h = f; } return g; }`,
  `function b(a = c) { var c = a; return function d() { return d ? c : b; }; }`,
  `function c<a extends b>(this: a, a: a, x: typeof a): a { type b = a; return x as b; }`,
  `function d(a: string) { let x: a; type b = 1; interface c {} return [a, b, c]; }`,
  `const { a, b: c, ...d } = { a: e, f }, [e, , f = g] = a as any; let h: typeof a, i = h!;`,
  `for (var a of b) { c; } for (const d in e) { d; var f = d; } for (let a = 0; a < f; a++) { a; }`,
  `switch (a) { case 1: let a = 2; break; default: b; } try { a(); } catch ({ c: d = e }) { d; } try {} catch {}`,
  `a: for (;;) { continue a; break a; } b = c; [d.e, f[g], { h: a.b }] = [b] as any; c ||= d; e++; ({ f, g = h } = i);`,
  `enum a { b = 1, "c" = b, d = c.e, f = g }`,
  `namespace a { export const b = c; export namespace d { b; e; } var f = 1; f; a; interface g {} let h: g; }`,
  `namespace a.b { a; c; } declare global { var d: e; interface f { g: typeof h } } declare module "x" { const a: b; }`,
  `class a<b> extends f.c<b> implements d<b>, f.e { @g h = h; static { var i = 1; i; a; } #b = c; [d] = e; constructor(private f: b) { super(); } }`,
  `class b { get a() { return a; } m<b>(c: b): b { return c; } accessor d = e; [k: string]: any; g(): void; g(a?: f) { new.target; } }`,
  `abstract class c { abstract a(): b; abstract c: d; abstract [e]: f; } const g = class a { b = a; };`,
  `type a<b> = b extends (infer c)[] ? c : b extends (x: infer d, y: infer e extends string) => infer f ? [d, e, f] : d;`,
  `type b = { readonly [c in a]: c } | \`\${d}-\${e}\` | typeof import("x").f | import("x").g<h> | [a: i, b?: c, ...d: e[]];`,
  `type c = new <a>(b: a, { d }: { d: typeof b }) => typeof d; type d = keyof typeof e | a["b"][f];`,
  `const a = <b,>(c: b) => c satisfies b, d = e<f>, g = h as const, i = new a<b>(), j = c\`\${d}\${e}\`;`,
  `if (a) { function b() { return b; } var c = b; class d {} new d(); } export { e, type f }; export default g;`,
  `async function* e() { yield* a(); await b; for await (const c of d) c; import.meta.f; (f?.g?.[h]).i; }`,
  `var f = (a) => ({ a, b: a.c, [d]: e, get f() { return g; }, async m(h) { return h; } });`,
  `export declare function g(a: b): c; export function h(a: string): void; export function h(a: any) { h; b(); }`,
];

const ELEMENTS = `const a = () => <div a={b} {...c}><f.m d={e}>text {g}</f.m><H<b> key="h" /><h /><f.a.b /><a:b /><></></div>; const H = a;`;

describe("top-level names and their uses", () => {
  it.each([...LINES, ...LINES.map((_, index) => LINES.slice(index).join("\n"))])("%s", (text) => {
    expect(readUses("a.ts", text)).toEqual(readExpected("a.ts", text));
  });

  it("of elements", () => {
    expect(readUses("a.tsx", ELEMENTS)).toEqual(readExpected("a.tsx", ELEMENTS));
  });

  it("of lines in any company and in any location", () => {
    const lines = fc.array(
      fc.tuple(fc.constantFrom(...LINES.filter((line) => !/^import|^if|module/.test(line))), location),
    );
    fc.assert(
      fc.property(lines, (all) => {
        const text = all.map(([line, around]) => around.replace("…", line.replaceAll("export ", ""))).join("\n");
        if (parse("a.ts", text).errors.length > 0) return;
        expect(readUses("a.ts", text)).toEqual(readExpected("a.ts", text));
      }),
    );
  });

  it.each(["transformer/src", "runtime/src", "samples", "test"])("of all files of %s", (folder) => {
    for (const file of findSources(join(REPOSITORY, folder))) {
      const text = readFileSync(file, "utf8");
      if (parse(file, text).errors.length > 0) continue;
      expect(readUses(file, text), file).toEqual(readExpected(file, text));
    }
  });
});

const location = fc.constantFrom(
  "…",
  "{ … }",
  "function z(a, { b }) { … }",
  "const y = (c = d) => { … };",
  "namespace x { … }",
  "class w<e> { static { … } }",
  "export const v = { method(f) { … } };",
);

function readUses(file: string, text: string): Omit<Uses, "declared"> {
  const parsed = parse(file, text);
  const { program } = parsed;
  const declarations = new Declarations(parsed);
  const names = [...declarations.byName.values()].flatMap(({ name, parts }) =>
    parts.map((part) => (part.kind === "import" ? name : `${name} ${part.tsNode.start}-${part.tsNode.end}`)),
  );
  const uses = program.body
    .filter(isDeclaring)
    .flatMap((statement) => declarations.usesWithin(statement))
    .map((use) => `${use.declaration.name} ${use.offset}-${use.end} ${use.isType ? "type" : "value"}`);
  const { declared } = readReferenceUses(file, text);
  return { names: unique(names), uses: unique(uses).filter((use) => !isAt(use, declared)) };
}

/** What scope-manager says; where a name is declared is a use for it only together with a value. */
function readExpected(file: string, text: string): Omit<Uses, "declared"> {
  const { body } = parse(file, text).program;
  const { names, uses, declared } = readReferenceUses(file, text);
  const asked = body.filter(isDeclaring);
  const isAsked = (use: string): boolean =>
    asked.some(({ start, end }) => start <= offsetOf(use) && offsetOf(use) < end);
  return { names, uses: uses.filter((use) => isAsked(use) && !isAt(use, declared)) };
}

/** Nobody asks what imports and lists of exports use. */
function isDeclaring({ type, ...statement }: { readonly type: string; readonly declaration?: unknown }): boolean {
  if (type === "ExportDefaultDeclaration") return (statement.declaration as { type: string }).type !== "Identifier";
  return type === "ExportNamedDeclaration"
    ? statement.declaration !== null
    : !/^(ExportAll|Import)Declaration$/.test(type);
}

function isAt(use: string, locations: readonly string[]): boolean {
  return locations.includes(use.split(" ")[1] ?? "");
}

function offsetOf(use: string): number {
  return Number(/ (\d+)-/.exec(use)?.[1]);
}

function findSources(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name) && !name.split(sep).includes("node_modules") && !name.includes(".cache"))
    .map((name) => join(folder, name));
}
