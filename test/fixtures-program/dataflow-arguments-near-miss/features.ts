"use dataflow";

export function double(x: number): number {
  return x * 2;
}

export function quad(double: number): number {
  return double * 2;
}
