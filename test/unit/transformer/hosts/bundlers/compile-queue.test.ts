/** The queue of modules that a build compiles: with any number of threads, the results are those of one after the other. */
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, it } from "vitest";
// The built files, because threads run them.
import { CompileQueue } from "../../../../../transformer/dist/hosts/bundlers/modules/compile-queue.js";
import { compileText, type ModuleText } from "../../../../../transformer/dist/hosts/bundlers/modules/compile-text.js";
import { Readings } from "../../../../../transformer/dist/project/readings/readings.js";
import { ProjectCode } from "../../../../../transformer/dist/project/versions/project-code.js";

const ROOT: string = join(import.meta.dirname, "../../../../..");

/** A module of some 20,000 characters, so that a few are worth a thread. */
function toModule(index: number, wrong = ""): ModuleText {
  const nodes = Array.from({ length: 250 }, (_, node) => {
    const name = `n${index}_${node}`;
    return `/** Doubles. */\nexport const ${name} = (x${node}: number): number => x${node} * ${index};\n`;
  });
  const text = `"use dataflow";\n${nodes.join("")}${wrong}`;
  return { file: `/nowhere/module${index}.ts`, module: `module${index}.ts`, text, isIncluded: false };
}

/** A queue, and the number of modules that it has compiled in this thread. */
function createQueue(mostThreads: number): { readonly queue: CompileQueue; readonly here: () => number } {
  const readings = new Readings(new ProjectCode());
  let count = 0;
  const compileHere = (input: ModuleText): ReturnType<typeof compileText> => {
    count++;
    return compileText(input, readings);
  };
  return { queue: new CompileQueue(compileHere, mostThreads), here: () => count };
}

it.each([0, 1, 3])("gives the same with %i threads, in any order of ends", async (threads) => {
  const { queue } = createQueue(threads);
  const wrong = ["", "export const untyped = (y) => y;\n", `"use dataflow";\n`, "export default 1;\n", "]]]\n"];
  const inputs = Array.from({ length: 40 }, (_, index) => toModule(index, wrong[index % wrong.length]));
  const other: ModuleText = { ...toModule(99), text: "export const a = 1;\n" };
  const all = [...inputs, other];
  const readings = new Readings(new ProjectCode());
  const compiled = await Promise.all(all.map((input) => queue.compile(input)));
  expect(compiled).toEqual(all.map((input) => compileText(input, readings)));
  expect(compiled.at(-1)).toBeNull();
  expect(compiled.filter((each) => each?.manifestText === null).length).toBeGreaterThan(8);
  queue.close();
});

it("has threads compile what waits", async () => {
  const { queue, here } = createQueue(2);
  const readings = new Readings(new ProjectCode());
  let asked = 0;
  // On a busy machine a thread may start late.
  while (here() === asked && asked < 20_000) {
    const inputs = Array.from({ length: 40 }, (_, index) => toModule(asked + index));
    asked += inputs.length;
    const compiled = await Promise.all(inputs.map((input) => queue.compile(input)));
    expect(compiled[0]).toEqual(compileText(inputs[0]!, readings));
  }
  expect(here()).toBeLessThan(asked);
  queue.close();
});

it("starts no thread for a few modules", async () => {
  const { queue, here } = createQueue(4);
  await Promise.all([1, 2, 3].map((index) => queue.compile(toModule(index))));
  expect(here()).toBe(3);
});

it("finishes what waits when its threads are ended, and can be used again", async () => {
  const { queue } = createQueue(2);
  const readings = new Readings(new ProjectCode());
  for (let round = 0; round < 3; round++) {
    const inputs = Array.from({ length: 30 }, (_, index) => toModule(index));
    const running = inputs.map((input) => queue.compile(input));
    await Promise.race(running);
    queue.close();
    expect(await Promise.all(running)).toEqual(inputs.map((input) => compileText(input, readings)));
  }
});

it("rejects with what the compiler throws, and goes on", async () => {
  const queue = new CompileQueue((input) => {
    if (input.text === "") throw new TypeError("own fault");
    return null;
  }, 0);
  const settled = await Promise.allSettled(["a", "", "b"].map((text) => queue.compile({ ...toModule(0), text })));
  expect(settled.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect(settled[1]).toMatchObject({ reason: new TypeError("own fault") });
});

it("keeps a process alive until all is compiled, and no longer", () => {
  const folder = join(ROOT, "transformer/dist/hosts/bundlers/modules");
  const script = `
    import { CompileQueue } from ${JSON.stringify(pathToFileURL(join(folder, "compile-queue.js")).href)};
    const queue = new CompileQueue(() => null, 2);
    const inputs = Array.from({ length: 60 }, (_, index) => ({ file: "/nowhere/" + index + ".ts", module: "m.ts", isIncluded: false,
      text: '"use dataflow";\\n' + "export const f = (x: number): number => x;\\n/*" + " ".repeat(20000) + "*/" }));
    const all = await Promise.all(inputs.map((input) => queue.compile(input)));
    console.log(all.length);
  `;
  const args = ["--input-type=module", "--eval", script];
  expect(execFileSync(process.execPath, args, { encoding: "utf8" })).toBe("60\n");
});
