/** Finds the nodes to which the diagnostics of a dataflow belong. */
import type { PageProblem } from "@icosian/runtime/visualize";
import type { Diagnostic } from "../../../diagnostics/diagnostic.js";
import { syntaxError } from "../../../diagnostics/kinds/files.js";
import type { ModuleIr } from "../../../ir/module.js";
import type { Location } from "../../../ir/span.js";
import type { ProjectDataflow } from "../program-graphs.js";
import { findDefinition, findDefinitionBefore } from "./find-definition.js";

/** The dataflow whose nodes have the problems. */
export interface ProblemTarget {
  /** The files and the graph of the dataflow. */
  readonly dataflow: Pick<ProjectDataflow, "file" | "moduleFiles" | "requests" | "graph">;
  /** The modules as they are read, whose definitions have the places of nodes. */
  readonly modules: readonly ModuleIr[];
}

/**
 * Lists the diagnostics that concern a dataflow: those of its modules, of the file that builds it, of the files that
 * request its outputs, of tsconfigs, and all syntax errors. A problem that belongs to no node has the node `""`.
 * O(nodes + diagnostics × size of a module).
 *
 * @param toSource - A location from the root of its package, `src/main.ts:5:14`; null for a file of no program.
 */
export function toProblems(
  diagnostics: readonly Diagnostic[],
  { dataflow, modules }: ProblemTarget,
  toSource: (location: Location) => string | null,
): readonly PageProblem[] {
  const { file, moduleFiles, requests } = dataflow;
  const files = new Set([...moduleFiles, file]);
  const requesting = new Set(requests.map(({ source }) => toPath(source)));
  const byFile = new Map(modules.map((module) => [module.file, module]));
  const nodesAt = groupBySource(dataflow.graph.nodes);
  return diagnostics.flatMap((diagnostic) => {
    const location = toSource(diagnostic);
    const isConcerned =
      location === null ||
      files.has(diagnostic.file) ||
      requesting.has(toPath(location)) ||
      diagnostic.code === syntaxError.code;
    if (!isConcerned) return [];
    const source = findSource(diagnostic, byFile.get(diagnostic.file));
    const { severity, code, message } = diagnostic;
    const nodes = source === null ? [] : (nodesAt.get(source) ?? []);
    return (nodes.length === 0 ? [""] : nodes).map((node) => ({ node, severity, code, message, location }));
  });
}

/** The source of the definition at a diagnostic, as its nodes have it. */
function findSource({ code, span }: Diagnostic, module: ModuleIr | undefined): string | null {
  if (module === undefined) return null;
  // Of a module with a syntax error only an earlier text is known. An edit leaves what stands before it as it is.
  const find = code === syntaxError.code ? findDefinitionBefore : findDefinition;
  const definition = find(module, span.start);
  if (definition === null) return null;
  const { line, column } = definition.position;
  return `${module.module}:${line}:${column}`;
}

/** The names of the nodes of each definition that have its value; of the first if modifiers made all of them. */
function groupBySource(nodes: ProjectDataflow["graph"]["nodes"]): ReadonlyMap<string, readonly string[]> {
  const own = new Map<string, string[]>();
  const first = new Map<string, readonly string[]>();
  for (const { name, source, madeFrom } of nodes) {
    if (source === null) continue;
    if (!first.has(source)) first.set(source, [name]);
    if (madeFrom !== null && madeFrom.as.length > 0) continue;
    own.set(source, own.get(source) ?? []);
    own.get(source)!.push(name);
  }
  return new Map([...first, ...own]);
}

function toPath(source: string): string {
  return source.replace(/:\d+:\d+$/, "");
}
