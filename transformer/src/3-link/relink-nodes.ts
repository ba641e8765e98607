/** Links nodes again after an edit that left their names as they were, which is most of the edits in an editor. */
import type { CountingDefinition } from "@icosian/runtime/tooling";
import type { ModuleIr } from "../ir/module.js";
import type { LinkedNodes } from "./link-nodes.js";
import { inputsOf, isFanOut, isOtherwise, isUncertain, type LocatedDefinition, type NodeIr } from "./node.js";
import { renumber } from "./renumber.js";

/**
 * Links nodes, given the links of earlier nodes under a config with the same keys. The result equals that of `linkNodes`.
 *
 * If only locations and types differ, the edges are those of the earlier graph, and stay the same objects. O(nodes), but
 * nodes that are the same objects as before are not looked into.
 *
 * @param configured - The keys of the config.
 * @returns Null if a node was added, removed or renamed, or if edges changed in a graph with variants.
 */
export function relinkNodes(
  before: LinkedNodes,
  definitions: readonly LocatedDefinition[],
  configured: ReadonlySet<string>,
): LinkedNodes | null {
  if (definitions.length !== before.definitions.length) return null;
  const edited = new Map<NodeIr, LocatedDefinition>();
  let hasSameEdges = true;
  for (let index = 0; index < definitions.length; index++) {
    const [former, now] = [before.definitions[index]!, definitions[index]!];
    if (now === former) continue;
    if (!isSameChoice(former, now)) return null;
    hasSameEdges &&= hasEqualInputs(former, now);
    edited.set(former.definition, now);
  }
  const { graph: known, possible, repeated, fanOutFaults } = before;
  if (edited.size === 0) return { definitions, repeated, graph: known, possible, fanOutFaults };
  const hasVariants = possible !== known;
  if (hasVariants && !hasSameEdges) return null;
  const variables = known.variables.slice();
  const counting = new Map<number, LocatedDefinition>();
  for (const [definition, now] of edited) {
    const id = known.ids.get(definition.name)!;
    const variable = known.variables[id]!;
    const former = variable.kind === "node" ? variable : variable.replaced;
    if (variable.kind === "node") variables[id] = renew(variable, edited);
    else variables[id] = { ...variable, replaced: variable.replaced && renew(variable.replaced, edited) };
    if (former?.definition === definition) counting.set(id, now);
  }
  const all = {
    definitions,
    repeated: new Map(
      Array.from(repeated, ([name, each]) => [name, each.map((one) => edited.get(one.definition) ?? one)] as const),
    ),
  };
  if (!hasSameEdges) return { ...all, ...renumber(before, variables, counting, configured) };
  const graph = { ...known, variables };
  return { ...all, graph, possible: hasVariants ? possible : graph, fanOutFaults };
}

/** The definition that counts for a name, or a variable that has it, with the edited definitions in it. */
function renew<Counting extends CountingDefinition<ModuleIr, NodeIr>>(
  counting: Counting,
  edited: ReadonlyMap<NodeIr, LocatedDefinition>,
): Counting {
  const candidates = counting.candidates?.map((each) => edited.get(each.definition) ?? each);
  return { ...counting, ...edited.get(counting.definition), ...(candidates !== undefined && { candidates }) };
}

/** Whether two definitions have one name, and take part in the choice between variants in the same way. */
function isSameChoice(one: LocatedDefinition, other: LocatedDefinition): boolean {
  return (
    one.definition.name === other.definition.name &&
    isUncertain(one) === isUncertain(other) &&
    isOtherwise(one) === isOtherwise(other)
  );
}

function hasEqualInputs(one: LocatedDefinition, other: LocatedDefinition): boolean {
  const [inputs, others] = [inputsOf(one.definition), inputsOf(other.definition)];
  return (
    isFanOut(one) === isFanOut(other) &&
    inputs.length === others.length &&
    inputs.every(({ name, isOptional, collects, mayCollect }, index) => {
      const each = others[index]!;
      return (
        name === each.name &&
        isOptional === each.isOptional &&
        collects === each.collects &&
        mayCollect === each.mayCollect
      );
    })
  );
}
