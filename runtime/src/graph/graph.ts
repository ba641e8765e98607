/** The linked dataflow: every variable, and its dependencies. */
import type { Location } from "../errors/problem.js";
import type { FanOuts } from "./fan-outs.js";
import type { NodeDefinition } from "./node-definition.js";
import type { Rows } from "./rows.js";

/** A definition, and the module that contains it. */
export interface LocatedDefinition {
  /** Path of the module's source file from the root of its package: `src/features.ts`. */
  readonly module: string;
  /** The definition, with modifiers applied. */
  readonly definition: NodeDefinition;
}

/** A node, or an external input. */
export type Variable = NodeVariable | ExternalVariable;

/** A value that a function computes. */
export interface NodeVariable extends LocatedDefinition {
  readonly kind: "node";
  /** Name of the node, unique in the graph. */
  readonly name: string;
}

/** A value from outside: from inputs, config or overrides. */
export interface ExternalVariable {
  readonly kind: "external";
  /** Name of the input, unique in the graph. */
  readonly name: string;
  /** The definition that a config key of the same name replaced; null if no module defines the name. */
  readonly replaced: LocatedDefinition | null;
}

/** The linked dataflow. A variable's id is its index in `variables`. */
export interface Graph {
  /** Nodes and external inputs, each name once. */
  readonly variables: readonly Variable[];
  /** The id of each variable by name. */
  readonly ids: ReadonlyMap<string, number>;
  /** For each variable the ids of its inputs, in the order of its definition's `inputs`. */
  readonly dependencies: Rows;
  /** For each variable the ids of the variables that have it as an input. */
  readonly dependents: Rows;
  /** For each variable the length of the longest path from a variable without dependencies. */
  readonly levels: Int32Array;
  /** The enclosing fan-out of each variable; null in a graph without fan-outs. */
  readonly fanOuts: FanOuts | null;
}

/** The location of a definition in its source. */
export function locationOf(located: LocatedDefinition): Location {
  return { module: moduleOf(located), ...located.definition.position };
}

/** The module that contains a definition. Inside a subdag, that is not the module that runs the subdag. */
export function moduleOf({ module, definition }: LocatedDefinition): string {
  return definition.made?.module ?? module;
}
