/** `progress` in a real terminal: what a person sees, and what remains if the process is ended in the middle. */
import { spawn } from "node:child_process";
import { afterAll, expect, it } from "vitest";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { CompileFolder } from "../property/compile-modules.ts";
import { cleanEnvironment } from "./run.ts";
import { Terminal } from "../unit/runtime/lifecycle/adapters/terminal.ts";

const folder = new CompileFolder();
afterAll(() => folder.remove());

const FEATURES = `"use dataflow";
const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
export const model = async (ms: number): Promise<number> => { await sleep(ms); return 1; };
export const index = (model: number): number => model;
export const never = (ms: number): Promise<number> => new Promise(() => {});
`;

/** Runs a program in a terminal of 60 columns; returns what it wrote, and how it ended. */
function runInTerminal(program: string, environment: object): Promise<{ written: string; code: number | null }> {
  const [file] = folder.compile([FEATURES]).files;
  const main = join(file!, "../main.mjs");
  writeFileSync(main, `import * as features from "./module0.js";\n${program}`);
  const command = `stty cols 60; exec ${process.execPath} ${main}`;
  return new Promise((resolve, reject) => {
    const child = spawn("script", ["-qec", command, "/dev/null"], {
      env: { ...cleanEnvironment(), TERM: "xterm", CI: "", ...environment },
      stdio: ["ignore", "pipe", "inherit"],
    });
    let written = "";
    child.stdout.setEncoding("utf8").on("data", (chunk: string) => (written += chunk));
    child.on("error", reject);
    child.on("close", (code) => resolve({ written, code }));
  });
}

const BEGIN = `import { dataflow } from "@icosian/runtime";
import { progress } from "@icosian/runtime/adapters";
const flow = dataflow({ modules: [features], adapters: [progress()] });
`;

it("draws a bar, and leaves one line", async () => {
  const { written, code } = await runInTerminal(`${BEGIN}await flow.execute(["index"], { inputs: { ms: 600 } });`, {});
  const terminal = new Terminal(60);
  terminal.write(written);
  expect(written).toContain("░░░░░░░░░░  0/2 nodes");
  expect(terminal.lines).toEqual([expect.stringMatching(/^✓ index: 2 nodes in \d+ ms$/), ""]);
  expect([terminal.isCursorVisible, terminal.wraps, code]).toEqual([true, 0, 0]);
});

it.each([
  ["exits", "process.exit(3)", 3],
  ["is ended by a signal", 'process.kill(process.pid, "SIGINT")', 130],
  ["has nothing left to wait for", "clearInterval(waiting)", 13],
])("gives the cursor back if the process %s", async (_, end, expected) => {
  // Ends once the cursor is hidden.
  const program = `${BEGIN}const waiting = setInterval(() => {}, 1_000);
const write = process.stderr.write.bind(process.stderr);
process.stderr.write = (text, ...rest) => {
  if (text.includes("?25l")) setImmediate(() => { ${end} });
  return write(text, ...rest);
};
await flow.execute(["never"], { inputs: { ms: 1 } });`;
  const { written, code } = await runInTerminal(program, {});
  const terminal = new Terminal(60);
  terminal.write(written);
  expect(written).toContain("\u001b[?25l");
  expect(terminal.isCursorVisible).toBe(true);
  expect(code).toBe(expected);
});

it("writes lines in continuous integration, also on a terminal", async () => {
  const program = `${BEGIN}await flow.execute(["index"], { inputs: { ms: 10 } });`;
  const { written } = await runInTerminal(program, { CI: "true" });
  expect(written).toMatch(/^\[\w+\] begins index: 2 nodes\r\n\[\w+\] done index: 2 nodes in [\d.]+ ms\r\n$/);
});
