"use dataflow";
import type { Parallelizable } from "@icosian/runtime";
export function* week(): Parallelizable<number> {
  yield 1;
  yield 2;
}
