/**
 * Memory of long pipelines of large values: what is alive is what is still to be read, whichever executor runs, and not
 * the sum of what was computed.
 */
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CompileFolder } from "../../../property/compile-modules.ts";

const NODES = 100;

/** Reads of each node: the one before, and others from further above, so that some live longer than others. */
const reads = Array.from({ length: NODES }, (_, node) =>
  [node - 1, ...(node % 5 === 0 ? [node - 3] : []), ...(node === NODES - 1 ? [10] : [])].filter((each) => each >= 0),
);

function toModule(isAsync: boolean): string {
  const functions = reads.map((from, node) => {
    const parameters = [...from.map((each) => `n${each}: Float64Array`), "watch: () => Float64Array"].join(", ");
    return isAsync && node % 3 !== 0
      ? `export async function n${node}(${parameters}): Promise<Float64Array> { await null; return watch(); }`
      : `export function n${node}(${parameters}): Float64Array { return watch(); }`;
  });
  const end = `export function end(n${NODES - 1}: Float64Array): number { return n${NODES - 1}.length; }`;
  return [`"use dataflow";`, ...functions, end].join("\n");
}

const STEPS = 5;

/** Rows that become new rows again and again. */
const ROWS = `"use dataflow";
export interface Row { readonly id: number; readonly step: number }
export function rows0(count: number): Row[] {
  const rows: Row[] = [];
  for (let id = 0; id < count; id++) rows.push({ id, step: 0 });
  return rows;
}
${Array.from(
  { length: STEPS },
  (_, step) => `export function rows${step + 1}(rows${step}: readonly Row[]): Row[] {
  return rows${step}.map(({ id }) => ({ id, step: ${step + 1} }));
}`,
).join("\n")}
export function sum(rows${STEPS}: readonly Row[]): number {
  return rows${STEPS}.reduce((sum, { step }) => sum + step, 0);
}
`;

const ROW = 6;
const LINKS = Array.from({ length: ROW }, (_, link) => link + 1);

/** Values that have to be waited for, the large one first, and a row of nodes after them that need not wait. */
const AFTER = `"use dataflow";
export async function link0(watch: () => Float64Array): Promise<Float64Array> { await null; return watch(); }
export async function gate(): Promise<number> { for (let turn = 0; turn < 9; turn++) await null; return 1; }
${LINKS.map((link) => `export function link${link}(link${link - 1}: Float64Array, gate: number, watch: () => Float64Array): Float64Array { return watch(); }`).join("\n")}
export function end(link${ROW}: Float64Array): number { return link${ROW}.length; }
`;

const ITEMS = 3;

/** Such a row for each item of something. */
const EACH = `"use dataflow";
import type { Collect, Parallelizable } from "@icosian/runtime";
export function* item(): Parallelizable<number> { for (let each = 0; each < ${ITEMS}; each++) yield each; }
export function link0(item: number, watch: () => Float64Array): Float64Array { return watch(); }
${LINKS.map((link) => `export function link${link}({ link${link - 1}, watch }: { link${link - 1}: Float64Array; watch: () => Float64Array }): Float64Array { return watch(); }`).join("\n")}
export function size(link${ROW}: Float64Array, item: number): number { return link${ROW}.length; }
export function end(size: Collect<number>): number { return size.length; }
`;

const MAIN = `import { dataflow } from "@icosian/runtime";
import * as direct from "./module0.js";
import * as waiting from "./module1.js";
import * as rows from "./module2.js";
import * as after from "./module3.js";
import * as each from "./module4.js";
const outputs = (...names: any[]): any => names;
export const interpreted = (watch: any) => dataflow(direct).executeSync(outputs("end"), { inputs: { watch } });
export const written = (watch: any) => dataflow(direct).executeSync(["end"], { inputs: { watch } });
export const overlapping = (watch: any) => dataflow(waiting).execute(outputs("end"), { inputs: { watch } });
export const afterInterpreted = (watch: any) => dataflow(after).execute(outputs("end"), { inputs: { watch } });
export const afterWritten = (watch: any) => dataflow(after).execute(["end"], { inputs: { watch } });
export const eachInterpreted = (watch: any) => dataflow(each).executeSync(outputs("end"), { inputs: { watch } });
export const eachWritten = (watch: any) => dataflow(each).executeSync(["end"], { inputs: { watch } });
const check = (sum: number) => { if (sum !== ${STEPS}e7) throw new Error(String(sum)); };
export const rowsInterpreted = () => check(dataflow(rows).executeSync(outputs("sum"), { inputs: { count: 1e7 } }).sum as any);
export const rowsWritten = () => check(dataflow(rows).executeSync(["sum"], { inputs: { count: 1e7 } }).sum);
`;

const folder = new CompileFolder();
let main: string;

beforeAll(() => {
  const { files } = folder.compile([toModule(false), toModule(true), ROWS, AFTER, EACH], MAIN);
  main = files.at(-1)!.replace(/ts$/, "js");
});
afterAll(() => folder.remove());

/** Buffers of arrays are freed by another thread, some time, unless there is none. */
const FLAGS = ["--expose-gc", "--single-threaded-gc"];

async function watch(name: string, ...flags: readonly string[]): Promise<readonly number[]> {
  const script = join(import.meta.dirname, "watch-memory.mjs");
  const { stdout } = await promisify(execFile)(process.execPath, [...FLAGS, ...flags, script, main, name]);
  return JSON.parse(stdout) as readonly number[];
}

/** When a node begins: what it and those after it read of those before it. */
function countNeeded(node: number): number {
  return new Set(reads.slice(node).flatMap((from) => from.filter((each) => each < node))).size;
}

describe("100 nodes of 8 MB", () => {
  const needed = reads.map((_, node) => countNeeded(node));

  it("are a graph in which few values are needed at once", () => {
    expect(Math.max(...needed)).toBe(3);
  });

  it("are run as code where their plan is written", () => {
    expect(readFileSync(main, "utf8").match(/fingerprint: /g)).toHaveLength(4);
  });

  it.each(["interpreted", "written", "overlapping"])("hold what is still to be read: %s", async (name) => {
    expect(await watch(name)).toEqual(needed);
  });
});

describe("a row of nodes, each of which needs the one before", () => {
  const row = [0, ...LINKS.map(() => 1)];

  it.each(["afterInterpreted", "afterWritten"])("holds one value after async nodes: %s", async (name) => {
    expect(await watch(name)).toEqual(row);
  });

  it.each(["eachInterpreted", "eachWritten"])("holds one value for each item of something: %s", async (name) => {
    expect(await watch(name)).toEqual(Array.from({ length: ITEMS }, () => row).flat());
  });
});

describe("10 million small rows, six times anew", () => {
  // Two of six lists of rows are needed at once, of about half a gigabyte each.
  it.each(["rowsInterpreted", "rowsWritten"])("fit where three lists would not: %s", async (name) => {
    expect(await watch(name, "--max-old-space-size=1400")).toEqual([]);
  });
});
