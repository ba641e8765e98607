/** Numbers the variables of a graph: every input finds the node of its name, or becomes an external input. */
import type { NodeVariable, Variable } from "./graph.js";
import type { PlainDefinition } from "./plain-definition.js";

/** The definition that counts for a name, with the candidates of which it is the last. */
export type CountingDefinition<Module, Definition> = Omit<NodeVariable<Module, Definition>, "kind" | "name">;

/** Variables, and the numbers of those that each one reads. */
export interface NumberedVariables<Module, Definition> {
  /** Nodes first, then external inputs. */
  readonly variables: readonly Variable<Module, Definition>[];
  /** The id of each variable by name. */
  readonly ids: ReadonlyMap<string, number>;
  /** For each variable its definition, replaced or not; null if no module defines it. */
  readonly definitions: readonly (PlainDefinition | null)[];
  /** For each variable the ids of its inputs. */
  readonly reads: readonly (readonly number[])[];
}

/**
 * Numbers variables; O(definitions + inputs). Nodes come first, in the order of the definitions, then what only `given`
 * names, then external inputs, in the order in which they are read.
 *
 * @param given - Names of the config: a node of such a name is replaced by an external input without dependencies.
 */
export function numberVariables<Module, Definition>(
  located: ReadonlyMap<string, CountingDefinition<Module, Definition>>,
  given: ReadonlySet<string>,
  toPlain: (located: CountingDefinition<Module, Definition>) => PlainDefinition,
): NumberedVariables<Module, Definition> {
  const variables: Variable<Module, Definition>[] = [];
  const ids = new Map<string, number>();
  const definitions: (PlainDefinition | null)[] = [];
  const reads: number[][] = [];

  function add(name: string, each: CountingDefinition<Module, Definition> | null): number {
    variables.push(
      each && !given.has(name) ? { kind: "node", name, ...each } : { kind: "external", name, replaced: each },
    );
    ids.set(name, reads.length);
    definitions.push(each && toPlain(each));
    return reads.push([]) - 1;
  }

  for (const [name, each] of located) add(name, each);
  // A name that only a replaced definition reads is a value all the same: it can be asked for and overridden.
  for (const name of given) if (!ids.has(name)) add(name, null);
  for (let id = 0; id < located.size; id++)
    if (variables[id]!.kind === "node")
      for (const { name } of definitions[id]!.inputs) reads[id]!.push(ids.get(name) ?? add(name, null));
  return { variables, ids, definitions, reads };
}
