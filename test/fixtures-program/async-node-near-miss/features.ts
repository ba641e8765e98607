"use dataflow";

export async function spend(file: string): Promise<readonly number[]> {
  return [file.length];
}

export function signups(file: string): Promise<readonly number[]> {
  return Promise.resolve([file.length]);
}

export function spendMean(spend: readonly number[]): number {
  return spend.length;
}

export function total(spendMean: number, signups: readonly number[]): number {
  return spendMean + signups.length;
}
