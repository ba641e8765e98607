"use dataflow";

export function spendMean(spend: readonly number[]): number {
  return spend.length;
}

export function report(spendMean: number): string {
  return String(spendMean);
}

/** Helpers that nobody meant as nodes. */
export async function main(): Promise<void> {
  await Promise.resolve();
}

export class Repo {
  static find(id: string): string {
    return id;
  }
}
