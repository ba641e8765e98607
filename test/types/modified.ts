/** A dataflow module with modifiers, whose nodes TypeScript knows from its type alone. */
import {
  checkOutput,
  configuration,
  exclude,
  extractColumns,
  extractFields,
  inject,
  mutate,
  node,
  otherwise,
  parameterize,
  pipeOutput,
  source,
  step,
  subdag,
  tag,
  unpackFields,
  value,
  when,
} from "@icosian/runtime";
import * as plain from "./features.js";

export const $manifest = { manifestVersion: 1 };

export const holidays__us = node(when({ region: "us" }), (year: number): string => `us${year}`);
export const holidays__uk = node(when({ region: "uk" }), (year: number): number => year);
export const closed__by__law = node(otherwise(), (): boolean => true);
export const renamed = node(when({ a: 1 }, { name: "usRenamed" }), (): number => 1);

export const stats = node(
  tag({ owner: "us" }),
  extractFields("mean", "label"),
  (x: number): { mean: number; label: string; other: Date } => ({ mean: x, label: "", other: new Date(x) }),
);
export const all = node(extractFields(), async (x: number): Promise<{ first: number; second: bigint }> =>
  Promise.resolve({ first: x, second: 1n }),
);
export const range = node(unpackFields("low", "high", { fill: 0 }), (x: number): [number, string] => [x, ""]);
export const rows = node(extractColumns("a", "b"), (): { a: number; b: string }[] => []);
export const table = node(extractColumns("c"), (): { c: Float64Array } => ({ c: new Float64Array() }));

export const rolling = node(
  extractFields("part"),
  parameterize({
    avg3: { series: source("spend"), weeks: value(3) },
    avg8: { series: source("signups"), weeks: configuration("w") },
  }),
  (series: readonly number[], weeks: number): { part: number } => ({ part: series.length + weeks }),
);
export const fed = node(inject({ a: value(1) }), (a: number): number => a);

export const checked = node(checkOutput({ range: [0, 1], allowNaN: false }), (): number => 1);
export const piped = node(pipeOutput(step((x: number) => String(x))), (): number => 1);
export const nested = node(subdag([plain]), (spendMean: number): number => spendMean);
export const hidden = node(exclude(), (): number => 1);
export const mutating = node(mutate(fed), (x: number): number => x);
