"use dataflow";
import { does } from "@icosian/runtime";

function _sum(a: number, b: number): number {
  return a + b;
}

function _scale({ what, by = 1 }: { what: number; by?: number }): number {
  return what * by;
}

function _first<Value>(each: Value): Value {
  return each;
}

/** Types say nothing of what decorators compute. */
export class Totals {
  @does(_sum)
  static fewer(spend: number): number {
    throw new Error(`computed by _sum: ${spend}`);
  }

  @does(_sum)
  static other(spend: number, note: string): number {
    throw new Error(`computed by _sum: ${spend} ${note}`);
  }

  @does(_sum)
  static result(spend: number, tax: number): string {
    throw new Error(`computed by _sum: ${spend} ${tax}`);
  }

  @does(_sum)
  static optional(spend: number, tax?: number): number {
    throw new Error(`computed by _sum: ${spend} ${tax}`);
  }

  @does(_scale, { what: "spend", by: "note" })
  static mapped({ spend, note }: { spend: number; note: string }): number {
    throw new Error(`computed by _scale: ${spend} ${note}`);
  }

  @does(_first)
  static generic(spend: number): string {
    throw new Error(`computed by _first: ${spend}`);
  }
}
