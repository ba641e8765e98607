/** Measures fan-outs over a million items against the same functions called in loops written by hand. */
import { deepStrictEqual } from "node:assert";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { dataflow } from "@icosian/runtime";
import { measure } from "./measure.mjs";
import { loadModule } from "./write-graph.mjs";

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc");

const ITEMS = 1_000_000;

/** The loops hold as many items in flight as fan-outs do unless they are told otherwise. */
const IN_FLIGHT = 64;

const SOURCE = `"use dataflow";
import type { Collect, Parallelizable } from "@icosian/runtime";
export function* item(end: number): Parallelizable<number> { for (let i = 0; i < end; i++) yield i; }
export const square = (item: number): number => (item * item) % 65521;
export const late = async (item: number): Promise<number> => (item * item) % 65521;
export const total = (square: Collect<number>): number => sum(square);
export const lateTotal = (late: Collect<number>): number => sum(late);
export function* row(rows: number): Parallelizable<number> { for (let i = 0; i < rows; i++) yield i; }
export function* cell(row: number, cells: number): Parallelizable<number> { for (let i = 0; i < cells; i++) yield row + i; }
export const product = (row: number, cell: number): number => (row * cell) % 65521;
export const rowTotal = (product: Collect<number>): number => sum(product);
export const allTotal = (rowTotal: Collect<number>): number => sum(rowTotal);
export const big = (item: number): Float64Array => new Float64Array(1024).fill(item);
export const bigSize = (big: Float64Array, item: number, end: number, onBig: () => void): number => {
  if (item % (end / 20) === 0) onBig();
  return big.length;
};
export const bigTotal = (bigSize: Collect<number>): number => sum(bigSize);
export const lateBig = async (item: number): Promise<Float64Array> => new Float64Array(1024).fill(item);
export const lateBigSize = (lateBig: Float64Array, item: number, end: number, onBig: () => void): number => {
  if (item % (end / 20) === 0) onBig();
  return lateBig.length;
};
export const lateBigTotal = (lateBigSize: Collect<number>): number => sum(lateBigSize);
function sum(values: readonly number[]): number { let all = 0; for (const value of values) all += value; return all; }
`;

const BY_HAND = {
  total: ({ item, square, total }, { end }) => {
    const squares = [];
    for (const each of item(end)) squares.push(square(each));
    return total(squares);
  },
  lateTotal: async ({ item, late, lateTotal }, { end }) => {
    const values = [];
    const items = item(end);
    let next = 0;
    const work = async () => {
      for (let step = items.next(); !step.done; step = items.next()) {
        const at = next++;
        values[at] = await late(step.value);
      }
    };
    await Promise.all(Array.from({ length: IN_FLIGHT }, work));
    return lateTotal(values);
  },
  allTotal: ({ row, cell, product, rowTotal, allTotal }, { rows, cells }) => {
    const totals = [];
    for (const each of row(rows)) {
      const products = [];
      for (const other of cell(each, cells)) products.push(product(each, other));
      totals.push(rowTotal(products));
    }
    return allTotal(totals);
  },
};

const CASES = [
  { name: "1,000,000 items", output: "total", inputs: { end: ITEMS }, goal: 300 },
  { name: "1,000,000 items, async", output: "lateTotal", inputs: { end: ITEMS }, goal: null },
  { name: "1,000 x 1,000 items", output: "allTotal", inputs: { rows: 1000, cells: 1000 }, goal: 300 },
  { name: "100,000 x 10 items", output: "allTotal", inputs: { rows: 100_000, cells: 10 }, goal: null },
];

/** What goes by in the measurement of memory: this many items of 8 KiB. */
const BIG_ITEMS = 200_000;

/**
 * Measures all of it.
 *
 * @returns {Promise<{ times: readonly { name: string, byHand: number, execute: number, ratio: number, goal: number | null }[], memory: readonly { name: string, passed: number, held: number }[] }>}
 *   Milliseconds, medians; MiB that went by, and that were held at most.
 */
export async function measureFanOuts() {
  const functions = await loadModule(SOURCE);
  const times = [];
  for (const each of CASES) times.push(await measureCase(each, functions));
  const memory = [];
  for (const output of ["bigTotal", "lateBigTotal"]) memory.push(await measureMemory(output, functions));
  return { times, memory };
}

async function measureCase({ name, output, inputs, goal }, functions) {
  const prepared = dataflow(functions).prepare([output]);
  const runs = {
    byHand: () => BY_HAND[output](functions, inputs),
    execute: async () => (await prepared.execute({ inputs }))[output],
  };
  deepStrictEqual(await runs.execute(), await runs.byHand());
  await measure(runs, { rounds: 2 });
  const { byHand, execute } = await measure(runs, { rounds: 11 });
  return { name, byHand, execute, ratio: execute / byHand, goal };
}

async function measureMemory(output, functions) {
  const prepared = dataflow(functions).prepare([output]);
  const observe = () => {
    // Once more, because buffers are given back while the next collection begins.
    collectGarbage();
    collectGarbage();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return (heapUsed + arrayBuffers) / 2 ** 20;
  };
  const before = observe();
  let held = 0;
  const onBig = () => (held = Math.max(held, observe() - before));
  await prepared.execute({ inputs: { end: BIG_ITEMS, onBig } });
  return { name: output === "bigTotal" ? "sync" : "async", passed: (BIG_ITEMS * 8) / 1024, held };
}
