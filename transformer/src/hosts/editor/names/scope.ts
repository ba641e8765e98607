/** The names that a parameter in a module can have: those of the nodes and inputs that the module is linked with. */
import { inputsOf, type LocatedDefinition } from "../../../3-link/node.js";
import type { TypeIr } from "../../../ir/module.js";
import type { EditorProgram } from "../project/editor-program.js";
import { nodesOf, nodesOfModule } from "../project/nodes-of.js";

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
  // Its own names come first: they count where two dataflows have different nodes of one name.
  const nodes = [...(own === null ? [] : nodesOfModule(editor, own)), ...nodesOf(editor.dataflowsWith(file))];
  const entries = new Map<string, ScopeEntry>();
  for (const node of nodes) addNode(node, entries);
  for (const node of nodes) addInputs(node, entries);
  return entries;
}

function addNode({ module: { file, module }, definition }: LocatedDefinition, entries: Map<string, ScopeEntry>): void {
  const { name, returnType: type, documentation } = definition;
  if (!entries.has(name)) entries.set(name, { name, isNode: true, type, file, module, documentation });
}

function addInputs(
  { module: { file, module }, definition }: LocatedDefinition,
  entries: Map<string, ScopeEntry>,
): void {
  for (const { name, type } of inputsOf(definition)) {
    const known = entries.get(name);
    if (known === undefined || (!known.isNode && known.type === null))
      entries.set(name, { name, isNode: false, type, file, module, documentation: "" });
  }
}
