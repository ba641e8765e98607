"use dataflow";

export const spendMean = (spend: number): number => helper(spend);

function helper(spend: number): number {
  return spend;
}
