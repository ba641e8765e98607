/** Prints the diagnostics of a result, and determines the exit code. */
import { count } from "../../../diagnostics/count.js";
import type { Diagnostic } from "../../../diagnostics/diagnostic.js";
import type { Format } from "../../../diagnostics/formats/format.js";
import type { CheckResult } from "../../../project/join-checks.js";

/** The part of a result that is reported as diagnostics. */
export type ReportedResult = Omit<CheckResult, "graphs" | "incomplete">;

/** The output streams of a command. */
export interface Output {
  /** Prints the requested output to standard output. */
  print(text: string): void;
  /** Prints a note to standard error. */
  note(text: string): void;
}

/** The options for printing a result. */
export interface ReportOptions {
  /** Renders the diagnostics. */
  readonly format: Format;
  /** Whether people read the output, so that it ends with a summary. */
  readonly isForPeople: boolean;
  /** The maximum number of warnings for exit code 0; null for no limit. */
  readonly maxWarnings: number | null;
}

/**
 * Prints a result.
 *
 * @returns The exit code: 1 if there is an error or too many warnings, otherwise 0.
 */
export function reportResult(result: ReportedResult, options: ReportOptions, { print, note }: Output): 0 | 1 {
  const { diagnostics, sources } = result;
  const { format, isForPeople, maxWarnings } = options;
  print(format(diagnostics, sources));
  if (isForPeople) print(`${summarise(result)}\n`);
  const [errors, warnings] = countBySeverity(diagnostics);
  const isTooMany = maxWarnings !== null && warnings > maxWarnings;
  if (isTooMany) note(`${count(warnings, "warning")}, but --max-warnings allows ${maxWarnings}.\n`);
  return errors > 0 || isTooMany ? 1 : 0;
}

/** One sentence or two about a result. */
export function summarise({ diagnostics, moduleCount, projectCount, counts }: ReportedResult): string {
  const projects = projectCount > 1 ? ` of ${count(projectCount, "project")}` : "";
  const within = `${count(moduleCount, "dataflow module")}${projects}`;
  if (diagnostics.length === 0) return `No problems in ${within}.${describeWays(counts)}`;
  const [errors, warnings] = countBySeverity(diagnostics);
  return `${count(errors, "error")} and ${count(warnings, "warning")} in ${within}.${describeWays(counts)}`;
}

/** Describes how many modules were checked as part of a dataflow, and how many only by themselves. */
function describeWays({ dataflows, linked, alone, declared, undeclaredEdges }: ReportedResult["counts"]): string {
  const ways = [
    ...(linked > 0 ? [`${count(linked, "module")} in ${count(dataflows, "dataflow")}`] : []),
    ...(alone > 0 ? [`${count(alone, "module")} by ${alone === 1 ? "itself" : "themselves"}`] : []),
    ...(declared > 0 ? [`${count(declared, "module")} through declarations`] : []),
  ];
  const unchecked =
    undeclaredEdges > 0 ? ` Not checked: ${count(undeclaredEdges, "edge")} from data of no declared type.` : "";
  return ways.length === 0 ? unchecked : ` Checked: ${ways.join(", ")}.${unchecked}`;
}

function countBySeverity(diagnostics: readonly Diagnostic[]): readonly [errors: number, warnings: number] {
  const errors = diagnostics.filter(({ severity }) => severity === "error").length;
  return [errors, diagnostics.length - errors];
}
