/** Finds the modules of one `dataflow(…)` call, and of any expression that stands for modules. */
import type { DataflowCallIr } from "../ir/calls.js";
import { isDeclarationFile } from "../ir/declaration-file.js";
import type { ModuleIr } from "../ir/module.js";
import type { Location } from "../ir/span.js";
import type { Oracle } from "../oracle/oracle.js";
import { isModule, type FindSource } from "./edges/source.js";
import { ModuleCollector } from "./names/find-modules.js";

/** A call, and what its arguments stand for. */
export interface ResolvedCall {
  readonly file: string;
  readonly call: DataflowCallIr;
  /** The modules that the arguments bring along, each once. */
  readonly modules: readonly ModuleIr[];
  /** Whether that is all of them. */
  readonly areModulesKnown: boolean;
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

/** Resolves a call; O(arguments + modules). */
export function resolveCall(file: string, call: DataflowCallIr, findSource: FindSource, oracle: Oracle): ResolvedCall {
  const plainModules: PlainModule[] = [];
  const missingModules: MissingModule[] = [];
  const opaqueModules: OpaqueModule[] = [];
  const declared = new Map<string, Location>();
  const collector = new ModuleCollector(findSource, oracle);
  let areFound = call.modules !== null;
  for (const span of call.modules ?? []) {
    const found = oracle.findModule({ file, span });
    const missing = found === null ? oracle.findMissingModule({ file, span }) : null;
    if (missing !== null) missingModules.push({ location: { file, span }, ...missing });
    if (found === null) {
      areFound = false;
      continue;
    }
    const isModuleAmong = collector.add(found);
    for (const opaque of collector.takeOpaque()) opaqueModules.push({ ...opaque, location: { file, span } });
    for (const module of collector.modules)
      if (isDeclarationFile(module.file) && !declared.has(module.file)) declared.set(module.file, { file, span });
    if (isModuleAmong === false) {
      const source = findSource(found);
      plainModules.push({ location: { file, span }, file: found, barrel: isModule(source) ? source : null });
    }
  }
  return {
    file,
    call,
    modules: collector.modules,
    areModulesKnown: areFound && collector.isComplete && plainModules.length + opaqueModules.length === 0,
    plainModules,
    missingModules,
    opaqueModules,
    declared,
    barrels: collector.barrels,
  };
}

/** The modules that an expression brings along; null where they are not all known, or it is no dataflow module. */
export function findModules(expression: Location, findSource: FindSource, oracle: Oracle): readonly ModuleIr[] | null {
  const found = oracle.findModule(expression);
  const collector = new ModuleCollector(findSource, oracle);
  if (found === null || collector.add(found) !== true || !collector.isComplete) return null;
  return collector.modules;
}
