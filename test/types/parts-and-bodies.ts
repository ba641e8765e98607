/**
 * What TypeScript accepts and refuses of modifiers that take parts out of values, replace bodies, or are computed.
 *
 * Never run: it is compiled by every supported TypeScript. Each line under `@ts-expect-error` must be refused.
 */
import {
  checkOutput,
  dataLoader,
  does,
  extractColumns,
  extractFields,
  inject,
  node,
  parameterize,
  parameterizedSubdag,
  pipeInput,
  pipeOutput,
  resolve,
  saveTo,
  step,
  subdag,
  tag,
  unpackFields,
  value,
  type Parallelizable,
  type RunContext,
} from "@icosian/runtime";
import * as plain from "./features.js";

interface Stats {
  readonly mean: number;
  readonly median: number;
  readonly note?: string;
}
declare const stats: Stats;
declare const columns: readonly string[];
interface ArrowTable {
  readonly numRows: number;
  getChildAt(index: number): { toArray(): unknown } | null;
}
declare const arrow: ArrowTable;
declare const frame: { height: number; getColumn(name: string): object };
const NAMES = ["mean", "median"] as const;

export const fields: readonly unknown[] = [
  node(extractFields("mean", "median", { fill: 0 }), (): Stats => stats),
  node(extractFields("mean", "median", "note"), async (): Promise<Stats> => Promise.resolve(stats)),
  node(extractFields(...NAMES), (): Stats => stats),
  node(extractFields(...columns), (): Record<string, number> => ({})),
  node(extractFields("a", "b"), (): Record<string, number> => ({})),
  node(extractFields("1"), (): Record<number, string> => ({})),
  node(extractFields("mean", { fill: 0 }), (): Stats | null => null),
  node(extractFields("mean", { fill: 0 }), (): Stats | { readonly error: string } => stats),
  node(extractFields("kind"), (): { kind: "a"; a: number } | { kind: "b"; b: number } => ({ kind: "a", a: 1 })),
  node(extractFields("mean"), (): Parallelizable<Stats> => [stats]),
  node(extractFields("mean"), pipeOutput(step((x: number): Stats => ({ ...stats, mean: x }))), (): number => 1),
  node(extractFields("mean"), dataLoader(), (): [Stats, { rows: number }] => [stats, { rows: 1 }]),
  node(extractFields("size"), extractFields("box"), (): { box: { size: number } } => ({ box: { size: 1 } })),
  node(dataLoader(), pipeOutput(step((x: number): [number, object] => [x, {}])), (): number => 1),
  // @ts-expect-error the second of two fields is not there
  node(extractFields("mean", "medain"), (): Stats => stats),
  // @ts-expect-error neither with a fill
  node(extractFields("mean", "medain", { fill: 0 }), (): Stats => stats),
  // @ts-expect-error nor in a promise
  node(extractFields("medain", "mean"), async (): Promise<Stats> => Promise.resolve(stats)),
  // @ts-expect-error nor in each item
  node(extractFields("mean", "medain"), (): Parallelizable<Stats> => [stats]),
  // @ts-expect-error nor in what is loaded
  node(extractFields("mean", "rows"), dataLoader(), (): [Stats, { rows: number }] => [stats, { rows: 1 }]),
  // @ts-expect-error a field that only one of two has
  node(extractFields("kind", "a"), (): { kind: "a"; a: number } | { kind: "b" } => ({ kind: "b" })),
  // @ts-expect-error possibly null
  node(extractFields("mean"), (): Stats | null => null),
  // @ts-expect-error a property of a number is no field
  node(extractFields("toFixed"), (): number => 1),
  // @ts-expect-error nothing is known of it
  node(extractFields("mean"), (): unknown => 1),
];

export const tables: readonly unknown[] = [
  node(extractColumns("a", "b", { fill: null }), (): { a: number; b: string }[] => []),
  node(extractColumns("a", "b"), (): { a: number[]; b: Float64Array } => ({ a: [], b: new Float64Array() })),
  node(extractColumns(...columns), (): Record<string, number>[] => []),
  node(extractColumns("a", "b"), (): ArrowTable => arrow),
  node(extractColumns("a"), async (): Promise<{ height: number; getColumn(name: string): object }> => frame),
  node(extractColumns("a", { fill: 0 }), (): { deduplicatedColumnNames(): string[] } | null => null),
  // @ts-expect-error a record with one member of a library's table is none
  node(extractColumns("a"), (): { numRows: number } => ({ numRows: 1 })),
  // @ts-expect-error one of two columns
  node(extractColumns("a", "c"), (): { a: number; b: string }[] => []),
  // @ts-expect-error what arrays have is no column
  node(extractColumns("length"), (): { a: number }[] => []),
];

