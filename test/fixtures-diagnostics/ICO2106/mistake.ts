"use dataflow";
export function* week(): Generator<number> {
  yield 1;
  yield 2;
}
