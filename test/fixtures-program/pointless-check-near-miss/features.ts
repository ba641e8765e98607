"use dataflow";
import { checkOutput, extractFields, node, pipeOutput, step } from "@icosian/runtime";

export const scores = node(
  checkOutput({ range: [0, 1], allowNaN: false, allowNull: false, dataType: "number", valuesIn: [1, 2, null] }),
  (words: readonly string[]): readonly (number | null)[] => words.map((word) => word.length),
);

export const totals = node(checkOutput({ range: [0, 100] }), (amount: bigint): BigInt64Array => BigInt64Array.of(amount));

export const anything = node(checkOutput({ range: [0, 1], contains: "a" }), (words: unknown): unknown => words);

export const several = node(checkOutput({ contains: "a" }), (amount: bigint): string | bigint => String(amount));

export const tags = node(checkOutput({ contains: "a" }), (words: readonly string[]): ReadonlySet<string> => new Set(words));

export const parts = node(
  checkOutput({ range: [0, 1] }, { target: "count" }),
  extractFields("label", "count"),
  (words: readonly string[]): { label: string; count: number } => ({ label: "", count: words.length }),
);

const toLength = (text: string): number => text.length;
export const lengths = node(checkOutput({ range: [0, 9] }), pipeOutput(step(toLength)), (amount: bigint): string =>
  String(amount),
);
