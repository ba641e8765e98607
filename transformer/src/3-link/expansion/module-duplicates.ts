/** Finds the names that several definitions of one module define under every config, directly or by modifiers. */
import type { DefinitionIr, ModuleIr } from "../../ir/module.js";
import { certainNodesOf } from "./module-faults.js";

/** Definitions by the name of the node that they all define. */
export type Duplicates = ReadonlyMap<string, readonly DefinitionIr[]>;

const known = new WeakMap<ModuleIr, Duplicates>();

/** Finds the duplicates of a module; O(nodes) once per module. */
export function duplicatesOf(module: ModuleIr): Duplicates {
  const before = known.get(module);
  if (before !== undefined) return before;
  const made = certainNodesOf(module).map(({ definition }) => definition);
  // Two functions of one name are duplicates whatever their modifiers do.
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
    // A name that one definition makes twice is reported at its modifiers.
    else definers.add(origin);
  }
  return [...definersOf].flatMap(([node, all]) => (all.size > 1 ? [[node, [...all]] as const] : []));
}
