"use dataflow";

export function spend(budget: number): number {
  return budget;
}

export function budget(rest: number): number {
  return rest;
}

export function rest(spend: number): number {
  return spend;
}
