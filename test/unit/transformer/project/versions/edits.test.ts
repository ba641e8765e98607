/** Which edits of a project change which versions, in a new process and in one that has seen the project before. */
import { afterEach, describe, expect, it } from "vitest";
import { VersionProject, type Texts } from "./version-project.ts";

const NODES = "src/nodes.ts";

const FILES: Texts = {
  "tsconfig.json": `{ "compilerOptions": { "paths": { "~/*": ["./src/lib/*"] } } }`,
  [NODES]: `"use dataflow";
import { node, parameterize, pipeInput, source, step, tag, value } from "@icosian/runtime";
import { clean, type Shape, table } from "./barrel.js";
import { even } from "./cycle-a.js";
import rates from "./rates.json" with { type: "json" };
import { twice } from "pack";
import { shared } from "@acme/shared";
import { aliased } from "~/aliased.js";
import * as helpers from "./helpers.js";
import makeDefault from "./default.js";
import { polyfilled } from "./with-effects.js";
import { settings } from "./modifiers.js";

export const cleaned = (text: string): string => clean(text);
export const looked = (text: string): unknown => table[text];
export const parity = (n: number): boolean => even(n);
export const rated = (n: number): number => n * rates.rate;
export const doubled = (n: number): number => twice(n);
export const sharing = (n: number): number => shared(n);
export const fromAlias = (n: number): number => aliased(n);
export const oneOf = (n: number): number => helpers.first(n);
export const byDefault = (n: number): number => makeDefault(n);
export const withEffect = (n: number): number => polyfilled(n);
export const alone = (n: number, shape: Shape): unknown => [n, shape];
export const lazy = async (n: number): Promise<unknown> => (await import("./lazy.js")).load(n);
export const three = node(parameterize({ eight: { n: value(3) }, nine: { n: source("rated") } }), (n: number): number => n + 1);
export const owned = node(settings, (n: number): number => n + 2);
export const tagged = node(tag({ owner: "a" }), (n: number): number => n + 3);
export const piped = node(pipeInput(step(helpers.second)), (n: number): number => n + 4);
`,
  "src/barrel.ts": `export * from "./text.js";\nexport { words as table, type Shape } from "./table.js";\n`,
  "src/text.ts": `import { trim } from "./trim.js";\nexport function clean(text: string): string {\n  return trim(text);\n}\nexport function unrelated(): number {\n  return 1;\n}\n`,
  "src/trim.ts": `export function trim(text: string): string {\n  return text.trim();\n}\nexport function strip(text: string): string {\n  return text;\n}\n`,
  "src/table.ts": `export interface Shape { readonly a: number }\nexport const words: Record<string, number> = { a: 1 };\nexport const other: Record<string, number> = { b: 2 };\n`,
  "src/cycle-a.ts": `import { odd } from "./cycle-b.js";\nexport function even(n: number): boolean {\n  return n === 0 || odd(n - 1);\n}\n`,
  "src/cycle-b.ts": `import { even } from "./cycle-a.js";\nexport function odd(n: number): boolean {\n  return n !== 0 && even(n - 1);\n}\n`,
  "src/rates.json": `{ "rate": 2 }`,
  "src/lib/aliased.ts": `export const aliased = (n: number): number => n + 5;\n`,
  "src/helpers.ts": `export const first = (n: number): number => n + 6;\nexport const second = (n: number): number => n + 7;\n`,
  "src/default.ts": `export default (n: number): number => n + 8;\n`,
  "src/with-effects.ts": `import "./polyfill.js";\nlet offset = 0;\noffset += 1;\nexport function polyfilled(n: number): number {\n  return n + 9;\n}\n`,
  "src/polyfill.ts": `(globalThis as { own?: number }).own = 1;\n`,
  "src/lazy.ts": `export const load = (n: number): number => n + 10;\n`,
  "src/modifiers.ts": `import { tag } from "@icosian/runtime";\nconst OWNER = "a";\nexport const settings = tag({ owner: OWNER });\n`,
  "node_modules/pack/package.json": `{ "name": "pack", "version": "1.0.0", "type": "module", "exports": "./index.js" }`,
  "node_modules/pack/index.js": `export const twice = (n) => 2 * n;\n`,
  "packages/shared/package.json": `{ "name": "@acme/shared", "version": "1.0.0", "type": "module", "exports": "./src/index.ts" }`,
  "packages/shared/src/index.ts": `export const shared = (n: number): number => n + 11;\n`,
  "node_modules/@acme/.keep": "",
};

const TABLE = FILES["src/table.ts"] ?? "";

let project: VersionProject | undefined;
afterEach(() => project?.remove());

function create(): VersionProject {
  project = new VersionProject({ ...FILES, "src/same-table.ts": TABLE });
  project.link("node_modules/@acme/shared", project.folder + "/packages/shared");
  return project;
}

