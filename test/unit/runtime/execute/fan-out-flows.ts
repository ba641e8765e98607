/** Dataflows with fan-outs for tests. */
import { expect } from "vitest";
import { dataflow, type Definition } from "@icosian/runtime";
import { define, makeModule } from "../make-module.ts";

/** What a declaration says besides. */
export const asyncNode: Partial<Definition> = { isAsync: true };
export const fansOut: Partial<Definition> = { fansOut: true };
export const asyncFanOut: Partial<Definition> = { fansOut: true, isAsync: true };

type Flow = ReturnType<typeof dataflow>;

/** A dataflow of one module. */
export function flowOf(...definitions: readonly Definition[]): Flow {
  return dataflow(makeModule("src/features.ts", definitions) as object);
}

/** 0, 1, 2 … */
export function* count(end: number): Generator<number> {
  for (let item = 0; item < end; item++) yield item;
}

/** The sum of some numbers. */
export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** Squares of items, their sum, and what else a test wants. */
export function squares(...more: readonly Definition[]): Flow {
  return flowOf(
    define("item", ["end"], count, fansOut),
    define("square", ["item"], (item: number) => item * item),
    define("total", ["square*"], sum),
    ...more,
  );
}

/** Runs it in every way, which must agree. */
export async function run(flow: Flow, outputs: readonly string[], options: object): Promise<Record<string, unknown>> {
  const names = [...outputs];
  const sync: Record<string, unknown> = flow.executeSync(names, options);
  expect(await flow.execute(names, options)).toEqual(sync);
  expect(flow.prepare(names).executeSync(options)).toEqual(sync);
  return sync;
}
