/** The linked dataflow: every variable, and what each one is computed from. */
import type { Location } from "../errors/problem.js";
import type { Edges } from "./edges.js";
import type { FanOuts } from "./fan-outs.js";
import type { NodeDefinition } from "./node-definition.js";

/** A definition, and the module that has it. A compiler has types of its own for both, which know their source. */
export interface LocatedDefinition<Module = string, Definition = NodeDefinition> {
  readonly module: Module;
  readonly definition: Definition;
}

/** A node, or an external input. */
export type Variable<Module = string, Definition = NodeDefinition> =
  NodeVariable<Module, Definition> | ExternalVariable<Module, Definition>;

/** A value that a function computes. */
export interface NodeVariable<Module = string, Definition = NodeDefinition> extends LocatedDefinition<
  Module,
  Definition
> {
  readonly kind: "node";
  readonly name: string;
  /**
   * The definitions of which a config chooses one, in their order, if the config is not known; the variable itself has
   * the last. Absent if there is one definition, as always at run time.
   */
  readonly candidates?: readonly LocatedDefinition<Module, Definition>[];
}

/** A value that comes from outside: from inputs, from config, or from overrides. */
export interface ExternalVariable<Module = string, Definition = NodeDefinition> {
  readonly kind: "external";
  readonly name: string;
  /** The definition whose place a config key of the same name took; null for what no module defines. */
  readonly replaced: LocatedDefinition<Module, Definition> | null;
}

/** The linked dataflow. Its edges are those of the definitions that count. */
export interface Graph<Module = string, Definition = NodeDefinition> extends Edges {
  readonly variables: readonly Variable<Module, Definition>[];
  readonly ids: ReadonlyMap<string, number>;
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
