/** Finds the node definition to which a location in a module belongs. */
import type { DefinitionIr, ModuleIr } from "../../../ir/module.js";
import type { Span } from "../../../ir/span.js";

/** The extents by definition, because definitions stay the same while their module does not change. */
const known = new WeakMap<DefinitionIr, Span>();

/** Finds the smallest definition that contains an offset; null if none does. O(size of the module). */
export function findDefinition({ definitions }: ModuleIr, offset: number): DefinitionIr | null {
  let found: DefinitionIr | null = null;
  let size = Infinity;
  for (const definition of definitions) {
    const { start, end } = extentOf(definition);
    if (offset < start || offset > end || end - start >= size) continue;
    found = definition;
    size = end - start;
  }
  return found;
}

/** Finds the last definition whose name stands before an offset; null if none does. */
export function findDefinitionBefore({ definitions }: ModuleIr, offset: number): DefinitionIr | null {
  return definitions.findLast(({ nameSpan }) => nameSpan.start <= offset) ?? null;
}

/**
 * The text from the first to the last thing that is known of a definition. Every diagnostic about a definition is at one
 * of these things. O(size of the definition).
 */
function extentOf(definition: DefinitionIr): Span {
  const before = known.get(definition);
  if (before !== undefined) return before;
  let { start, end } = definition.nameSpan;
  const rest: unknown[] = [definition];
  while (rest.length > 0) {
    const value = rest.pop();
    if (typeof value !== "object" || value === null) continue;
    if (isSpan(value)) {
      start = Math.min(start, value.start);
      end = Math.max(end, value.end);
    } else rest.push(...Object.values(value));
  }
  const extent = { start, end };
  known.set(definition, extent);
  return extent;
}

function isSpan(value: object): value is Span {
  return "start" in value && "end" in value && typeof value.start === "number" && typeof value.end === "number";
}
