"use dataflow";

export function spendMean(spend: number): number {
  return helper(spend);
}

function helper(spend: number): number {
  return spend;
}
