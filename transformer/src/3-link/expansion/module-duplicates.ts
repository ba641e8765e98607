/** The names that several definitions of one module have, or that their modifiers make, whatever the config is. */
import type { DefinitionIr, ModuleIr } from "../../ir/module.js";
import { certainNodesOf } from "./module-faults.js";

/** Definitions by the name of the node that all of them define. */
export type Duplicates = ReadonlyMap<string, readonly DefinitionIr[]>;

const known = new WeakMap<ModuleIr, Duplicates>();

/** The duplicates of a module, found once; O(nodes). */
export function duplicatesOf(module: ModuleIr): Duplicates {
  const before = known.get(module);
  if (before !== undefined) return before;
  const made = certainNodesOf(module).map(({ definition }) => definition);
  // Two functions of one name are duplicates whatever modifiers make of them.
  const duplicates = new Map([...findDuplicates(module, made), ...findDuplicates(module, module.definitions)]);
  known.set(module, duplicates);
  return duplicates;
}

function findDuplicates(
  module: ModuleIr,
  nodes: readonly Pick<DefinitionIr, "name" | "nameSpan">[],
): readonly (readonly [node: string, definers: readonly DefinitionIr[]])[] {
  const origins = new Map(module.definitions.map((definition) => [definition.nameSpan.start, definition]));
  const definersOf = new Map<string, Set<DefinitionIr>>();
  for (const { name, nameSpan } of nodes) {
    const origin = origins.get(nameSpan.start);
    if (origin === undefined) continue;
    const definers = definersOf.get(name);
    if (definers === undefined) definersOf.set(name, new Set([origin]));
    // What one definition makes twice is said of its modifiers.
    else definers.add(origin);
  }
  return [...definersOf].flatMap(([node, all]) => (all.size > 1 ? [[node, [...all]] as const] : []));
}
