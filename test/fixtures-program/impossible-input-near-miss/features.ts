"use dataflow";

declare const euros: unique symbol;
type Euros = number & { readonly [euros]: true };

export function spendMean(spend: Iterable<number>): number {
  return [...spend].length;
}

export function spendWeeks(spend: { readonly length: number }): number {
  return spend.length;
}

export function budgetText(budget: number | string): string {
  return String(budget);
}

export function budgetRest(budget: Euros): number {
  return budget;
}

export function fileKind(file: `${string}.csv`): string {
  return file;
}

export function fileYear(file: `2024${string}`): string {
  return file;
}

export function note(comment?: string): string {
  return comment ?? "";
}

export function noteCount(comment?: number): number {
  return comment ?? 0;
}
