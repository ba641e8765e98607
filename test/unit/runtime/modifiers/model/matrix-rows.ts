/** The modifiers of the matrix: each as it is written, and what it does to a model. */
import * as effects from "./effects.ts";
import { readOf, type Effect, type ModelNode, type ModelStep } from "./model.ts";
import { multiply, toShaped, writeShaped, type Shape } from "./shapes.ts";

/** Parameters of the function that all modifiers stand on; each feeding modifier has one for itself. */
export const PARAMETERS: readonly string[] = ["a", "b", "c", "d", "e"];

/** Values of what stays an external input. */
export const INPUTS: Readonly<Record<string, number>> = { a: 1, b: 2, c: 3, d: 4, e: 5, other: 6, w: 7 };

/** What `does` adds to the sum of the parameters. */
export const THROUGH = 90_000;

/** One modifier. */
export interface MatrixRow {
  /** Its source, in a definition of this name and of this function. */
  readonly write: (name: string) => string;
  /** What it does, where the definition's function gives these shapes. */
  readonly toEffect: (shapes: readonly Shape[]) => Effect;
  /** What the values that it acts on have to be; numbers are enough unless said. */
  readonly shape?: Shape;
  /** Config that it reads. */
  readonly config?: Readonly<Record<string, unknown>>;
  /** Whether it is a gate, so that the node's name ends before `__`. */
  readonly isGate?: true;
  /** Whether it is refused at a synchronous function, unless a modifier further inside makes that async. */
  readonly wantsAsync?: true;
  /** Whether it makes a synchronous function async. */
  readonly makesAsync?: true;
}

/** Name of the definition. */
export const DEFINITION = "f__v";

/** The definition's function: every parameter has digits of its own. */
export function toFunction(shapes: readonly Shape[], start: number = 0): (...values: readonly number[]) => unknown {
  return (...values) =>
    toShaped(
      shapes,
      values.reduce((total, value, index) => total + value * 10 ** index, start),
    );
}

/** The same as the body of an arrow function. */
export function writeBody(shapes: readonly Shape[], start: number = 0): string {
  const total = PARAMETERS.reduce((sum, name, index) => `${sum} + ${name} * ${10 ** index}`, String(start));
  return `{ const total = ${total}; return ${writeShaped(shapes, "total")}; }`;
}

/** The nodes of the module inside `subdag`, and of the one inside `parameterizedSubdag`. */
export const INNER_SOURCES: readonly string[] = [
  `export const c = (w: number): number => w + 100;
   export const cc = (c: number, w: number): number => c - w;`,
  `export const d = (w: number): number => w + 200;`,
];
const INNER_C: readonly ModelNode[] = [
  toInner("c", ["w"], (w: number) => w + 100),
  toInner("cc", ["c", "w"], (c: number, w: number) => c - w),
];
const INNER_D = toInner("d", ["w"], (w: number) => w + 200);
const GIVEN_W: ModelNode = { ...toInner("w", [], () => 300), reads: [] };

function toInner(name: string, reads: readonly string[], compute: (...values: never[]) => unknown): ModelNode {
  return { name, reads: reads.map(readOf), compute, tags: [], isOwn: false };
}

function toStep(by: number): ModelStep {
  return { name: "multiply", compute: multiply, feeds: [{ constant: by }] };
}

/** All modifiers. */
export const MATRIX: Readonly<Record<string, MatrixRow>> = {
  when: {
    write: () => `when({ mode: "on" })`,
    toEffect: () => effects.unchanged,
    config: { mode: "on" },
    isGate: true,
  },
  otherwise: { write: () => `otherwise()`, toEffect: () => effects.unchanged, isGate: true },
  inject: { write: () => `inject({ a: value(8) })`, toEffect: () => effects.feed("a", { constant: 8 }) },
  parameterize: {
    write: () => `parameterize({ u: { b: value(9) }, v: { b: source("other") } })`,
    toEffect: () => effects.copies({ u: effects.feed("b", { constant: 9 }), v: effects.feed("b", readOf("other")) }),
  },
  extractFields: {
    write: () => `extractFields("p", "q")`,
    toEffect: () => effects.extract({ p: "p", q: "q" }),
    shape: ["p", "q"],
  },
  unpackFields: {
    write: () => `unpackFields("first", "second")`,
    toEffect: () => effects.extract({ first: 0, second: 1 }),
    shape: [0, 1],
  },
  extractColumns: {
    write: () => `extractColumns("r", "s")`,
    toEffect: () => effects.extract({ r: "r", s: "s" }),
    shape: ["r", "s"],
  },
  tag: { write: () => `tag({ owner: "us" })`, toEffect: () => effects.tagOutermost("owner") },
  tagOutputs: { write: (name) => `tagOutputs({ ${name}: { only: "this" } })`, toEffect: () => effects.tagOwn("only") },
  schemaOutput: {
    write: () => `schemaOutput({ r: "number" })`,
    toEffect: () => effects.tagOutermost("icosian.schema"),
  },
  checkOutput: {
    write: () => `checkOutput({ allowNull: false, allowNaN: false })`,
    toEffect: () => effects.check({ allowNull: () => true, allowNaN: () => true }),
  },
  checkOutputCustom: {
    write: () => `checkOutputCustom({ name: "own", validate: () => true })`,
    toEffect: () => effects.check({ own: () => true }),
  },
  subdag: { write: () => `subdag([inner0])`, toEffect: () => effects.nest(INNER_C) },
  parameterizedSubdag: {
    write: () => `parameterizedSubdag([inner1], { s1: {}, s2: { inputs: { w: value(300) } } })`,
    toEffect: () => effects.copies({ s1: effects.nest([INNER_D]), s2: effects.nest([INNER_D, GIVEN_W]) }),
  },
  pipeInput: {
    write: () => `pipeInput(step(multiply, value(2)), step(multiply, source("other")), { onInput: "e" })`,
    toEffect: () => effects.pipeBefore("e", toStep(2), { ...toStep(1), feeds: [readOf("other")] }),
  },
  pipeOutput: {
    write: () => `pipeOutput(step(multiply, value(3)), step((whole: any): any => whole).named("last"))`,
    toEffect: () =>
      effects.pipeBehind(toStep(3), { name: "last", isNamed: true, compute: (whole) => whole, feeds: [] }),
  },
  mutate: {
    write: () => `mutate(target, value(4))`,
    toEffect: (shapes) => {
      const feeds = [{ constant: 4 }, readOf("c"), readOf("d"), readOf("e")];
      return effects.mutate({ name: DEFINITION, compute: toFunction(shapes), feeds });
    },
  },
  does: {
    write: () => `does(through)`,
    toEffect: (shapes) => effects.replaceBody(toFunction(shapes, THROUGH)),
  },
  resolve: {
    write: () => `resolve((config: any) => pipeOutput(step(resolved, value(config.by))))`,
    toEffect: () => effects.pipeBehind({ ...toStep(7), name: "resolved" }),
    config: { by: 7 },
  },
  retry: { write: () => `retry({ attempts: 2 })`, toEffect: () => effects.unchanged },
  timeout: { write: () => `timeout(60_000)`, toEffect: () => effects.unchanged, wantsAsync: true },
  limit: { write: () => `limit({ name: "all", concurrency: 2 })`, toEffect: () => effects.unchanged, makesAsync: true },
  acceptErrorSentinels: { write: () => `acceptErrorSentinels()`, toEffect: () => effects.unchanged },
  exclude: { write: () => `exclude()`, toEffect: () => effects.vanish },
};
