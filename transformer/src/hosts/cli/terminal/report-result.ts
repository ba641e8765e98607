/** Prints what was found, and turns it into an exit code. */
import type { Diagnostic } from "../../../diagnostics/diagnostic.js";
import type { Format } from "../../../diagnostics/formats/format.js";
import type { CheckResult } from "../../../project/workspace.js";

/** Where things are said. */
export interface Output {
  /** What was asked for: standard output. */
  print(text: string): void;
  /** What is said beside it: standard error. */
  note(text: string): void;
}

/** How a result is reported. */
export interface ReportOptions {
  readonly format: Format;
  /** Whether it is read by people, who want a sum. */
  readonly isForPeople: boolean;
  /** Null for any number of them. */
  readonly maxWarnings: number | null;
}

/**
 * Prints a result.
 *
 * @returns The exit code: 1 when there is an error or a warning too many, else 0.
 */
export function reportResult(result: CheckResult, options: ReportOptions, { print, note }: Output): 0 | 1 {
  const { diagnostics, sources } = result;
  const { format, isForPeople, maxWarnings } = options;
  print(format(diagnostics, sources));
  if (isForPeople) print(`${summarise(result)}\n`);
  const [errors, warnings] = countBySeverity(diagnostics);
  const isTooMany = maxWarnings !== null && warnings > maxWarnings;
  if (isTooMany) note(`${count(warnings, "warning")}, but --max-warnings allows ${maxWarnings}.\n`);
  return errors > 0 || isTooMany ? 1 : 0;
}

function summarise({ diagnostics, moduleCount, projectCount, counts }: CheckResult): string {
  const projects = projectCount > 1 ? ` of ${count(projectCount, "project")}` : "";
  const within = `${count(moduleCount, "dataflow module")}${projects}`;
  if (diagnostics.length === 0) return `No problems in ${within}.${describeWays(counts)}`;
  const [errors, warnings] = countBySeverity(diagnostics);
  return `${count(errors, "error")} and ${count(warnings, "warning")} in ${within}.${describeWays(counts)}`;
}

/** How the modules were checked: with others, or only by themselves. */
function describeWays({ dataflows, linked, alone, declared }: CheckResult["counts"]): string {
  const ways = [
    ...(linked > 0 ? [`${count(linked, "module")} in ${count(dataflows, "dataflow")}`] : []),
    ...(alone > 0 ? [`${count(alone, "module")} by ${alone === 1 ? "itself" : "themselves"}`] : []),
    ...(declared > 0 ? [`${count(declared, "module")} through declarations`] : []),
  ];
  return ways.length === 0 ? "" : ` Checked: ${ways.join(", ")}.`;
}

function countBySeverity(diagnostics: readonly Diagnostic[]): readonly [errors: number, warnings: number] {
  const errors = diagnostics.filter(({ severity }) => severity === "error").length;
  return [errors, diagnostics.length - errors];
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
