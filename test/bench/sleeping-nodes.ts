"use dataflow";
/** Nodes that only sleep, in a skewed graph: levels are as long as their longest, and the longest path is another. */

/** Milliseconds that each node sleeps. */
export const SLEEPS = { a: 100, b: 700, c: 900, d: 100, e: 800, f: 100, g: 200, h: 900, i: 100, j: 300, k: 100 };

export async function a(start: number): Promise<number> {
  return sleep("a", start);
}

export async function b(start: number): Promise<number> {
  return sleep("b", start);
}

export async function c(a: number): Promise<number> {
  return sleep("c", a);
}

export async function d(b: number): Promise<number> {
  return sleep("d", b);
}

export async function e(d: number): Promise<number> {
  return sleep("e", d);
}

export async function f(a: number, b: number): Promise<number> {
  return sleep("f", a + b);
}

export async function g(c: number): Promise<number> {
  return sleep("g", c);
}

export async function h(f: number): Promise<number> {
  return sleep("h", f);
}

export async function i(e: number, g: number): Promise<number> {
  return sleep("i", e + g);
}

export async function j(h: number): Promise<number> {
  return sleep("j", h);
}

export async function k(i: number, j: number): Promise<number> {
  return sleep("k", i + j);
}

function sleep(node: keyof typeof SLEEPS, value: number): Promise<number> {
  return new Promise((resolve) => setTimeout(() => resolve(value + 1), SLEEPS[node]));
}
