"use dataflow";

export function spendMean(spend: readonly number[]): number {
  return spend.length;
}

export function spendZeroMean(spend: readonly number[], spendMaen: number): readonly number[] {
  return spend.map((each) => each - spendMaen);
}

export function report({ spendZeromean, regoin }: { spendZeromean: readonly number[]; regoin: string }): string {
  return `${regoin}: ${spendZeromean.length}`;
}

export function title(region: string): string {
  return region;
}
