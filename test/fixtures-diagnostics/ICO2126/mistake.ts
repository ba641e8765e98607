"use dataflow";
export function total(spend: number): number {
  return /* 10,000 brackets: */ (((spend)));
}
