"use dataflow";
import {
  checkOutputCustom,
  configuration,
  extractFields,
  group,
  inject,
  loadFrom,
  mutate,
  node,
  parameterize,
  parameterizedSubdag,
  pipeInput,
  pipeOutput,
  source,
  step,
  subdag,
  value,
} from "@icosian/runtime";
import { csv, imported, later } from "./helpers.ts";
import * as inner from "./fed-inner.ts";

const local = "1";
const one = value("1");
const trim = (x: string, length: number): string => x.slice(length);
const positive = { name: "positive", validate: (x: string): boolean => x !== "" };

export function title(): string {
  return "title";
}
export function amount(): number {
  return 1;
}

export const injected = node(inject({ x: value("1") }), (x: number): number => x);
export const byName = node(
  inject({ x: value(local), y: value(imported), z: one }),
  (x: number, y: number, z: number): number => x + y + z,
);
export const inList = node(
  inject({ xs: group([value(1), source("title"), value(2)]) }),
  (xs: readonly number[]): number => xs.length,
);
export const aList = node(inject({ x: group([value(1)]) }), (x: number): number => x);
export const inRecord = node(
  inject({ row: group({ id: value(1), names: group([source("amount")]) }) }),
  (row: { id: number; names: string[] }): number => row.id,
);
export const tooMuch = node(
  inject({ a: group({ id: value(1), extra: value(2) }), b: value({ id: 1, extra: 2 }) }),
  (a: { id: number }, b: { id: number }): number => a.id + b.id,
);
export const literals = node(
  inject({ kind: value({ kind: "c" }), pair: value([1, 2, 3]) }),
  (kind: { kind: "a" | "b" }, pair: [number, number]): string => kind.kind + pair.length,
);
export const many = node(parameterize({ first: { n: value("2") }, second: { n: value(2) } }), (n: number): number => n);

export const nested = node(
  subdag([inner], { inputs: { spend: value("1") }, config: { rate: "x", label: "y" } }),
  (total: number): number => total,
);
export const nestedSource = node(
  subdag([inner], { inputs: { spend: source("title") }, config: { rate: 1, label: 1 } }),
  (total: string): string => total,
);
export const nestedTwice = node(
  parameterizedSubdag([inner], { v1: { inputs: { spend: value(true) }, config: { rate: 1, label: 1 } } }),
  (total: number): number => total,
);

export const configured = node(
  inject({ k: configuration("key"), ks: group([configuration("key")]) }),
  (k: number, ks: number[]): number => k + ks.length,
);

export const trimmed = node(pipeOutput(step(trim, source("title"))), (amount: number): number => amount);
export const chained = node(
  pipeOutput(
    step(later),
    step((text: string): number => text.length).when({ region: "us" }),
    step((text: string): string => text),
  ),
  (amount: number): number => amount,
);
export const usesChained = (chained: boolean): boolean => chained;
export const piped = node(
  pipeInput(step((x: number): number => x), step((x: number): string => String(x))),
  (title: number): number => title,
);

export const mutated = (): number => 1;
export const _mutation = node(mutate(mutated, source("title")), (x: string, by: number): string => x.slice(by));
export const usesMutated = (mutated: number): number => mutated;

export const loaded = node(loadFrom(csv, { path: source("amount") }), (data: readonly unknown[]): number => data.length);
export const checked = node(checkOutputCustom(positive), (amount: number): number => amount);
export const filled = node(extractFields("mean", { fill: "none" }), (amount: number): { mean?: number } => ({
  mean: amount,
}));
export const usesMean = (mean: number): number => mean;

// icosian-expect ICO3101: the program is not finished
export const expected = node(inject({ x: value("1") }), (x: number): number => x);

export class Decorated {
  @inject({ x: value("1") })
  static decorated(x: number): number {
    return x;
  }
}
