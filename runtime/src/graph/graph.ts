/** The linked dataflow: every variable, and what each one is computed from. */
import type { Location } from "../errors/problem.js";
import type { FanOuts } from "./fan-outs.js";
import type { NodeDefinition } from "./node-definition.js";
import type { Rows } from "./rows.js";

/** A definition, and the module that has it. */
export interface LocatedDefinition {
  readonly module: string;
  readonly definition: NodeDefinition;
}

/** A node, or an external input. */
export type Variable = NodeVariable | ExternalVariable;

/** A value that a function computes. */
export interface NodeVariable extends LocatedDefinition {
  readonly kind: "node";
  readonly name: string;
}

/** A value that comes from outside: from inputs, from config, or from overrides. */
export interface ExternalVariable {
  readonly kind: "external";
  readonly name: string;
  /** The definition whose place a config key of the same name took; null for what no module defines. */
  readonly replaced: LocatedDefinition | null;
}

/** The linked dataflow; variables are known by their position in `variables`. */
export interface Graph {
  readonly variables: readonly Variable[];
  readonly ids: ReadonlyMap<string, number>;
  /** For each variable its inputs, in the order of its definition's `inputs`. */
  readonly dependencies: Rows;
  readonly dependents: Rows;
  /** Distance from the variables that depend on nothing. */
  readonly levels: Int32Array;
  /** Where each variable stands among the fan-outs; null in a graph without any. */
  readonly fanOuts: FanOuts | null;
}

/** Where a definition stands. */
export function locationOf(located: LocatedDefinition): Location {
  return { module: moduleOf(located), ...located.definition.position };
}

/** The module that a definition stands in: inside a subdag it is not the module that runs the subdag. */
export function moduleOf({ module, definition }: LocatedDefinition): string {
  return definition.made?.module ?? module;
}
