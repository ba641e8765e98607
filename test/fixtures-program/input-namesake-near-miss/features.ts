"use dataflow";

export const rate = 0.5;

function _weeks(): number {
  return 4;
}

/** Its parameter is an input that is given, and the constant another thing. */
export function costs(spend: number, rate: number): number {
  return spend * rate * _weeks();
}
