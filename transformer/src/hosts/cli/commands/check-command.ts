/** `icosian check`: checks all dataflows of a project and says what is wrong with them. */
import { getFormat } from "../terminal/formats.js";
import { Progress } from "../../../project/progress.js";
import { findConfigFile } from "../../../project/options/read-config.js";
import { reportResult, type Output, type ReportOptions } from "../terminal/report-result.js";
import { watchProjects } from "./watch-command.js";
import { Workspace, type CheckResult } from "../../../project/workspace.js";

/** What `icosian check` is asked. */
export interface CheckRequest {
  /** A tsconfig, or a folder with one. */
  readonly project: string;
  readonly format: string;
  /** Null for any number of them. */
  readonly maxWarnings: number | null;
  readonly watch: boolean;
}

/**
 * Checks a project, and those that it references, and prints what is wrong.
 *
 * @returns The exit code: 1 when there is an error or a warning too many, else 0.
 * @throws Misuse when the project cannot be checked.
 */
export async function check(request: CheckRequest, output: Output): Promise<0 | 1> {
  const options = toReportOptions(request);
  const progress = new Progress(process.stderr);
  const workspace = new Workspace(findConfigFile(request.project), progress);
  const report = (result: CheckResult): 0 | 1 => reportResult(result, options, output);
  try {
    if (!request.watch) return await checkOnce(workspace, report, progress);
    // What stands between results must not spoil a format that a program reads.
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
): Promise<0 | 1> {
  try {
    const result = await workspace.check([]);
    progress.clear();
    return report(result);
  } finally {
    progress.clear();
  }
}

function toReportOptions({ format: name, maxWarnings }: CheckRequest): ReportOptions {
  return { format: getFormat(name), isForPeople: name === "pretty", maxWarnings };
}
