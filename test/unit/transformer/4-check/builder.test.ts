/** A builder, as `--incremental` and `--watch` have one, says of modules that no dataflow links what a new program says. */
import { createHash } from "node:crypto";
import { join } from "node:path";
import ts from "typescript";
import { expect, it } from "vitest";
import { transformProgram } from "../../../../transformer/src/hosts/typescript/program-transformer.ts";
import { createHost, FOLDER, OPTIONS, type ProgramFiles } from "./check-files.ts";

const HEAD = `"use dataflow";\n`;
const IMPORT = `import { dataflow } from "@icosian/runtime";\n`;
const FEATURES = `${IMPORT}import * as features from "./features.ts";\n`;
const BARREL = `${IMPORT}import * as barrel from "./barrel.ts";\nexport const flow = dataflow(barrel);\n`;

const RIGHT: ProgramFiles = {
  "features.ts": `${HEAD}export const a = (x: number): number => x;\nexport const b = (a: number): number => a;\n`,
  "other.ts": `${HEAD}export const c = (b: number): number => b;\n`,
  "barrel.ts": "export {};\n",
  "main.ts": "export {};\n",
};
const OWN_MISTAKE = `${HEAD}export const a = (x: number): number => x;\nexport const b = (a: string): string => a;\n`;

/** One after the other; each changes one file. */
const EDITS: readonly (readonly [name: string, text: string])[] = [
  ["features.ts", OWN_MISTAKE],
  ["main.ts", `${FEATURES}export const flow = dataflow(features);\n`],
  ["main.ts", `${FEATURES}export const flow = dataflow({ modules: [] });\n`],
  ["main.ts", "export const nothing = 1;\n"],
  ["barrel.ts", `export * from "./features.ts";\n`],
  ["main.ts", BARREL],
  ["features.ts", RIGHT["features.ts"] ?? ""],
  ["features.ts", OWN_MISTAKE],
  ["barrel.ts", `export * from "./other.ts";\n`],
  ["main.ts", `${FEATURES}import * as other from "./other.ts";\nexport const flow = dataflow(features, other);\n`],
  ["main.ts", `${IMPORT}import * as other from "./other.ts";\nexport const flow = dataflow(other);\n`],
  ["features.ts", RIGHT["features.ts"] ?? ""],
];

class Builder {
  #former: ts.SemanticDiagnosticsBuilderProgram | undefined;

  /** What is said of all files; of those that an edit does not reach, what was said before. */
  check(files: ProgramFiles): readonly string[] {
    const texts = new Map(Object.entries(files).map(([name, text]) => [join(FOLDER, name), text]));
    const host = createHost(OPTIONS, texts);
    const { getSourceFile } = host;
    host.createHash = (text) => createHash("sha256").update(text).digest("hex");
    host.getSourceFile = (...args) => {
      const found = getSourceFile(...args);
      // A builder asks for it, and TypeScript does not declare it.
      if (found !== undefined) Object.assign(found, { version: host.createHash?.(found.text) });
      return found;
    };
    const program = transformProgram(ts.createProgram([...texts.keys()], OPTIONS, host), {}, ts);
    this.#former = ts.createSemanticDiagnosticsBuilderProgram(program, host, this.#former);
    const messages = this.#former
      .getSemanticDiagnostics()
      .map(({ messageText }) => (typeof messageText === "string" ? messageText : messageText.messageText));
    return [...new Set(messages.filter((message) => message.startsWith("ICO")))].sort();
  }
}

it("after every edit", () => {
  const builder = new Builder();
  expect(builder.check(RIGHT)).toEqual([]);
  let files = RIGHT;
  const differing: unknown[] = [];
  let found = 0;
  for (const [name, text] of EDITS) {
    files = { ...files, [name]: text };
    const [after, cleanly] = [builder.check(files), new Builder().check(files)];
    found += cleanly.length;
    if (JSON.stringify(after) !== JSON.stringify(cleanly)) differing.push({ name, text, after, cleanly });
  }
  expect(differing).toEqual([]);
  expect(found).toBeGreaterThan(8);
});
