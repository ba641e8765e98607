"use dataflow";
export default function spendPerSignup(spend: number, signups: number): number {
  return spend / signups;
}
