/** The nodes of modules, with modifiers applied, as they are in the dataflows of a program. */
import { expandModules } from "../../../3-link/expansion/expand.js";
import { OPEN_CONFIG } from "../../../3-link/expansion/known-config.js";
import type { LinkedDataflow } from "../../../3-link/linked-dataflow.js";
import type { LocatedDefinition } from "../../../3-link/node.js";
import type { ModuleIr } from "../../../ir/module.js";
import type { EditorProgram } from "./editor-program.js";

/** The nodes of some dataflows, each once. */
export function nodesOf(dataflows: Iterable<LinkedDataflow>): readonly LocatedDefinition[] {
  const nodes = new Map<LocatedDefinition["definition"], LocatedDefinition>();
  for (const { definitions } of dataflows) for (const node of definitions) nodes.set(node.definition, node);
  return [...nodes.values()];
}

/** The nodes of one module: in all dataflows that link it, or in the module by itself if there are none. */
export function nodesOfModule(editor: EditorProgram, module: ModuleIr): readonly LocatedDefinition[] {
  const isPlain = module.definitions.every(({ modifiers }) => modifiers.length === 0);
  if (isPlain) return module.definitions.map((definition) => ({ module, definition }));
  const linked = nodesOf(editor.dataflowsWith(module.file)).filter((node) => node.module === module);
  return linked.length > 0 ? linked : findAlone(module);
}

const known = new WeakMap<ModuleIr, readonly LocatedDefinition[]>();

function findAlone(module: ModuleIr): readonly LocatedDefinition[] {
  const before = known.get(module);
  if (before !== undefined) return before;
  const nodes = expandModules([module], OPEN_CONFIG, () => null).nodes.get(module) ?? [];
  known.set(module, nodes);
  return nodes;
}
