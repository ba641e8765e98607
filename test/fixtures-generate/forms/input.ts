"use dataflow";
import { node, type RunContext } from "@icosian/runtime";

/** A type that other files cannot name: nothing but this module's functions tells of it. */
interface Row {
  readonly week: number;
  readonly spend: number;
}

/** Mean spend. A comment may hold a \*\/ too, and `code`. */
export function spendMean(rows: readonly Row[]): number {
  return rows.reduce((sum, { spend }) => sum + spend, 0) / rows.length;
}

/**
 * Two lines.
 *
 * Of documentation.
 */
export const label = async (spendMean: number, currency?: string, digits: number = 2): Promise<string> =>
  `${spendMean.toFixed(digits)} ${currency ?? "EUR"}`;

export const doubled = node((spendMean: number): number => spendMean * 2);

export async function report(
  { label, title, footer = "" }: { label: string; title: string; footer?: string },
  { node: name }: RunContext,
): Promise<readonly string[]> {
  return [title, label, footer, name];
}

// Its consumers ask for `title` in two ways; what is given has to suit both.
export const titleLength = (title: string | readonly string[]): number => title.length;

class Hidden {
  static ratio(doubled: number, divisor: number): number {
    return doubled / divisor;
  }
}
export { Hidden as Ratios };

export function constant(): number {
  return 3;
}
