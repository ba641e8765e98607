"use dataflow";
export function spendPerSignup(spend: number, signups): number {
  return spend / signups;
}