export const tuples: readonly unknown[] = [
  node(unpackFields("a", "b", { fill: 0 }), (): [number, string] => [1, ""]),
  node(unpackFields("a", "b"), (): readonly number[] => [1, 2]),
  node(unpackFields("a", "b", "c"), (): [number, ...string[]] => [1, "", ""]),
  node(unpackFields("a", "b"), (): [number, string?] => [1]),
  // @ts-expect-error more names than elements
  node(unpackFields("a", "b", "c"), async (): Promise<[number, string]> => Promise.resolve([1, ""])),
  // @ts-expect-error more names than elements, filled
  node(unpackFields("a", "b", "c", { fill: 0 }), (): readonly [number, string] => [1, ""]),
  // @ts-expect-error no tuple
  node(unpackFields("a"), (): { 0: number } => ({ 0: 1 })),
];

const add = (a: number, b: number): number => a + b;
const sum = (...all: readonly number[]): number => all.length;
const first = <Value>(each: Value): Value => each;
const scale = ({ what, by = 1 }: { what: number; by?: number }): number => what * by;

export const bodies: readonly unknown[] = [
  node(does(add), (a: number, b: number): number => a + b),
  node(does(add), (a: number, b: number = 2): number => a + b),
  node(does(add), (a: number, b: number, c: string): number => a + b + c.length),
  node(does(add), async (a: number, b: number): Promise<number> => Promise.resolve(a + b)),
  node(
    does(async (a: number): Promise<number> => Promise.resolve(a)),
    async (a: number): Promise<number> => Promise.resolve(a),
  ),
  node(does(add), (a: number, _: RunContext, b: number): number => a + b),
  node(does(add), ({ a, b }: { a: number; b: number }): number => a + b),
  node(does(sum), (a: number, b: number, c: number): number => a + b + c),
  node(does(first), (a: number): number => a),
  node(
    does((): number => 1),
    (a: number): number => a,
  ),
  node(does(scale, { what: "a", by: "b" }), (a: number, b: number): number => a + b),
  node(does(scale, { what: "a" }), (a: number): number => a),
  node(inject({ a: value(1) }), does(add), (a: number, b: number): number => a + b),
  // @ts-expect-error it needs more than the signature has
  node(does(add), (a: number): number => a),
  // @ts-expect-error it needs something else
  node(does(add), (a: number, b: string): number => a + b.length),
  // @ts-expect-error it gives something else
  node(does(add), (a: number, b: number): string => `${a}${b}`),
  // @ts-expect-error it gives something else
  node(does(first), (a: number): string => String(a)),
  // @ts-expect-error it gives something else
  node(does(scale, { what: "a" }), (a: number): string => String(a)),
  // @ts-expect-error a property that must be given
  node(does(scale, { by: "a" }), (a: number): number => a),
];

const counter = { name: "counter", save: (data: number): { count: number } => ({ count: data }) };
const inc = (x: number): number => x + 1;

/** Whatever modifier there is can be computed from the config. */
export const computed: readonly unknown[] = [
  node(
    resolve((config) => extractFields(...(config["fields"] as string[]))),
    (n: number): Record<string, number> => ({ n }),
  ),
  node(
    resolve(() => extractFields("a", { fill: 0 })),
    (n: number): { a: number } => ({ a: n }),
  ),
  node(
    resolve(() => extractColumns("a")),
    (n: number): { a: number[] } => ({ a: [n] }),
  ),
  node(
    resolve(() => unpackFields("a", "b")),
    (n: number): [number, number] => [n, n],
  ),
  node(
    resolve(() => dataLoader()),
    (n: number): [number, { a: number }] => [n, { a: n }],
  ),
  node(
    resolve((config) => (config["slow"] === true ? does(add) : tag({ speed: "fast" }))),
    (a: number, b: number): number => a + b,
  ),
  node(
    resolve(() => parameterize({ a: { n: value(1) } })),
    inc,
  ),
  node(
    resolve(() => checkOutput({ range: [0, 1] })),
    inc,
  ),
  node(
    resolve(() => pipeOutput(step(inc))),
    inc,
  ),
  node(
    resolve(() => pipeInput(step(inc))),
    inc,
  ),
  node(
    resolve(() => subdag([plain])),
    inc,
  ),
  node(
    resolve(() => parameterizedSubdag([plain], { v1: {}, v2: {} })),
    inc,
  ),
  node(
    resolve(() => saveTo(counter)),
    inc,
  ),
  node(
    // @ts-expect-error no modifier
    resolve(() => 3),
    inc,
  ),
];
