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

interface ArrowTable {
  readonly numRows: number;
  getChildAt(index: number): unknown;
}
declare const arrow: ArrowTable;

export const weeks = node(
  checkOutput({ range: [0, 1], contains: "a", columns: { spend: { range: [0, 1] } }, rows: [1, 9], unique: ["id"] }),
  (amount: bigint): { spend: readonly number[]; name: string[] } => ({ spend: [Number(amount)], name: [] }),
);

export const rows = node(
  checkOutput({ range: [0, 1], allowNaN: false, maxFractionNaN: 0.5 }),
  (amount: bigint): readonly { spend: number }[] => [{ spend: Number(amount) }],
);

export const table = node(
  checkOutput({ meanInRange: [0, 1], allowNaN: false, requiredColumns: ["spend"] }),
  (amount: bigint): ArrowTable => (amount > 0n ? arrow : arrow),
);
