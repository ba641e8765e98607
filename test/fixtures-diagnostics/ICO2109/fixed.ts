"use dataflow";
export function days(range: [number, number]): number {
  const [first, last] = range;
  return last - first;
}
