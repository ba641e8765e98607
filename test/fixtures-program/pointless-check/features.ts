"use dataflow";
import { checkOutput, extractFields, node } from "@icosian/runtime";

export const title = node(
  checkOutput({ range: [0, 1], allowNaN: false, meanInRange: [0, 1], maxStandardDeviation: 1, maxFractionNaN: 0.5 }),
  (words: readonly string[]): string => words.join(" "),
);

export const scores = node(
  checkOutput({ contains: "a", doesNotContain: ["b"], valuesIn: [1, "two"], dataType: "string" }),
  (words: readonly string[]): Float64Array => Float64Array.from(words, (word) => word.length),
);

export const parts = node(
  checkOutput({ range: [0, 1] }, { target: "label" }),
  checkOutput({ dataType: Number }, { target: "label" }),
  extractFields("label", "count"),
  (words: readonly string[]): { label: "a" | "b"; count: number } => ({ label: "a", count: words.length }),
);

export const summary = node(
  checkOutput({ range: [0, 1] }),
  (words: readonly string[]): { mean: number; note: readonly string[] } => ({ mean: words.length, note: words }),
);

export const rows = node(
  checkOutput({ dataType: "number", valuesIn: [1] }),
  (words: readonly string[]): readonly { mean: number }[] => words.map((word) => ({ mean: word.length })),
);
