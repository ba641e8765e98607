/** `icosian check`: checks all dataflows of a project and reports the diagnostics. */
import { loadFormat } from "../terminal/formats.js";
import { Progress } from "../../../project/progress.js";
import { findConfigFile, readConfig } from "../../../project/options/read-config.js";
import { reportResult, type Output, type ReportOptions } from "../terminal/report-result.js";
import { getVersionsFormat } from "../terminal/versions-text.js";
import type { CheckResult } from "../../../project/join-checks.js";
import type { ReadAhead } from "../../../project/read-ahead/read-ahead.js";
import { startCompiler } from "../../../project/compilers/start-compiler.js";
import { toShownSources } from "../../../project/shown-sources.js";
import { recallCheck, type CheckVerdict } from "../../../project/verdicts/recall-check.js";
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
  const options = await toReportOptions(request);
  const configFile = findConfigFile(request.project);
  if (request.fix) {
    const { fixNow } = await import("../fix/fix-now.js");
    const text = await fixNow(configFile);
    // Notes must not mix with a machine-readable format.
    (options.isForPeople ? output.print : output.note)(text);
  }
  // Code versions depend on files that no check reads.
  const memory = request.watch || request.versions ? null : new VerdictMemory<CheckVerdict>(configFile, "check");
  const known = memory && (await recallCheck(memory));
  if (known !== null) return reportResult({ ...known, sources: toShownSources([]) }, options, output);
  memory?.begin();
  return checkNow(request, { configFile, options, output, memory });
}

/** How a check is reported and remembered. */
interface CheckContext {
  readonly configFile: string;
  readonly options: ReportOptions;
  readonly output: Output;
  readonly memory: VerdictMemory<CheckVerdict> | null;
}

async function checkNow(request: CheckRequest, context: CheckContext): Promise<0 | 1> {
  const { configFile, options, output, memory } = context;
  const started = await startCompiler(configFile);
  // Loaded now, because they take longer than to find that nothing has changed.
  const [ahead, { Workspace }, { watchProjects }, { collectEvidence }] = await Promise.all([
    request.versions ? null : readAhead(configFile, started === null ? 1 : 2),
    import("../../../project/workspace.js"),
    import("./watch-command.js"),
    import("../../../project/verdicts/collect-evidence.js"),
  ]);
  const showVersions = request.versions ? getVersionsFormat(request.format) : null;
  const progress = new Progress(process.stderr);
  const workspace = new Workspace(configFile, progress, {}, request.versions ? "manifest" : "diagnostics");
  if (started !== null) workspace.adopt(started);
  if (ahead !== null) workspace.adoptModules(ahead);
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
    const { diagnostics, moduleCount, counts, projectCount } = result;
    const judged = workspace.judged();
    const collect = collectEvidence.bind(null, judged);
    memory?.keep(
      judged.map((each) => each.configFile),
      { diagnostics, moduleCount, counts, projectCount },
      collect,
    );
    return code;
  } finally {
    progress.clear();
    workspace.close();
  }
}

/**
 * Begins to read the modules of a project.
 *
 * @param busy - The number of processors that are busy in the meantime.
 */
async function readAhead(configFile: string, busy: number): Promise<ReadAhead> {
  const [{ ReadAhead, isWorthThread }, { findModulesAhead }] = await Promise.all([
    import("../../../project/read-ahead/read-ahead.js"),
    import("../../../project/read-ahead/find-modules-ahead.js"),
  ]);
  const modules = findModulesAhead(configFile, readConfig(configFile));
  return new ReadAhead(modules, isWorthThread(modules, busy));
}

async function toReportOptions({ format: name, maxWarnings }: CheckRequest): Promise<ReportOptions> {
  return { format: await loadFormat(name), isForPeople: name === "pretty", maxWarnings };
}
