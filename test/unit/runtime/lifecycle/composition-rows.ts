/** Sources in which `retry`, `limit` and `timeout` stand beside every other modifier. */

/** `$try` fails the first two times that it is called with a name. */
export const HEAD = `
  import type { Collect, Parallelizable, RunContext } from "@icosian/runtime";
  import { worker } from "@icosian/runtime/workers";
  export const $calls: string[] = [];
  const $try = <T>(name: string, value: T): T => {
    if ($calls.filter((each) => each === name).length < 2) { $calls.push(name); throw new Error("no " + name); }
    $calls.push(name);
    return value;
  };
`;

/** All three, as they are written in the sources. */
export const ALL = `retry({ attempts: 3, delayMs: 1 }), limit({ name: "l", concurrency: 1 }), timeout(10_000)`;

/** A modifier beside the three. */
export interface Composition {
  readonly kind: string;
  readonly source: string;
  /** Values of nodes, for an input `x` of 1. */
  readonly values: Readonly<Record<string, unknown>>;
  /** The nodes that are tried three times. */
  readonly again: readonly string[];
  /** A module for a subdag. */
  readonly inner?: string;
  readonly config?: object;
}

type Row = readonly [
  kind: string,
  source: string,
  values: Composition["values"],
  again: readonly string[],
  more?: Pick<Composition, "inner" | "config">,
];

const ROWS: readonly Row[] = [
  [
    "nothing else",
    `export const f = node(${ALL}, async (x: number): Promise<number> => $try("f", x + 1));`,
    { f: 2 },
    ["f"],
  ],
  [
    "checkOutput",
    `export const f = node(${ALL}, checkOutput({ range: [0, 9], importance: "fail" }), async (x: number): Promise<number> => $try("f", x + 1));`,
    { f: 2, f_raw: 2 },
    ["f_raw"],
  ],
  [
    "pipeInput",
    `const _double = (y: number): number => y * 2;
     export const f = node(${ALL}, pipeInput(step(_double)), async (x: number): Promise<number> => $try("f", x + 1));`,
    { f: 3, "f.with__double": 2 },
    ["f"],
  ],
  [
    "pipeOutput",
    `const _double = (y: number): number => y * 2;
     export const f = node(${ALL}, pipeOutput(step(_double)), async (x: number): Promise<number> => $try("f", x + 1));`,
    { f: 4, "f.raw": 2 },
    ["f.raw"],
  ],
  [
    "parameterize",
    `export const f = node(${ALL}, parameterize({ a: { y: value(10) }, b: { y: value(20) } }), async (x: number, y: number): Promise<number> => $try("f" + y, x + y));`,
    { a: 11, b: 21 },
    ["a", "b"],
  ],
  [
    "extractFields",
    `export const f = node(${ALL}, extractFields("a", "b"), async (x: number): Promise<{ a: number; b: number }> => $try("f", { a: x, b: 2 }));`,
    { a: 1, b: 2 },
    ["f"],
  ],
  [
    "extractColumns",
    `export const f = node(${ALL}, extractColumns("a", "b"), async (x: number): Promise<{ a: number[]; b: number[] }> => $try("f", { a: [x], b: [2] }));`,
    { a: [1], b: [2] },
    ["f"],
  ],
  [
    "unpackFields",
    `export const f = node(${ALL}, unpackFields("a", "b"), async (x: number): Promise<[number, number]> => $try("f", [x, 2]));`,
    { a: 1, b: 2 },
    ["f"],
  ],
  [
    "inject and tag",
    `export const f = node(tag({ io: "http" }), ${ALL}, inject({ y: value(5) }), async (x: number, y: number): Promise<number> => $try("f", x + y));`,
    { f: 6 },
    ["f"],
  ],
  [
    "when",
    `export const f__on = node(${ALL}, when({ mode: "on" }), async (x: number): Promise<number> => $try("f", x + 1));
     export const f__off = node(when({ mode: "off" }), (x: number): number => -1);`,
    { f: 2 },
    ["f"],
    { config: { mode: "on" } },
  ],
  [
    "does",
    `const _other = async (x: number): Promise<number> => $try("other", x + 7);
     export const f = node(${ALL}, does(_other), async (x: number): Promise<number> => 0);`,
    { f: 8 },
    ["f"],
  ],
  [
    "resolve",
    `export const f = node(resolve((config: any) => retry({ attempts: config.attempts })), async (x: number): Promise<number> => $try("f", x + 1));`,
    { f: 2 },
    ["f"],
    { config: { attempts: 3 } },
  ],
  [
    "mutate, of the mutated node",
    `export const f = node(${ALL}, async (x: number): Promise<number> => $try("f", x + 1));
     export const _add = node(mutate(f), (f: number): number => f + 100);
     export const add = node(mutate(f), (f: number): number => f + 1000);`,
    { f: 1102 },
    ["f.raw"],
  ],
  [
    "dataLoader",
    `export const f = node(${ALL}, dataLoader(), async (x: number): Promise<[number, { rows: number }]> => $try("f", [x, { rows: 1 }]));`,
    { f: 1, "f.metadata": { rows: 1 } },
    ["f.loader"],
  ],
  [
    "loadFrom, around the function and not the loader",
    `const $plain = { name: "plain", load: async ({ by }: any): Promise<any> => [by, { by }] };
     export const f = node(${ALL}, loadFrom($plain, { by: value(4) }, { parameter: "y" }), async (x: number, y: number): Promise<number> => $try("f", x + y));`,
    { f: 5 },
    ["f"],
  ],
  [
    "subdag",
    `import * as inner from "./module0.js";
     export const f = node(${ALL}, subdag([inner]), async (d: number): Promise<number> => $try("f", d + 1));`,
    { f: 12, "f.d": 11 },
    ["f", "f.d"],
    { inner: `export const d = node(${ALL}, async (x: number): Promise<number> => $try("d", x + 10));` },
  ],
  [
    "parameterizedSubdag",
    `import * as inner from "./module0.js";
     export const f = node(parameterizedSubdag([inner], { p: { inputs: { y: value(1) } }, q: { inputs: { y: value(2) } } }), (d: number): number => d);`,
    { p: 2, q: 3 },
    ["p.d", "q.d"],
    { inner: `export const d = node(${ALL}, async (x: number, y: number): Promise<number> => $try("d" + y, x + y));` },
  ],
  [
    "Parallelizable, of the source and of what is computed per item",
    `export const item = node(retry(), (x: number): Parallelizable<number> => $try("item", [x, x + 1]));
     export const f = node(${ALL}, async (item: number): Promise<number> => $try("f" + item, item * 2));
     export const all = (f: Collect<number>): any => f;`,
    { all: [2, 4] },
    ["f 0", "f 1", "item"],
  ],
  [
    "decorators",
    `export class Flow {
       @retry({ attempts: 3 }) @limit({ name: "l", concurrency: 1 }) @timeout(10_000) @checkOutput({ range: [0, 9], importance: "fail" })
       static async f(x: number): Promise<number> { return $try("f", x + 1); }
     }`,
    { f: 2 },
    ["f_raw"],
  ],
];

/** `retry`, `limit` and `timeout` outside of each modifier. */
export const COMPOSITIONS: readonly Composition[] = ROWS.map(([kind, source, values, again, more]) => ({
  kind,
  source,
  values,
  again,
  ...more,
}));
