"use dataflow";

// A function that another module keeps to itself is no namesake.
function spend(): number {
  return 1;
}

export function total(costs: number): number {
  return costs + spend();
}
