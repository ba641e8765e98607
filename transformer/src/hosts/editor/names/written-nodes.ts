/** The nodes of a module by the names that are written in its source, with what they need and what uses them. */
import { inputsOf, type LocatedDefinition } from "../../../3-link/node.js";
import type { DefinitionIr } from "../../../ir/module.js";
import type { EditorProgram } from "../project/editor-program.js";
import { nodesOf, nodesOfModule } from "../project/nodes-of.js";

/** A node as it is written, with its neighbours in all dataflows that link its module. */
export interface WrittenNode {
  /** The function as its source has it, before modifiers change it. */
  readonly definition: DefinitionIr;
  /** The names of the nodes and inputs that it needs, and of those that modifiers add. */
  readonly needs: ReadonlySet<string>;
  /** The names of the nodes that take its value, or that of a node which modifiers made of it. */
  readonly users: ReadonlySet<string>;
}

/** The nodes of a module in the order of its source; none if it cannot be read. O(nodes + inputs) of its dataflows. */
export function writtenNodes(editor: EditorProgram, file: string): readonly WrittenNode[] {
  const module = editor.compiled(file)?.ir ?? null;
  if (module === null) return [];
  const made = byName(nodesOfModule(editor, module));
  const dataflows = editor.dataflowsWith(file);
  const all = dataflows.length > 0 ? nodesOf(dataflows) : nodesOfModule(editor, module);
  const users = findUsers(all);
  return module.definitions.map((definition) => {
    const nodes = made.get(definition.nameSpan.start) ?? [{ module, definition }];
    const names = new Set(nodes.map((node) => node.definition.name));
    const outside = (name: string): boolean => !names.has(name);
    return {
      definition,
      needs: new Set(nodes.flatMap((node) => inputsOf(node.definition).map(({ name }) => name)).filter(outside)),
      users: new Set([...names].flatMap((name) => users.get(name) ?? []).filter(outside)),
    };
  });
}

/** The nodes that each written name stands for, by its offset. */
function byName(nodes: readonly LocatedDefinition[]): ReadonlyMap<number, readonly LocatedDefinition[]> {
  const found = new Map<number, LocatedDefinition[]>();
  for (const node of nodes) {
    const { start } = node.definition.nameSpan;
    const known = found.get(start);
    if (known === undefined) found.set(start, [node]);
    else known.push(node);
  }
  return found;
}

/** The names of the nodes that take each name. */
function findUsers(nodes: readonly LocatedDefinition[]): ReadonlyMap<string, readonly string[]> {
  const users = new Map<string, string[]>();
  for (const { definition } of nodes)
    for (const { name } of inputsOf(definition)) {
      const known = users.get(name);
      if (known === undefined) users.set(name, [definition.name]);
      else known.push(definition.name);
    }
  return users;
}
