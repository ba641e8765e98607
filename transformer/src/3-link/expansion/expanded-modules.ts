/** The result of expanding the modifiers of a dataflow's modules. */
import type { Facts } from "@icosian/runtime/tooling";
import type { RelatedLocation } from "../../diagnostics/diagnostic.js";
import type { ModuleIr } from "../../ir/module.js";
import type { Location } from "../../ir/span.js";
import type { LocatedDefinition } from "../node.js";
import type { ClosedGate } from "./compiler-config.js";

/** The nodes and faults of expanded modules. */
export interface ExpandedModules {
  /** The nodes of each module, including those of subdags. */
  readonly nodes: ReadonlyMap<ModuleIr, readonly LocatedDefinition[]>;
  /** The mistakes in modifiers. */
  readonly faults: readonly ModifierFault[];
  /** Definitions whose nodes are known only when the program runs. */
  readonly unknown: readonly LocatedDefinition[];
  /** Definitions that the config keeps out, with the gates that do so. */
  readonly closed: readonly (ClosedGate & LocatedDefinition)[];
  /** The config keys that modifiers have read. */
  readonly reads: ReadonlySet<string>;
}

/** A mistake in a modifier, as the runtime's expansion reports it. */
export interface ModifierFault extends Location {
  /** The code of the diagnostic, which the runtime shares. */
  readonly code: string;
  /** The name of the definition. */
  readonly subject: string;
  /** The facts in the runtime's message. */
  readonly values: Facts;
  /** The other definitions that belong to the mistake. */
  readonly related: readonly RelatedLocation[];
}
