/** Finds the modules of one `dataflow(…)` call, and of any expression that refers to modules. */
import type { CallsIr, DataflowCallIr } from "../ir/calls.js";
import { isDeclarationFile } from "../ir/declaration-file.js";
import type { ModuleIr } from "../ir/module.js";
import type { Location } from "../ir/span.js";
import type { Oracle } from "../oracle/oracle.js";
import { isModule, type FindSource } from "./edges/source.js";
import { findMaterializers } from "./find-materializers.js";
import { ModuleCollector } from "./names/find-modules.js";

/** A call with the modules that its arguments refer to. */
export interface ResolvedCall {
  /** The file with the call. */
  readonly file: string;
  /** The call as it is written. */
  readonly call: DataflowCallIr;
  /** The modules that the arguments provide, each once, and those that stand for materializers. */
  readonly modules: readonly ModuleIr[];
  /** Whether the list of modules is complete. */
  readonly areModulesKnown: boolean;
  /** Files that are passed as modules but are not dataflow modules. */
  readonly plainModules: readonly PlainModule[];
  /** Arguments whose modules cannot be found. */
  readonly missingModules: readonly MissingModule[];
  /** Files that are passed as modules but cannot be read, for example because of a syntax error. */
  readonly unreadFiles: readonly string[];
  /** Ordinary files that export some of the modules. */
  readonly barrels: readonly ModuleIr[];
  /** Arguments whose modules have only declarations, which do not list their nodes. */
  readonly opaqueModules: readonly OpaqueModule[];
  /** The declaration files from which modules were read, with the arguments that refer to them. */
  readonly declared: ReadonlyMap<string, Location>;
}

/** An argument that refers to a source file which is not a dataflow module. */
export interface PlainModule {
  /** Where the argument is written. */
  readonly location: Location;
  /** The path of the source file. */
  readonly file: string;
  /** The file as a barrel; null if it exports nothing from other files. */
  readonly barrel: ModuleIr | null;
}

/** An argument whose import cannot be resolved. */
export interface MissingModule {
  /** Where the argument is written. */
  readonly location: Location;
  /** The name under which it is imported. */
  readonly name: string;
  /** The specifier of the import. */
  readonly specifier: string;
}

/** An argument that refers to a module whose declarations do not list its nodes. */
export interface OpaqueModule {
  /** Where the argument is written. */
  readonly location: Location;
  /** The path of the declarations. */
  readonly file: string;
  /** `"unbuilt"` if its JavaScript is known to have no manifest, `"undeclared"` if nothing is known about it. */
  readonly kind: "undeclared" | "unbuilt";
}

/**
 * Resolves a call; O(arguments + modules).
 *
 * @param files - The calls and constants of the program's files, among which materializers are looked for.
 */
export function resolveCall(
  file: string,
  call: DataflowCallIr,
  findSource: FindSource,
  oracle: Oracle,
  files: readonly CallsIr[] = [],
): ResolvedCall {
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
  const materializers = findMaterializers(file, call.materializers, files, oracle);
  const areFoundWhole = areFound && collector.isComplete && plainModules.length + opaqueModules.length === 0;
  return {
    file,
    call,
    modules: [...collector.modules, ...materializers.modules],
    areModulesKnown: areFoundWhole && materializers.areKnown,
    plainModules,
    missingModules,
    opaqueModules,
    unreadFiles: collector.unread,
    declared,
    barrels: collector.barrels,
  };
}

/** Finds the modules that an expression provides; null if not all are known or it is not a dataflow module. */
export function findModules(expression: Location, findSource: FindSource, oracle: Oracle): readonly ModuleIr[] | null {
  const found = oracle.findModule(expression);
  const collector = new ModuleCollector(findSource, oracle);
  if (found === null || collector.add(found) !== true || !collector.isComplete) return null;
  return collector.modules;
}
