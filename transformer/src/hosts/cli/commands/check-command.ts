/** `icosian check`: checks all dataflows of a project and reports the diagnostics. */
import { FixedTexts } from "../fix/fixed-texts.js";
import { getFormat } from "../terminal/formats.js";
import { Progress } from "../../../project/progress.js";
import { findConfigFile } from "../../../project/options/read-config.js";
import { reportResult, type Output, type ReportOptions } from "../terminal/report-result.js";
import { getVersionsFormat } from "../terminal/versions-text.js";
import { watchProjects } from "./watch-command.js";
import type { CheckResult } from "../../../project/join-checks.js";
import { Workspace } from "../../../project/workspace.js";

/** The options of `icosian check`. */
export interface CheckRequest {
  /** Path of a tsconfig, or of a folder with one, relative to the current folder. */
  readonly project: string;
  /** Name of the output format. */
  readonly format: string;
  /** The maximum number of warnings for exit code 0; null for no limit. */
  readonly maxWarnings: number | null;
  /** Whether the command checks again after every change. */
  readonly watch: boolean;
  /** Whether incomplete code versions are listed. */
  readonly versions: boolean;
  /** Whether safe fixes are applied first. */
  readonly fix: boolean;
}

/**
 * Checks a project and the projects that it references, and prints the diagnostics.
 *
 * @returns The exit code: 1 if there is an error or too many warnings, otherwise 0.
 * @throws Misuse if the project cannot be checked, or if fixes cannot be written.
 */
export async function check(request: CheckRequest, output: Output): Promise<0 | 1> {
  const options = toReportOptions(request);
  const showVersions = request.versions ? getVersionsFormat(request.format) : null;
  const purpose = request.versions ? "manifest" : "diagnostics";
  const progress = new Progress(process.stderr);
  const texts = request.fix ? new FixedTexts() : null;
  const workspace = new Workspace(findConfigFile(request.project), progress, {}, purpose, texts);
  const report = (result: CheckResult): 0 | 1 => {
    const code = reportResult(result, options, output);
    if (showVersions !== null) output.print(showVersions(result.incomplete));
    return code;
  };
  try {
    if (texts !== null) {
      // Fixes need much of what editors need, and other checks do not.
      const { fixFiles } = await import("../fix/fix-files.js");
      const fixed = await fixFiles(workspace, texts, progress);
      // Notes must not mix with a machine-readable format.
      (options.isForPeople ? output.print : output.note)(fixed.text);
      return await checkOnce(workspace, report, progress, fixed.files);
    }
    if (!request.watch) return await checkOnce(workspace, report, progress);
    // Notes between results must not mix with a machine-readable format.
    const note = options.isForPeople ? output.print : output.note;
    return await watchProjects(workspace, report, { note }, progress);
  } finally {
    workspace.close();
  }
}

async function checkOnce(
  workspace: Workspace,
  report: (result: CheckResult) => 0 | 1,
  progress: Progress,
  changed: readonly string[] = [],
): Promise<0 | 1> {
  try {
    const result = await workspace.check(changed);
    progress.clear();
    return report(result);
  } finally {
    progress.clear();
  }
}

function toReportOptions({ format: name, maxWarnings }: CheckRequest): ReportOptions {
  return { format: getFormat(name), isForPeople: name === "pretty", maxWarnings };
}
