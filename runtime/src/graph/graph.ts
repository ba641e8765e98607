/** The linked dataflow: every variable, and its dependencies. */
import type { Location } from "../errors/problem.js";
import type { Manifest } from "../manifest.js";
import type { Edges } from "./edges.js";
import type { FanOuts } from "./fan-outs.js";
import type { NodeDefinition } from "./node-definition.js";

/** A definition, and the module that contains it. A compiler has types of its own for both, which know their source. */
export interface LocatedDefinition<Module = string, Definition = NodeDefinition> {
  /** At run time the path of the module's source file from the root of its package: `src/features.ts`. */
  readonly module: Module;
  /** The definition, with modifiers applied. */
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
  /** Name of the node, unique in the graph. */
  readonly name: string;
  /**
   * The definitions of which a config chooses one, in their order, if the config is not known; the variable itself has
   * the last. Absent if there is one definition, as always at run time.
   */
  readonly candidates?: readonly LocatedDefinition<Module, Definition>[];
}

/** A value from outside: from inputs, config or overrides. */
export interface ExternalVariable<Module = string, Definition = NodeDefinition> {
  readonly kind: "external";
  /** Name of the input, unique in the graph. */
  readonly name: string;
  /** The definition that a config key of the same name replaced; null if no module defines the name. */
  readonly replaced: LocatedDefinition<Module, Definition> | null;
}

/** The linked dataflow. A variable's id is its index in `variables`; edges are those of the definitions that count. */
export interface Graph<Module = string, Definition = NodeDefinition> extends Edges {
  /** Nodes and external inputs, each name once. */
  readonly variables: readonly Variable<Module, Definition>[];
  /** The id of each variable by name. */
  readonly ids: ReadonlyMap<string, number>;
  /** For each variable the length of the longest path from a variable without dependencies. */
  readonly levels: Int32Array;
  /** The enclosing fan-out of each variable; null in a graph without fan-outs. */
  readonly fanOuts: FanOuts | null;
  /** The manifests that were linked, for what is seldom asked; absent in a compiler. */
  readonly manifests?: readonly Manifest[];
}

/** The location of a definition in its source. */
export function locationOf(located: LocatedDefinition): Location {
  return { module: moduleOf(located), ...located.definition.position };
}

/** The module that contains a definition. Inside a subdag, that is not the module that runs the subdag. */
export function moduleOf({ module, definition }: LocatedDefinition): string {
  return definition.made?.module ?? module;
}
