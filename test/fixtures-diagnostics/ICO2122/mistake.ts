"use dataflow";
export function then(spend: number): number {
  return spend * 4;
}
