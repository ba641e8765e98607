/** The public description of a variable. */
import { toLocationText } from "../errors/problem.js";
import { moduleOf, locationOf, type Graph } from "../graph/graph.js";
import type { Tags } from "../graph/node-definition.js";
import { typeOf } from "../graph/variable-type.js";

/** A node or an external input, as `listAvailableVariables` and related methods describe it. */
export interface VariableInfo {
  /** Name of the node or input. */
  readonly name: string;
  /** Declared type, as the source spells it. For an external input, the types of all dependents: `A & B`. */
  readonly type: string;
  /** `module` is the path of the module that defines the node; an external input has no tags. */
  readonly tags: Tags;
  /** Text of the documentation comment, without its stars; empty if there is none. */
  readonly documentation: string;
  /** Whether the value comes from outside: from inputs or from the config. */
  readonly isExternalInput: boolean;
  /** Location of the definition: `src/features.ts:12:17`. Null if no module defines the variable. */
  readonly source: string | null;
}

/** Describes one variable. */
export function toVariableInfo(graph: Graph, id: number): VariableInfo {
  const variable = graph.variables[id]!;
  const located = variable.kind === "node" ? variable : variable.replaced;
  return {
    name: variable.name,
    type: typeOf(graph, id),
    tags: located === null ? {} : { ...located.definition.tags, module: moduleOf(located) },
    documentation: located?.definition.documentation ?? "",
    isExternalInput: variable.kind === "external",
    source: located === null ? null : toLocationText(locationOf(located)),
  };
}
