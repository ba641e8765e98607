/** Finds the errors in the modules of a dataflow, which may hide nodes from its drawing. */
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { syntaxError } from "../../diagnostics/kinds/files.js";
import { toShownPath } from "../to-shown-path.js";
import type { CheckResult } from "../join-checks.js";
import type { ProjectDataflow } from "./program-graphs.js";

/** The errors that concern a dataflow. */
export interface DataflowFaults {
  /** The errors in its modules and in the file that builds it. */
  readonly errors: readonly Diagnostic[];
  /** Sentences about what the graph lacks because of them; empty if there are no errors. */
  readonly notes: readonly string[];
}

/** Describes modules with errors that belong to no dataflow, because they cannot be read. */
export function describeUnlinked(
  faultyModules: readonly string[],
  dataflows: readonly Pick<ProjectDataflow, "moduleFiles">[],
): readonly string[] {
  const linked = new Set(dataflows.flatMap(({ moduleFiles }) => moduleFiles));
  const others = faultyModules.filter((file) => !linked.has(file));
  return others.map(
    (file) => `${toShownPath(file)} has errors, so its nodes are missing; \`icosian check\` shows them.`,
  );
}

/** Finds the errors that concern a dataflow. */
export function findFaults(
  { diagnostics }: Pick<CheckResult, "diagnostics">,
  { file, moduleFiles }: Pick<ProjectDataflow, "file" | "moduleFiles">,
): DataflowFaults {
  const files = new Set([...moduleFiles, ...(file === null ? [] : [file])]);
  const isMeant = (each: Diagnostic): boolean =>
    // Modules that no call links: one that cannot be read may be one of them, or the file with the call.
    files.has(each.file) || (file === null && each.code === syntaxError.code);
  const errors = diagnostics.filter((each) => each.severity === "error" && isMeant(each));
  const unreadable = errors.filter(({ code }) => code === syntaxError.code);
  const missing = unreadable.map(
    (each) => `${toShownPath(each.file)} has a syntax error, so what it defines is missing.`,
  );
  if (errors.length === 0) return { errors, notes: [] };
  const count = errors.length === 1 ? "There is 1 error" : `There are ${errors.length} errors`;
  return {
    errors,
    notes: [...missing, `${count} in this dataflow; \`icosian check\` shows ${errors.length === 1 ? "it" : "them"}.`],
  };
}
