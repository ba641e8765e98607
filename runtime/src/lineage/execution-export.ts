/** The graph of an execution, or of a whole dataflow, as plain JSON. `execution.schema.json` describes it. */
import type { Tags } from "../graph/node-definition.js";
import type { NodeKind } from "../graph/node-kind.js";

/** Version of the shapes in this file. */
export const EXPORT_VERSION = 1;

/** The nodes and inputs of an execution, and their dependencies. */
export interface ExecutionExport {
  /** The {@link EXPORT_VERSION} of the runtime or compiler that wrote it. */
  readonly exportVersion: 1;
  /**
   * The outputs and everything upstream of them that would be computed, together with the given values, sorted by name.
   */
  readonly nodes: readonly ExportedNode[];
  /** The dependencies between the nodes, sorted by the names of both ends. */
  readonly edges: readonly ExportedEdge[];
}

/** One node or external input of an execution. */
export interface ExportedNode {
  /** Name of the node or input. */
  readonly name: string;
  /** What the node is. */
  readonly kind: NodeKind;
  /** Declared type, as the source spells it. */
  readonly type: string;
  /** Tags of the node; an external input has none. */
  readonly tags: Tags;
  /** Names, sorted; empty for a given value. */
  readonly requiredDependencies: readonly string[];
  /** Names, sorted, whether or not something provides them. */
  readonly optionalDependencies: readonly string[];
  /** Text of the documentation comment; empty if there is none. */
  readonly documentation: string;
  /** Hash of the code that computes the node; null for a given value, and where it is not known. */
  readonly codeVersion: string | null;
  /** Path of the module that defines the node: `src/features.ts`; null if no module defines it. */
  readonly module: string | null;
  /** Location of the definition: `src/features.ts:12:17`; null if no module defines it. */
  readonly source: string | null;
  /** What modifiers made the node of; null for a function as it is written, and for an input. */
  readonly madeFrom: ExportedOrigin | null;
  /** The modifiers of the node's function, from the innermost outwards. */
  readonly modifiers: readonly string[];
  /** The subdags that contain the node, from the outermost inwards: `["daily", "daily.clean"]`. */
  readonly subdags: readonly string[];
  /** The fan-out for each of whose items the node is computed; null if it is computed once. */
  readonly fanOut: string | null;
  /** Locations of the definitions of which the config chooses one; empty if there is one definition. */
  readonly variants: readonly string[];
  /** Whether the node is computed asynchronously. */
  readonly isAsync: boolean;
  /** Whether it is computed in another thread or on another machine. */
  readonly isRemote: boolean;
  /** Whether its value may come from a cache. */
  readonly isCached: boolean;
  /** Whether it is one of the requested outputs. */
  readonly isOutput: boolean;
  /** Whether the request gives its value instead of computing it. */
  readonly isOverridden: boolean;
}

/** What modifiers made a node of. */
export interface ExportedOrigin {
  /** The name that the user wrote: that of the function, or of the node that this one belongs to. */
  readonly of: string;
  /** What this node is of it, from the innermost outwards: `["its step `trim`"]`. Empty if it has its value. */
  readonly as: readonly string[];
}

/** One dependency. */
export interface ExportedEdge {
  /** Name of the node or input that provides the value. */
  readonly from: string;
  /** Name of the node that reads the value. */
  readonly to: string;
  /** Whether the node can be computed without this value. */
  readonly isOptional: boolean;
  /** Whether the node reads the values of all items. */
  readonly collects: boolean;
}
