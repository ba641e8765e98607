"use dataflow";
import { does, node, parameterize, source, value, type RunContext } from "@icosian/runtime";

function _sum(a: number, b: number): number {
  return a + b;
}

async function _later(...all: readonly number[]): Promise<number> {
  return all.length;
}

function _scale({ what, by = 1 }: { what: number; by?: number }): number {
  return what * by;
}

function _first<Value>(each: Value): Value {
  return each;
}

export class Totals {
  @does(_sum)
  static more(spend: number, tax: number, note: string): number {
    throw new Error(`computed by _sum: ${spend} ${tax} ${note}`);
  }

  @does(_sum)
  static filled(spend: number, tax: number = 40): number {
    throw new Error(`computed by _sum: ${spend} ${tax}`);
  }

  @does(_sum)
  static named({ spend, tax = 1 }: { spend: number; tax?: number }, _context: RunContext): number {
    throw new Error(`computed by _sum: ${spend} ${tax}`);
  }

  @does(_later)
  static async later(spend: number, tax: number, units: number): Promise<number> {
    throw new Error(`computed by _later: ${spend} ${tax} ${units}`);
  }

  @does(_scale, { what: "spend" })
  static mapped(spend: number): number {
    throw new Error(`computed by _scale: ${spend}`);
  }

  @does(_first)
  static generic(spend: number): number {
    throw new Error(`computed by _first: ${spend}`);
  }
}

export const total = node(
  parameterize({ low: { tax: value(1) }, high: { tax: source("units") } }),
  does(_sum),
  (spend: number, tax: number): number => {
    throw new Error(`computed by _sum: ${spend} ${tax}`);
  },
);
