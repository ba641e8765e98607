/** The names that a parameter in a module can have: those of the nodes and inputs of its dataflows. */
import { inputsOf, type LocatedDefinition } from "../../../3-link/node.js";
import type { TypeIr } from "../../../ir/module-parts.js";
import type { EditorProgram } from "../project/editor-program.js";
import { nodesOf, nodesOfModule } from "../project/nodes-of.js";

/** A name in scope. */
export interface ScopeEntry {
  /** Name of the node or input. */
  readonly name: string;
  /** Whether it is a node. */
  readonly isNode: boolean;
  /** The type of the node, or the declared type of the input; null if it is not written out. */
  readonly type: TypeIr | null;
  /** The file with the declaration, named as the host names it. */
  readonly file: string;
  /** Path of that file from the root of its package. */
  readonly module: string;
  /** Text of the documentation comment; empty if there is none. */
  readonly documentation: string;
}

/** The scope of a module: the names of all dataflows that link it; its own names if there are none. */
export function findScope(editor: EditorProgram, file: string): ReadonlyMap<string, ScopeEntry> {
  const own = editor.moduleOf(file);
  // The module's own names come first, so they win if two dataflows have different nodes of the same name.
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
