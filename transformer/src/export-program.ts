/**
 * Exports the dataflows of a program for drawings, lists and catalogues: each call of `dataflow(…)` with its graph and
 * its requests, and the modules that no call links.
 *
 * Nothing is checked here and no code of the user runs, so modules with errors are exported as far as they can be read.
 */
import type { ExecutionExport } from "@icosian/runtime/tooling";
import { exportDataflow } from "./3-link/export-dataflow.js";
import { linkDataflow, resolveAlone } from "./3-link/link-dataflow.js";
import { modulesOf, type LinkedDataflow } from "./3-link/linked-dataflow.js";
import { linkAsked } from "./4-check/link-asked.js";
import type { ResolvedProgram } from "./compile-program.js";
import type { RequestMethod } from "./ir/calls.js";
import type { ModuleIr } from "./ir/module.js";
import type { Location } from "./ir/span.js";

/** One dataflow of a program. */
export interface ProgramDataflow {
  /** The location of the call's callee; null for modules that no call links. */
  readonly call: Location | null;
  /** The location of the name of the variable that holds the dataflow; null if there is none. */
  readonly name: Location | null;
  /** The modules of its nodes, including those inside subdags. */
  readonly modules: readonly ModuleIr[];
  /** The keys of its config; null if they are not known. */
  readonly config: readonly string[] | null;
  /** Files that are passed as modules but cannot be read. */
  readonly unreadFiles: readonly string[];
  /** Whether all of its modules were found and could be read. */
  readonly isWhole: boolean;
  /** All nodes and inputs. */
  readonly graph: ExecutionExport;
  /** The requests of the program to this dataflow. */
  readonly requests: readonly ProgramRequest[];
}

/** One request to a dataflow. */
export interface ProgramRequest {
  /** The location of the method's name. */
  readonly location: Location;
  /** The method that is called on the dataflow. */
  readonly method: RequestMethod;
  /** The names of the outputs; null if not all of them are known. */
  readonly outputs: readonly string[] | null;
}

/**
 * Exports the dataflows of a program; O(nodes + inputs + requests) for each.
 *
 * @param modules - The dataflow modules among the program's sources.
 */
export function exportProgram(program: ResolvedProgram, modules: readonly ModuleIr[]): readonly ProgramDataflow[] {
  const { calls, findSource, oracle, files } = program;
  const dataflows = calls.map((call) => linkDataflow(call, findSource, oracle, "export"));
  const requests = new Map<LinkedDataflow, ProgramRequest[]>(dataflows.map((dataflow) => [dataflow, []]));
  for (const { file, requests: all } of files)
    for (const request of all) {
      const linked = linkAsked(file, request, { ...program, dataflows });
      if (linked === null) continue;
      const location = { file, span: request.methodSpan };
      // A request with savers of its own extends the dataflow.
      const dataflow = dataflows.find(({ call }) => call === linked.dataflow.call);
      if (dataflow === undefined) continue;
      requests.get(dataflow)!.push({ location, method: request.method, outputs: linked.outputs });
    }
  const linked = new Set(dataflows.flatMap((dataflow) => [...modulesOf(dataflow)]));
  const alone = modules.filter((module) => !linked.has(module) && module.definitions.length > 0);
  return [
    ...dataflows.map((dataflow) => toProgramDataflow(dataflow, requests.get(dataflow)!)),
    ...(alone.length === 0 ? [] : [exportModules(program, alone)]),
  ];
}

/** Exports modules as if one call linked them, with a config that is not known. */
export function exportModules(
  { findSource, oracle }: Pick<ResolvedProgram, "findSource" | "oracle">,
  modules: readonly ModuleIr[],
): ProgramDataflow {
  const dataflow = linkDataflow(resolveAlone(modules), findSource, oracle, "export");
  return { ...toProgramDataflow(dataflow, []), call: null, config: null };
}

function toProgramDataflow(dataflow: LinkedDataflow, requests: readonly ProgramRequest[]): ProgramDataflow {
  const { file, call } = dataflow;
  return {
    call: { file, span: call.calleeSpan },
    name: call.nameSpan === null ? null : { file, span: call.nameSpan },
    modules: [...new Set([...dataflow.modules, ...modulesOf(dataflow)])],
    config: call.config.isOpen ? null : call.config.keys.map(({ name }) => name),
    unreadFiles: dataflow.unreadFiles,
    isWhole: dataflow.areModulesKnown,
    graph: exportDataflow(dataflow),
    requests,
  };
}
