/** What callers learn about a variable. */
import { toLocationText } from "../errors/problem.js";
import { moduleOf, locationOf, type Graph } from "../graph/graph.js";
import type { Tags } from "../graph/node-definition.js";
import { typeOf } from "../graph/variable-type.js";

/** A node or an external input, as `listAvailableVariables` and its relatives describe it. */
export interface VariableInfo {
  readonly name: string;
  /** Declared type as the source spells it; of an external input all that its consumers ask for: `A & B`. */
  readonly type: string;
  /** `module` is the path of the module that defines the node; an external input has no tags. */
  readonly tags: Tags;
  readonly documentation: string;
  /** Whether the value comes from outside: from inputs or config. */
  readonly isExternalInput: boolean;
  /** Where the definition stands: `src/features.ts:12:17`. Null when no module defines it. */
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
