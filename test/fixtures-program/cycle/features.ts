"use dataflow";

export function spend(budget: number): number {
  return budget;
}

export function budget(rest: number, year: number): number {
  return rest * year;
}

export function itself(itself: number): number {
  return itself;
}
