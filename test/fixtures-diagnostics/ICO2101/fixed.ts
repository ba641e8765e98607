"use dataflow";
export function spendPerSignup(spend: number, signups: number): number {
  return spend / signups;
}
