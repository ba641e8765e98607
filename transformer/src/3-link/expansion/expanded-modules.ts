/** What the definitions of a dataflow become by their modifiers. */
import type { RelatedLocation } from "../../diagnostics/diagnostic.js";
import type { ModuleIr } from "../../ir/module.js";
import type { Location } from "../../ir/span.js";
import type { LocatedDefinition } from "../node.js";
import type { ClosedGate } from "./compiler-config.js";

/** What modules become. */
export interface ExpandedModules {
  /** The nodes of each module, those of subdags among them. */
  readonly nodes: ReadonlyMap<ModuleIr, readonly LocatedDefinition[]>;
  /** What is wrong with modifiers. */
  readonly faults: readonly ModifierFault[];
  /** Definitions of which only running the program tells what they become. */
  readonly unknown: readonly LocatedDefinition[];
  /** Definitions that the config keeps out, and by which gate. */
  readonly closed: readonly (ClosedGate & LocatedDefinition)[];
  /** The config keys that were read. */
  readonly reads: ReadonlySet<string>;
}

/** Something that is wrong with a modifier, in the runtime's words. */
export interface ModifierFault extends Location {
  readonly code: string;
  readonly message: string;
  /** The other definitions that it is about. */
  readonly related: readonly RelatedLocation[];
}
