/** Traces the needs of a request: the variables upstream of its outputs, up to the given values. */
import type { Edges } from "./edges.js";

/** The source of a needed variable's value. */
export type Origin = "inputs" | "overrides" | "config" | "computed" | "nowhere";

/** The needs of a request. */
export interface Needs {
  /** Needed variables in an order in which they can be computed: each one after its dependencies. */
  readonly order: readonly number[];
  /** The source of each needed variable's value. */
  readonly originOf: ReadonlyMap<number, Origin>;
}

/** Determines the source of a variable's value. */
export type FindOrigin = (id: number) => Origin;

/**
 * Walks upstream from the outputs, and stops at given values.
 *
 * Depth first, in the order of the inputs, so that a value is computed shortly before it is used and can be cleared
 * early. O(needed variables + their edges), without recursion.
 */
export function traceNeeds(
  { dependencies: { starts, entries } }: Pick<Edges, "dependencies">,
  outputs: readonly number[],
  findOrigin: FindOrigin,
): Needs {
  const originOf = new Map<number, Origin>();
  const order: number[] = [];
  const path: number[] = [];
  const cursors: number[] = [];

  function enter(id: number): void {
    if (originOf.has(id)) return;
    const origin = findOrigin(id);
    originOf.set(id, origin);
    if (origin !== "computed") return void order.push(id);
    path.push(id);
    cursors.push(starts[id]!);
  }

  for (const output of outputs) {
    enter(output);
    while (path.length > 0) {
      const top = path.length - 1;
      const id = path[top]!;
      const cursor = cursors[top]!;
      if (cursor < starts[id + 1]!) {
        cursors[top] = cursor + 1;
        enter(entries[cursor]!);
        continue;
      }
      order.push(id);
      path.pop();
      cursors.pop();
    }
  }
  return { order, originOf };
}
