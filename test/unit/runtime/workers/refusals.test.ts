/** A thread never runs the program, nor a bundle of which nobody told where the module is. */
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { dataflow, type Dataflow } from "@icosian/runtime";
import { afterAll, describe, expect, it } from "vitest";
import { run, type RunResult } from "../../../hosts/run.ts";
import { CompileFolder } from "../../../property/compile-modules.ts";

const HEAVY = `"use dataflow";
import { node } from "@icosian/runtime";
import { worker } from "@icosian/runtime/workers";
export const heavy = node(worker(import.meta.url), (x: number): number => x * 2);
`;

/** A program that is one file with its dataflow module, as a bundler without a plugin makes it. */
const PROGRAM = `
import { isMainThread } from "node:worker_threads";
import { dataflow } from "@icosian/runtime";
console.log(isMainThread ? "main" : "THREAD");
const flow = dataflow({ heavy, $manifest });
try {
  console.log(await flow.execute(["heavy"], { inputs: { x: 1 } }));
} catch (error) {
  console.log(error.message);
}
await flow.close();
`;

const folder = new CompileFolder();
afterAll(() => folder.remove());

/** Writes a bundle and what else there is, and runs one of them. */
async function runBundle(edit: (text: string) => string, files: Readonly<Record<string, string>>): Promise<RunResult> {
  const [file = ""] = folder.compile([HEAVY]).files;
  const location = dirname(file);
  writeFileSync(join(location, "bundle.js"), edit(readFileSync(file.replace(/ts$/, "js"), "utf8")));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(location, name), text);
  return run(process.execPath, [Object.keys(files)[0] ?? "bundle.js"], { folder: location });
}

/** Without exports, as bundles of programs are. */
const withoutExports = (text: string): string =>
  text.replaceAll(/^export \{.*\};$/gm, "").replaceAll(/^export /gm, "") + PROGRAM;

describe("a bundle", () => {
  it("that is the program does not run again", async () => {
    const { stdout, code, output } = await runBundle((text) => withoutExports(text), {});
    expect(stdout, output).toMatch(
      /^main\nICO8022 unreachable-module: No thread can compute `heavy`: .*bundle\.js is the program itself/,
    );
    expect(stdout).toContain("add the plugin of @icosian/transformer for your bundler");
    expect(code).toBe(0);
  });

  it("that is the program does not run again, whatever it exports", async () => {
    const { stdout } = await runBundle((text) => text + PROGRAM, {});
    expect(stdout).toMatch(/^main\nICO8022 .*bundle\.js is the program itself/);
  });

  it("that another program imports does not run in a thread", async () => {
    const { stdout, output } = await runBundle(withoutExports, { "start.js": `await import("./bundle.js");\n` });
    expect(stdout, output).toMatch(
      /^main\nICO8022 .*bundle\.js is not the file of .*module0\.ts, so a bundler has joined it/,
    );
  });

  it("that exports the manifest is the module under another name", async () => {
    const start = `import { dataflow } from "@icosian/runtime";
import * as heavy from "./bundle.js";
const flow = dataflow({ modules: [heavy], threads: 1 });
console.log(JSON.stringify(await flow.execute(["heavy"], { inputs: { x: 1 } })));
await flow.close();
`;
    const { stdout, output } = await runBundle((text) => text, { "start.js": start });
    expect(stdout, output).toBe(`{"heavy":2}\n`);
  });
});

describe("where there are no threads", () => {
  it("`resolve` leaves `worker` out, as the message of ICO8024 says", async () => {
    const modules = await folder.load([
      `"use dataflow";
      import { node, resolve, tag } from "@icosian/runtime";
      import { worker } from "@icosian/runtime/workers";
      import { isMainThread } from "node:worker_threads";
      export const heavy = node(
        resolve(({ threads }) => (threads ? worker(import.meta.url) : tag({}))),
        (x: number): boolean => isMainThread,
      );`,
    ]);
    for (const threads of [true, false]) {
      await using flow = dataflow({ modules, config: { threads } } as never) as unknown as Dataflow<never>;
      expect(await flow.execute(["heavy"] as readonly string[], { inputs: { x: 1 } })).toEqual({ heavy: !threads });
    }
  });
});
