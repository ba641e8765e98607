"use dataflow";
export function days([first, last]: [number, number]): number {
  return last - first;
}
