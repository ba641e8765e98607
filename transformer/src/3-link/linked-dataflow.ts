/** A dataflow as rules see it: the modules of one `dataflow(…)` call, and the graph that they make. */
import type { Edges, FanOutFault, Graph } from "@icosian/runtime/tooling";
import type { DataflowCallIr } from "../ir/calls.js";
import type { ModuleIr } from "../ir/module.js";
import type { Location } from "../ir/span.js";
import type { ExpandedModules } from "./expansion/expanded-modules.js";
import type { LocatedDefinition, NodeIr } from "./node.js";

/** The modules of one call, linked. */
export interface LinkedDataflow {
  readonly file: string;
  readonly call: DataflowCallIr;
  /** Files that are passed as modules but are none. */
  readonly plainModules: readonly PlainModule[];
  /** Arguments whose modules are not there. */
  readonly missingModules: readonly MissingModule[];
  /** Ordinary files that came with the modules, because they export some. */
  readonly barrels: readonly ModuleIr[];
  /** Arguments whose modules are there as declarations that do not tell their nodes. */
  readonly opaqueModules: readonly OpaqueModule[];
  /** The declaration files that modules were read from, with the arguments that stand for them. */
  readonly declared: ReadonlyMap<string, Location>;
  /** Every definition, in the order of the modules, whether it counts or not. */
  readonly definitions: readonly LocatedDefinition[];
  /** The definitions of each name that has more than one. */
  readonly repeated: ReadonlyMap<string, readonly LocatedDefinition[]>;
  /** The graph of the definitions that count: the last of each name, unless the config takes its place. */
  readonly graph: Graph<ModuleIr, NodeIr>;
  /** The edges of all candidates; those of the graph if every variable has one definition. */
  readonly possible: Edges;
  /** The edges of the graph that make no sense among its fan-outs. */
  readonly fanOutFaults: readonly FanOutFault[];
  /** What modifiers made of the modules; null when there are none to speak of. */
  readonly expanded: ExpandedModules | null;
  /** Whether every module and every config key is known, so that what is not there is known too. */
  readonly isComplete: boolean;
}

/** An argument that stands for a source file which is no dataflow module. */
export interface PlainModule {
  readonly location: Location;
  readonly file: string;
  /** What it exports of other files; null where that is nothing. */
  readonly barrel: ModuleIr | null;
}

/** An argument that comes from an import of something that is not there. */
export interface MissingModule {
  readonly location: Location;
  /** What it is called where it is imported. */
  readonly name: string;
  readonly specifier: string;
}

/** An argument that stands for a module of which its declarations do not tell the nodes. */
export interface OpaqueModule {
  readonly location: Location;
  readonly file: string;
  /** Whether its JavaScript is known to have no manifest, or nothing at all is known. */
  readonly kind: "undeclared" | "unbuilt";
}

const known = new WeakMap<LinkedDataflow, ReadonlySet<ModuleIr>>();

/** The modules that a dataflow's definitions are of, those inside of subdags among them. */
export function modulesOf(dataflow: LinkedDataflow): ReadonlySet<ModuleIr> {
  const before = known.get(dataflow);
  if (before !== undefined) return before;
  const modules = new Set(dataflow.definitions.map(({ module }) => module));
  known.set(dataflow, modules);
  return modules;
}
