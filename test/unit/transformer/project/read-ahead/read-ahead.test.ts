/** Modules that are read ahead: with or without another thread, whatever it does, they are those of a plain reading. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
// The built files, because a thread runs them.
import { compileModule } from "../../../../../transformer/dist/compile-file.js";
import { findModulesAhead } from "../../../../../transformer/dist/project/read-ahead/find-modules-ahead.js";
import { isWorthThread, ReadAhead } from "../../../../../transformer/dist/project/read-ahead/read-ahead.js";
import type { ModuleSource } from "../../../../../transformer/dist/project/read-ahead/reading-task.js";

/** What is wrong with every third module, or nothing: a warning, an error, a syntax error, no directive. */
const ENDS = ["", "export const untyped = (y) => y;\n", `"use dataflow";\n`, "]]]\n", "export default 1;\n"];

function toModule(index: number): ModuleSource {
  const nodes = Array.from({ length: 60 }, (_, node) => `export const n${index}_${node} = (x: number): number => x;\n`);
  const text = `"use dataflow";\n${nodes.join("")}${ENDS[index % ENDS.length]}`;
  return { file: `/nowhere/module${index}.ts`, module: `module${index}.ts`, text, isIncluded: false };
}

const modules: readonly ModuleSource[] = [
  ...Array.from({ length: 50 }, (_, index) => toModule(index)),
  { ...toModule(50), text: "export const a = 1;\n" },
];
const plain = modules.map((module) => compileModule({ ...module, purpose: "diagnostics" }));

describe.each([
  ["in this thread", false],
  ["in two threads", true],
])("%s", (_, hasThread) => {
  it.each([
    ["in order", modules],
    ["from the end", modules.toReversed()],
  ])("gives each module as it is, asked for %s", (_order, asked) => {
    const ahead = new ReadAhead(modules, hasThread);
    expect(asked.map((module) => ahead.find(module))).toEqual(asked.map((module) => plain[modules.indexOf(module)]));
    ahead.close();
  });

  it("gives the same after everything has been read", () => {
    const ahead = new ReadAhead(modules, hasThread);
    ahead.readAll();
    expect(modules.map((module) => ahead.find(module))).toEqual(plain);
    expect(ahead.find(modules[3]!)).toBe(ahead.find(modules[3]!));
    ahead.close();
  });

  it("knows nothing of other files, and of files with another text or another name", () => {
    const ahead = new ReadAhead(modules, hasThread);
    const [first] = modules;
    const others = [
      { file: "/nowhere/else.ts" },
      { text: `${first!.text} ` },
      { module: "m.ts" },
      { isIncluded: true },
    ];
    for (const other of others) expect(ahead.find({ ...first!, ...other })).toBeUndefined();
    ahead.close();
  });
});

it("reads here what a thread has not taken when it ends", () => {
  const ahead = new ReadAhead(modules, true);
  ahead.close();
  const found = modules.map((module) => ahead.find(module));
  // What the thread had taken by then has to be read by whoever asks.
  expect(found.filter((each, index) => each !== undefined && each !== plain[index]).length).toBeGreaterThan(0);
  found.forEach((each, index) => each === undefined || expect(each).toEqual(plain[index]));
});

it("is worth a thread if there is much to read and a processor for it", () => {
  const text = "x".repeat(400_000);
  const large = [{ ...modules[0]!, text }];
  expect(isWorthThread(large, 0)).toBe(true);
  expect(isWorthThread(large, availableParallelism())).toBe(false);
  expect(isWorthThread(modules.slice(0, 2), 0)).toBe(false);
});

it("has another thread read", () => {
  const last = modules[45]!;
  let found: ReturnType<ReadAhead["find"]>;
  // What comes from the other thread is a copy, which is not frozen. On a busy machine the thread starts late.
  for (let wait = 500; wait < 40_000 && (found === undefined || Object.isFrozen(found?.ir)); wait *= 2) {
    const ahead = new ReadAhead(modules, true);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, wait);
    found = ahead.find(last);
    ahead.close();
  }
  expect(found).toEqual(plain[45]);
  expect(Object.isFrozen(found?.ir)).toBe(false);
});

describe("modules found ahead", () => {
  const folder = mkdtempSync(join(tmpdir(), "icosian-ahead-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("are the TypeScript files with the directive, and those that `include` matches", () => {
    const files = {
      "package.json": "{}",
      "a.ts": `"use dataflow";`,
      "more/b.mts": `\uFEFF"use dataflow";`,
      "more/plain.ts": "export const a = 1;",
      "features/c.ts": "export const c = 1;",
      "d.d.ts": `"use dataflow";`,
      "e.js": `"use dataflow";`,
      "node_modules/p/f.ts": `"use dataflow";`,
      ".hidden/g.ts": `"use dataflow";`,
    };
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(join(folder, name, ".."), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    const found = findModulesAhead(join(folder, "tsconfig.json"), {
      entry: { include: ["features/*.ts"] },
      places: [],
    });
    expect(found).toEqual([
      { file: join(folder, "a.ts"), module: "a.ts", text: `"use dataflow";`, isIncluded: false },
      { file: join(folder, "features/c.ts"), module: "features/c.ts", text: "export const c = 1;", isIncluded: true },
      { file: join(folder, "more/b.mts"), module: "more/b.mts", text: `"use dataflow";`, isIncluded: false },
    ]);
  });

  it("are none if the folder cannot be read", () => {
    expect(findModulesAhead(join(folder, "missing/tsconfig.json"), { entry: {}, places: null })).toEqual([]);
  });

  it("are those of the places that the tsconfig names, each once", () => {
    const places = [join(folder, "more"), join(folder, "more/inner"), join(folder, "missing"), "/elsewhere"];
    const found = findModulesAhead(join(folder, "tsconfig.json"), { entry: {}, places });
    expect(found.map(({ module }) => module)).toEqual(["more/b.mts"]);
  });
});
