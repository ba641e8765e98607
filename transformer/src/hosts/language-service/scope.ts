/** The names that a parameter in a module can have: those of the nodes and inputs that the module is linked with. */
import { inputsOf } from "../../3-check/graph/node.js";
import type { ModuleIr, TypeIr } from "../../ir/module.js";
import type { EditorProgram } from "./editor-program.js";
import { modulesOf } from "./modules-of.js";

/** A name in scope. */
export interface ScopeEntry {
  readonly name: string;
  readonly isNode: boolean;
  /** What a node gives, or what is asked of an input; null where it is not written out. */
  readonly type: TypeIr | null;
  /** The file that says so. */
  readonly file: string;
  /** The same from the root of its package. */
  readonly module: string;
  readonly documentation: string;
}

/** The scope of a module: of all dataflows that it has a part in; by itself where it has none. */
export function findScope(editor: EditorProgram, file: string): ReadonlyMap<string, ScopeEntry> {
  const own = editor.moduleOf(file);
  const linked = editor.dataflowsWith(file).flatMap((dataflow) => [...modulesOf(dataflow)]);
  // Its own names come first: they count where two dataflows have different nodes of one name.
  const modules = new Set([...(own === null ? [] : [own]), ...linked]);
  const entries = new Map<string, ScopeEntry>();
  for (const module of modules) addNodes(module, entries);
  for (const module of modules) addInputs(module, entries);
  return entries;
}

function addNodes({ file, module, definitions }: ModuleIr, entries: Map<string, ScopeEntry>): void {
  for (const { name, returnType: type, documentation } of definitions)
    if (!entries.has(name)) entries.set(name, { name, isNode: true, type, file, module, documentation });
}

function addInputs({ file, module, definitions }: ModuleIr, entries: Map<string, ScopeEntry>): void {
  for (const definition of definitions)
    for (const { name, type } of inputsOf(definition)) {
      const known = entries.get(name);
      if (known === undefined || (!known.isNode && known.type === null))
        entries.set(name, { name, isNode: false, type, file, module, documentation: "" });
    }
}