/** The names whose versions an edit changes. */
function changedBy(file: string, from: string | RegExp, to: string): readonly string[] {
  const edited = create();
  const before = edited.versionsOf(NODES, edited.code);
  const text = edited.read(file);
  edited.write({ [file]: text.replace(from, to) });
  expect(edited.read(file)).not.toBe(text);
  const after = edited.versionsOf(NODES, edited.code);
  expect(after, "as a new process sees it").toEqual(edited.versionsOf(NODES));
  return Object.keys(before).filter((name) => before[name] !== after[name]);
}

describe("versions change with", () => {
  it.each([
    ["the body of a helper", "src/text.ts", "trim(text)", "trim(text) + 1", ["cleaned"]],
    ["a helper of a helper", "src/trim.ts", "text.trim()", "text.trimEnd()", ["cleaned"]],
    ["another helper under the same name", "src/text.ts", "{ trim }", "{ strip as trim }", ["cleaned"]],
    ["the target of a re-export", "src/barrel.ts", "words as table", "other as table", ["looked"]],
    ["a statement with effects in a barrel", "src/barrel.ts", /$/, "console.log(1);\n", ["cleaned", "looked"]],
    ["a constant behind a renaming barrel", "src/table.ts", "{ a: 1 }", "{ a: 2 }", ["looked"]],
    ["one part of a cycle", "src/cycle-a.ts", "n === 0", "n === 1", ["parity"]],
    ["the other part of a cycle", "src/cycle-b.ts", "n !== 0", "n !== 1", ["parity"]],
    ["JSON", "src/rates.json", "2", "3", ["rated"]],
    ["the version of a package", "node_modules/pack/package.json", "1.0.0", "1.0.1", ["doubled"]],
    ["a package of the workspace", "packages/shared/src/index.ts", "11", "12", ["sharing"]],
    ["a file behind an alias", "src/lib/aliased.ts", "5", "6", ["fromAlias"]],
    ["the alias", "tsconfig.json", "./src/lib/*", "./src/other/*", ["fromAlias"]],
    ["the property of a namespace that is used", "src/helpers.ts", "n + 6", "n + 5", ["oneOf"]],
    ["a step of a pipe", "src/helpers.ts", "n + 7", "n + 5", ["piped.0"]],
    ["a default export", "src/default.ts", "n + 8", "n + 5", ["byDefault"]],
    ["a statement with effects", "src/with-effects.ts", "offset += 1", "offset += 2", ["withEffect"]],
    ["a file that is imported for its effects", "src/polyfill.ts", "own = 1", "own = 2", ["withEffect"]],
    ["a module that is loaded later", "src/lazy.ts", "n + 10", "n + 11", ["lazy"]],
    ["a value in a modifier", NODES, "value(3)", "value(8)", ["three.0"]],
    ["a modifier in another file", "src/modifiers.ts", `OWNER = "a"`, `OWNER = "b"`, ["owned.0"]],
    ["a function with a modifier", NODES, "n + 1)", "n + 2)", ["three"]],
    ["another file with the same text", "src/barrel.ts", "./table.js", "./same-table.js", ["looked"]],
  ])("%s", (_, file, from, to, changed) => expect(changedBy(file, from, to)).toEqual(changed));
});

describe("versions do not change with", () => {
  it.each([
    ["comments in a helper", "src/text.ts", "return", "/* why */ return"],
    ["the layout of a helper", "src/text.ts", "trim(text);", "trim(\n    text,\n  )"],
    ["a helper that nothing uses", "src/text.ts", "return 1", "return 2"],
    ["the order of declarations", "src/trim.ts", /^(.*\}\n)(export function strip.*)$/s, "$2$1"],
    ["a constant that nothing uses", "src/table.ts", "{ b: 2 }", "{ b: 3 }"],
    ["a type that is imported as one", "src/table.ts", "readonly a: number", "readonly a: string"],
    ["a re-export that nothing uses", "src/barrel.ts", /$/, `export { strip } from "./trim.js";\n`],
    ["a literal of a modifier", NODES, `owner: "a"`, `owner: "b"`],
    ["the code of a package whose version is the same", "node_modules/pack/index.js", "2 * n", "3 * n"],
    ["the version of the project", "package.json", "1.0.0", "2.0.0"],
    ["the version of a package of the workspace", "packages/shared/package.json", "1.0.0", "1.0.1"],
  ])("%s", (_, file, from, to) => expect(changedBy(file, from, to)).toEqual([]));

  it("the folder of the project", () => {
    const moved = create();
    const before = moved.versionsOf(NODES);
    moved.move();
    moved.delete("node_modules/@acme/shared");
    moved.link("node_modules/@acme/shared", moved.folder + "/packages/shared");
    expect(moved.versionsOf(NODES)).toEqual(before);
  });
});
