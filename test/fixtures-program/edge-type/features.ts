"use dataflow";

export function spendMean(spend: readonly number[]): number {
  return spend.reduce((sum, each) => sum + each, 0) / spend.length;
}

export function spendPerSignup(spend: readonly number[], signups: readonly number[]): readonly number[] {
  return spend.map((each, week) => each / (signups[week] ?? 1));
}

export function report({ spendMean, title = "Spend" }: { spendMean: string; title?: string }): string {
  return `${title}: ${spendMean}`;
}

export class Weeks {
  static first(spend: number[]): number | undefined {
    return spend[0];
  }

  static doubled(first: number): number {
    return first * 2;
  }
}
