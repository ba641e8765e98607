/** Strongly connected components: groups of variables that are all reachable from each other. */
import type { Rows } from "./rows.js";

/**
 * Groups variables with Tarjan's algorithm, written without recursion so that long chains do not overflow the stack.
 *
 * O(variables + edges).
 *
 * @param roots - The variables to start from; variables that are not reachable from them are left out.
 * @returns Every component, including those with a single variable.
 * @see https://doi.org/10.1137/0201010
 */
export function findComponents({ starts, entries }: Rows, roots: readonly number[]): readonly (readonly number[])[] {
  const count = starts.length - 1;
  const indexes = new Int32Array(count).fill(-1);
  const lowest = new Int32Array(count);
  const isOpen = new Uint8Array(count);
  const cursors = starts.slice(0, count);
  const open: number[] = [];
  const components: number[][] = [];
  let nextIndex = 0;

  function enter(id: number, path: number[]): void {
    indexes[id] = lowest[id] = nextIndex++;
    isOpen[id] = 1;
    open.push(id);
    path.push(id);
  }

  function close(id: number): void {
    const component: number[] = [];
    for (let member = -1; member !== id;) {
      member = open.pop()!;
      isOpen[member] = 0;
      component.push(member);
    }
    components.push(component);
  }

  for (const root of roots) {
    if (indexes[root] !== -1) continue;
    const path: number[] = [];
    enter(root, path);
    while (path.length > 0) {
      const id = path.at(-1)!;
      if (cursors[id]! < starts[id + 1]!) {
        const next = entries[cursors[id]!++]!;
        if (indexes[next] === -1) enter(next, path);
        else if (isOpen[next] === 1) lowest[id] = Math.min(lowest[id]!, indexes[next]!);
        continue;
      }
      path.pop();
      const parent = path.at(-1);
      if (parent !== undefined) lowest[parent] = Math.min(lowest[parent]!, lowest[id]!);
      if (lowest[id] === indexes[id]) close(id);
    }
  }
  return components;
}
