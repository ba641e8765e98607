"use dataflow";
import { dataLoader, extractColumns, extractFields, node, pipeOutput, step, unpackFields } from "@icosian/runtime";

interface Stats {
  readonly mean: number;
  readonly median: number;
  readonly note?: string;
}

declare const stats: Stats;

export class Statistics {
  @extractFields("mean", "median", "note")
  static async weekly(): Promise<Stats> {
    return stats;
  }

  @extractFields("worst", { fill: 0 })
  static maybe(spend: number): { worst: number } | null {
    return spend > 0 ? { worst: spend } : null;
  }

  @unpackFields("low", "high", "others")
  static range(spend: number): readonly number[] {
    return [spend, spend, spend];
  }

  @extractColumns("day", "amount")
  static rows(spend: number): readonly { day: string; amount: number }[] {
    return [{ day: "monday", amount: spend }];
  }

  @extractFields("anything")
  static open(spend: number): Record<string, number> {
    return { anything: spend };
  }
}

const toSize = (spend: number): { size: number } => ({ size: spend });
export const piped = node(extractFields("size"), pipeOutput(step(toSize)), (spend: number): number => spend);
export const loaded = node(extractFields("first"), dataLoader(), (): [{ first: number }, { rows: number }] => [
  { first: 1 },
  { rows: 1 },
]);

interface ArrowTable {
  readonly numRows: number;
  getChildAt(index: number): unknown;
}
declare const table: ArrowTable;

export const arrow = node(extractColumns("spend", "visits"), (spent: number): ArrowTable => (spent > 0 ? table : table));
export function perVisit(spend: Float64Array, visits: readonly number[]): Float64Array {
  return spend.map((amount, week) => amount / (visits[week] ?? NaN));
}
