/** A dataflow module with modifiers, whose nodes TypeScript knows from its type alone. */
import {
  checkOutput,
  configuration,
  dataLoader,
  dataSaver,
  exclude,
  extractColumns,
  extractFields,
  inject,
  loadFrom,
  mutate,
  node,
  otherwise,
  parameterize,
  pipeOutput,
  saveTo,
  source,
  step,
  subdag,
  tag,
  unpackFields,
  value,
  when,
  type DataLoader,
  type DataSaver,
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

export const series: DataLoader<{ path: string; limit?: number }, number[], { rows: number }> = {
  name: "series",
  load: async ({ path, limit = 1 }) => Promise.resolve([[path.length, limit], { rows: 2 }]),
};
export const clock: DataLoader<{ zone?: string }, Date> = { name: "clock", load: () => [new Date(0), { at: "now" }] };
export const rowSaver: DataSaver<{ path: string }, readonly number[], { bytes: number }> = {
  name: "table",
  save: (data) => ({ bytes: data.length }),
};
export const counter = { name: "counter", save: (data: number): { count: number } => ({ count: data }) };

export const page = node(dataLoader(), async (x: number): Promise<[Date, { status: number }]> =>
  Promise.resolve([new Date(x), { status: 1 }]),
);
export const pages = node(
  extractFields("head"),
  dataLoader(),
  (): readonly [data: { head: string }, metadata: { status: number }] => [{ head: "" }, { status: 1 }],
);
export const archived = node(dataSaver(), async (x: number): Promise<{ bytes: number }> =>
  Promise.resolve({ bytes: x }),
);
export const length = node(
  loadFrom(series, { path: source("path"), limit: value(3) }, { parameter: "loaded" }),
  (loaded: readonly number[], factor: number): number => loaded.length * factor,
);
export const lengthOfNamed = node(
  loadFrom(series, { path: value("x") }, { parameter: "loaded" }),
  ({ loaded, factor }: { loaded: readonly number[]; factor: string }): string => factor.repeat(loaded.length),
);
export const today = node(parameterize({ thisDay: {}, thatDay: {} }), loadFrom(clock), (now?: Date): string =>
  String(now),
);
export const saved = node(
  saveTo(counter, {}, { name: "savedOnce" }),
  saveTo(counter, {}, { target: "saved" }),
  saveTo(counter),
  extractFields("size"),
  tag({ owner: "us" }),
  (): { size: number } => ({ size: 1 }),
);
export const direct = node(saveTo(rowSaver, { path: value("x") }), async (): Promise<number[]> => Promise.resolve([1]));
