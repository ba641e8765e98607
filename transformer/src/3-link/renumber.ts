/** Numbers the variables of a graph again, whose nodes have kept their names but not their inputs. */
import { completeGraph, NO_LEVEL, type Graph } from "@icosian/runtime/tooling";
import type { ModuleIr } from "../ir/module.js";
import { toPlain, type LinkedNodes } from "./link-nodes.js";
import { inputsOf, type LocatedDefinition, type NodeIr } from "./node.js";

type Variables = Graph<ModuleIr, NodeIr>["variables"];

/**
 * Numbers variables as `numberVariables` does, and completes the graph. Nodes keep their numbers, and so do config keys;
 * external inputs are numbered in the order in which they are read. O(variables + edges), mostly on typed arrays.
 *
 * @param variables - The earlier variables, with the edited definitions in them.
 * @param edited - The edited definitions that count, by the number of their variables.
 * @param configured - The keys of the config.
 */
export function renumber(
  { graph: known, fanOutFaults }: Pick<LinkedNodes, "graph" | "fanOutFaults">,
  variables: Variables,
  edited: ReadonlyMap<number, LocatedDefinition>,
  configured: ReadonlySet<string>,
): Pick<LinkedNodes, "graph" | "possible" | "fanOutFaults"> {
  const { ids, dependencies } = known;
  const firstRead = findFirstRead(variables, configured);
  const numbered = variables.slice(0, firstRead);
  /** The new numbers of external inputs, by their former numbers; -1 for those that nothing reads any more. */
  const numbers = new Int32Array(variables.length).fill(-1);
  const added = new Map<string, number>();
  const entries: number[] = [];
  const starts: number[] = [0];

  function add(variable: Variables[number]): number {
    return numbered.push(variable) - 1;
  }

  function renumberOne(former: number): number {
    if (former < firstRead) return former;
    if (numbers[former] === -1) numbers[former] = add(variables[former]!);
    return numbers[former]!;
  }

  function numberName(name: string): number {
    const former = ids.get(name);
    if (former !== undefined) return renumberOne(former);
    const id = added.get(name) ?? add({ kind: "external", name, replaced: null });
    added.set(name, id);
    return id;
  }

  for (let id = 0; id < firstRead; id++) {
    const definition = variables[id]!.kind === "node" ? edited.get(id)?.definition : undefined;
    if (definition !== undefined) for (const { name } of inputsOf(definition)) entries.push(numberName(name));
    else
      for (let at = dependencies.starts[id]!; at < dependencies.starts[id + 1]!; at++)
        entries.push(renumberOne(dependencies.entries[at]!));
    starts.push(entries.length);
  }
  while (starts.length <= numbered.length) starts.push(entries.length);
  const isSame = numbered.length === variables.length && numbered.every((variable, id) => variable === variables[id]);
  const { graph, faults } = completeGraph(
    {
      variables: numbered,
      ids: isSame ? ids : new Map(numbered.map(({ name }, id) => [name, id])),
      definitions: isWithoutFanOuts(known, fanOutFaults, edited) ? [] : numbered.map(toPlainVariable),
    },
    { starts: Int32Array.from(starts), entries: Int32Array.from(entries) },
  );
  return { graph, possible: graph, fanOutFaults: faults };
}

/** Finds the number of the first external input; all variables from there on are such inputs. */
function findFirstRead(variables: Variables, configured: ReadonlySet<string>): number {
  const last = variables.findLastIndex(
    (variable) => variable.kind === "node" || variable.replaced !== null || configured.has(variable.name),
  );
  return last + 1;
}

/** Whether nothing fans out or collects: not in the earlier graph, in which all that does was found, and not now. */
function isWithoutFanOuts(
  { fanOuts, levels }: Graph<ModuleIr, NodeIr>,
  faults: LinkedNodes["fanOutFaults"],
  edited: ReadonlyMap<number, LocatedDefinition>,
): boolean {
  // In a graph with cycles, no fan-outs are looked for.
  if (fanOuts !== null || faults.length > 0 || levels.includes(NO_LEVEL)) return false;
  return ![...edited.values()]
    .map(toPlain)
    .some(({ fansOut, inputs }) => fansOut === true || inputs.some(({ collects }) => collects));
}

function toPlainVariable(variable: Variables[number]): ReturnType<typeof toPlain> | null {
  if (variable.kind === "node") return toPlain(variable);
  return variable.replaced && toPlain(variable.replaced);
}
