/** `icosian check`: checks all dataflows of a project and reports the diagnostics. */
import { loadFormat } from "../terminal/formats.js";
import { Progress } from "../../../project/progress.js";
import { findConfigFile } from "../../../project/options/read-config.js";
import { reportResult, type Output, type ReportOptions } from "../terminal/report-result.js";
import { getVersionsFormat } from "../terminal/versions-text.js";
import type { CheckResult } from "../../../project/join-checks.js";
import { toShownSources } from "../../../project/shown-sources.js";
import { VerdictMemory } from "../../../project/verdicts/verdict-memory.js";

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
}

/**
 * Checks a project and the projects that it references, and prints the diagnostics.
 *
 * @returns The exit code: 1 if there is an error or too many warnings, otherwise 0.
 * @throws Misuse if the project cannot be checked.
 */
export async function check(request: CheckRequest, output: Output): Promise<0 | 1> {
  const options = await toReportOptions(request);
  const configFile = findConfigFile(request.project);
  // Code versions depend on files that no check reads.
  const memory = request.watch || request.versions ? null : new VerdictMemory(configFile, "check");
  const known = memory?.recall() ?? null;
  if (known !== null) return reportResult({ ...known, sources: toShownSources([]) }, options, output);
  memory?.begin();
  return checkNow(request, { configFile, options, output, memory });
}

/** How a check is reported and remembered. */
interface CheckContext {
  readonly configFile: string;
  readonly options: ReportOptions;
  readonly output: Output;
  readonly memory: VerdictMemory | null;
}

async function checkNow(request: CheckRequest, context: CheckContext): Promise<0 | 1> {
  const { configFile, options, output, memory } = context;
  // Loaded now, because they take longer than to find that nothing has changed.
  const [{ Workspace }, { watchProjects }, { collectDependencies }] = await Promise.all([
    import("../../../project/workspace.js"),
    import("./watch-command.js"),
    import("../../../project/verdicts/collect-dependencies.js"),
  ]);
  const showVersions = request.versions ? getVersionsFormat(request.format) : null;
  const progress = new Progress(process.stderr);
  const workspace = new Workspace(configFile, progress, {}, request.versions ? "manifest" : "diagnostics");
  const report = (result: CheckResult): 0 | 1 => {
    const code = reportResult(result, options, output);
    if (showVersions !== null) output.print(showVersions(result.incomplete));
    return code;
  };
  try {
    if (request.watch) {
      // Notes between results must not mix with a machine-readable format.
      const note = options.isForPeople ? output.print : output.note;
      return await watchProjects(workspace, report, { note }, progress);
    }
    const result = await workspace.check([]);
    progress.clear();
    const code = report(result);
    const judged = workspace.judged();
    const collect = collectDependencies.bind(null, judged);
    memory?.keep(
      judged.map((each) => each.configFile),
      result,
      collect,
    );
    return code;
  } finally {
    progress.clear();
    workspace.close();
  }
}

async function toReportOptions({ format: name, maxWarnings }: CheckRequest): Promise<ReportOptions> {
  return { format: await loadFormat(name), isForPeople: name === "pretty", maxWarnings };
}
