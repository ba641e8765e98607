/** Traces what a request needs: the variables upstream of its outputs, as far as nothing is given. */
import type { Edges } from "./edges.js";

/** Where a needed variable's value comes from. */
export type Origin = "inputs" | "overrides" | "config" | "computed" | "nowhere";

/** What a request needs. */
export interface Needs {
  /** Needed variables in an order in which they can be computed: each after all that it is computed from. */
  readonly order: readonly number[];
  /** One entry a needed variable. */
  readonly originOf: ReadonlyMap<number, Origin>;
}

/** Says where a variable's value comes from. */
export type FindOrigin = (id: number) => Origin;

/**
 * Walks upstream from the outputs and stops at what is given.
 *
 * Depth first, in the order of the inputs, so that a value is computed shortly before it is used and can be dropped
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
