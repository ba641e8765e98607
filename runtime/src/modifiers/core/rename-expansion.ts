/** A copy of an expansion under another name, as each output of a `parameterize` is one. */
import { quote } from "../../errors/words.js";
import type { NodeDefinition, NodeRole } from "../../graph/node-definition.js";
import { isOpen, type Expansion } from "./expansion.js";

/** What messages say of a node that has another name than the function that computes it. */
const COMPUTED = "computed by ";

/**
 * Renames the definition and every node made of it; O(nodes).
 *
 * What bears the definition's name, alone or before `.` or `_`, bears the new one; a field gets it as prefix:
 * `f.raw` is `out.raw`, `mean` is `out.mean`.
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

  /** The name is the user's now, and the function that computes it another one. */
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
