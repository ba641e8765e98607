"use dataflow";

/** A module may have names of options. */
export function config(x: number): number {
  return x;
}

export function threads(config: number): number {
  return config;
}
