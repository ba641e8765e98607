/** A project whose nodes reach code in other files, and the versions that every host has to give them. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { compileModule } from "../../transformer/src/compile-file.ts";
import { ProjectCode } from "../../transformer/src/project/versions/project-code.ts";
import type { Files } from "./project.ts";

/** The dataflow module. */
export const NODES = "src/nodes.ts";

/** The files of the project. */
export const VERSION_FILES: Files = {
  [NODES]: `"use dataflow";
import { node, pipeInput, step } from "@icosian/runtime";
import { clean, table } from "./barrel.js";
import { even } from "./cycle-a.js";
import { twice } from "pack";

export const cleaned = (text: string): string => clean(text);
export const looked = (text: string): number => table[text] ?? 0;
export const parity = (n: number): boolean => even(n);
export const doubled = (n: number): number => twice(n);
export const piped = node(pipeInput(step(twice)), (n: number): number => n + 1);
export const alone = (n: number): number => n;
`,
  "src/barrel.ts": `export * from "./text.js";\nexport { words as table } from "./table.js";\n`,
  "src/text.ts": `import { trim } from "./trim.js";\nexport function clean(text: string): string {\n  return trim(text);\n}\nexport function unrelated(): number {\n  return 1;\n}\n`,
  "src/trim.ts": `export function trim(text: string): string {\n  return text.trim();\n}\n`,
  "src/table.ts": `export const words: Readonly<Record<string, number>> = { a: 1 };\n`,
  "src/cycle-a.ts": `import { odd } from "./cycle-b.js";\nexport function even(n: number): boolean {\n  return n === 0 || odd(n - 1);\n}\n`,
  "src/cycle-b.ts": `import { even } from "./cycle-a.js";\nexport function odd(n: number): boolean {\n  return n !== 0 && even(n - 1);\n}\n`,
  "src/print.ts": `import { dataflow } from "@icosian/runtime";
import * as nodes from "./nodes.js";
const { $manifest } = nodes as unknown as { readonly $manifest: object };
const { console } = globalThis as unknown as { readonly console: { log(text: unknown): void } };
console.log(JSON.stringify($manifest));
console.log(dataflow(nodes).listAvailableVariables().length);
`,
  "node_modules/pack/package.json": { name: "pack", version: "1.0.0", type: "module", exports: "./index.js" },
  "node_modules/pack/index.js": "export const twice = (n) => 2 * n;\n",
  "node_modules/pack/index.d.ts": "export declare const twice: (n: number) => number;\n",
};

/** An edit of the project: a file, and a text in it with another one. */
export type VersionEdit = readonly [file: string, from: string, to: string];

/** Edits that change the versions of nodes. */
export const EDITS: readonly VersionEdit[] = [
  ["src/trim.ts", "text.trim()", "text.trimEnd()"],
  ["src/table.ts", "{ a: 1 }", "{ a: 2 }"],
  ["src/cycle-b.ts", "n !== 0", "n !== 1"],
  ["src/text.ts", "trim(text)", "trim(text) + text"],
];

/** The code versions of a module in a text: those of its nodes and of their modifiers, in order. */
export function versionsIn(text: string): readonly string[] {
  return Array.from(text.matchAll(/codeVersion"?: ?"([0-9a-f]+)"/g), ([, version = ""]) => version);
}

/** The versions that a new process computes of the sources of a project, without any host. */
export function expectedVersions(folder: string): readonly string[] {
  const file = join(folder, NODES);
  const input = { file, module: NODES, text: readFileSync(file, "utf8"), isIncluded: false };
  return versionsIn(compileModule({ ...input, imports: new ProjectCode() })?.manifestText ?? "");
}
