/** A copy of an expansion under another name, as each output of a `parameterize` is one. */
import type { NodeDefinition } from "../graph/node-definition.js";
import { isOpen, type Expansion } from "./expansion.js";

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
      !isOpen(input) && names.has(input.name) ? { ...input, name: names.get(input.name)! } : input,
    );
    return { ...node, name: names.get(node.name)!, inputs };
  });
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
