/** Copies an expansion under another name, as `parameterize` does for each of its outputs. */
import { quote } from "../../errors/words.js";
import type { NodeDefinition, NodeRole } from "../../graph/node-definition.js";
import { isOpen, type Expansion } from "./expansion.js";

/** The start of the text by which messages name the function of a node that has another name. */
const COMPUTED = "computed by ";

/**
 * Returns a copy of an expansion in which the definition and all of its nodes have new names. O(nodes).
 *
 * If a node's name is the definition's name, or begins with it and `.` or `_`, the new name replaces that part: `f.raw`
 * becomes `out.raw`. Every other node gets the new name as a prefix: the field `mean` becomes `out.mean`.
 */
export function renameExpansion(expansion: Expansion, name: string): Expansion {
  const names = new Map([...expansion.nodes.keys()].map((each) => [each, rename(each, expansion.name, name)]));
  const nodes = [...expansion.nodes.values()].map((node): NodeDefinition => {
    const inputs = node.inputs.map((input) =>
      !isOpen(input) && names.has(input.name)
        ? { ...input, name: names.get(input.name)!, role: input.role ? renameRole(input.role) : null }
        : input,
    );
    const made = node.made && { ...node.made, role: renameRole(node.made.role ?? { of: node.name, as: [] }) };
    return { ...node, name: names.get(node.name)!, inputs, ...(made && { made }) };
  });

  /** Renames a role. The user chose the new name, so the role also names the function that computes the node. */
  function renameRole({ of, as }: NodeRole): NodeRole {
    const maker =
      of === expansion.name && !as.some((each) => each.startsWith(COMPUTED)) ? [`${COMPUTED}${quote(of)}`] : [];
    return { of: rename(of, expansion.name, name), as: [...maker, ...as] };
  }

  return {
    name,
    nodes: new Map(nodes.map((node) => [node.name, node])),
    outermost: expansion.outermost.map((each) => names.get(each)!),
  };
}

function rename(node: string, from: string, to: string): string {
  if (node === from) return to;
  const next = node.startsWith(from) ? node[from.length] : undefined;
  return next === "." || next === "_" ? `${to}${node.slice(from.length)}` : `${to}.${node}`;
}
