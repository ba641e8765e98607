/** The values of random dataflows with adapters, for the dataflow and for its model. */
import { PRIME } from "./random-dataflow.ts";

/** The name of a node. */
export function nameOf(id: number): string {
  return `node${id}`;
}

/** The value of a node: `id + Σ (position + 2) × input`, where a sentinel counts as 7. */
export function combine(id: number, values: readonly unknown[]): number {
  return values.reduce<number>((sum, value, index) => (sum + (index + 2) * toNumber(value)) % PRIME, id);
}

function toNumber(value: unknown): number {
  return typeof value === "number" && !Number.isNaN(value) ? value : 7;
}

/** The value of a node that the caller overrides. */
export function given(id: number): number {
  return 100 + id;
}

/** The value that an adapter gives in place of a node's own. */
export function replacement(id: number): number {
  return 1000 + id;
}
