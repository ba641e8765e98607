/** The adapter that records runs in a folder. */
import { hostname } from "node:os";
import { resolve } from "node:path";
import { CONNECT, RECORDS, type OwnAdapter } from "../lifecycle/adapter-parts.js";
import { FailureReporter } from "../lifecycle/failure-reporter.js";
import type { GraphExecution } from "../lifecycle/hook-records.js";
import type { LifecycleAdapter } from "../lifecycle/lifecycle-adapter.js";
import { VERSION } from "../version.js";
import { GraphVersions } from "./graph-versions.node.js";
import { Pruner } from "./pruner.node.js";
import { readGit } from "./read-git.node.js";
import { readRecordRunsOptions, type RecordRunsOptions } from "./record-runs-options.js";
import { Recording, type RecordingSettings } from "./recording.node.js";
import { toWriteText } from "./redactor.js";
import { createRunFolder } from "./run-files.node.js";
import { RUN_VERSION, type RunGit, type RunRecord } from "./run-record.js";
import { toPlainData } from "./to-plain-data.node.js";
import { toRunValue, type ValueSettings } from "./to-run-value.node.js";

/**
 * Records each run in a folder of its own: `run.json` describes the run, and `events.ndjson` has a line for each thing that
 * happens, and can be read while the run goes on. `npx icosian runs` shows them.
 *
 * Recording never fails a run: if the folder cannot be written, one warning says so. Inputs, overrides and outputs are
 * hashed by content, which takes as long as reading them once or twice; values in between are not read.
 *
 * @throws DataflowError ICO6016 if an option is wrong.
 * @example
 * ```ts
 * import { dataflow } from "@icosian/runtime";
 * import { recordRuns } from "@icosian/runtime/runs";
 * import * as features from "./features.js";
 *
 * const runs = recordRuns({ tags: { experiment: "baseline" }, redact: (text) => text.replaceAll(/sk-\w+/g, "***") });
 * const flow = dataflow({ modules: [features], adapters: [runs] });
 * ```
 */
export function recordRuns(options?: RecordRunsOptions): LifecycleAdapter {
  const settings = readRecordRunsOptions(options);
  const folder = resolve(settings.folder);
  const recorder = new FailureReporter("`recordRuns` could not record a run");
  const redactor = new FailureReporter("`redact` of `recordRuns` failed, so that a text is not written");
  const write = toWriteText(settings.redact, (failure) => redactor.report(failure));
  const describing: ValueSettings = { values: settings.values, codecs: settings.codecs, write };
  const recording: RecordingSettings = {
    ...describing,
    items: settings.items,
    names: new Map(),
    report: (thrown) => recorder.report(thrown),
  };
  const graphs = new GraphVersions();
  const runs = new Map<string, Recording>();
  let git: RunGit | null | undefined;
  const pruner = new Pruner(folder, settings.keep);

  function begin(execution: GraphExecution): void {
    if (git === undefined) git = settings.git ? readGit(process.cwd()) : null;
    const record = toRecord(execution, describing, {
      tags: settings.tags,
      git,
      graphVersion: graphs.find(execution.config),
    });
    const { runId } = execution;
    runs.set(runId, new Recording(createRunFolder(folder, runId), record, recording));
  }

  const adapter: OwnAdapter = {
    name: "recordRuns",
    postGraphConstruct: recorder.guard(({ graph, config }) => graphs.add(graph, config)),
    preGraphExecute: recorder.guard(begin),
    postGraphExecute: recorder.guard((executed) => {
      const run = runs.get(executed.runId);
      runs.delete(executed.runId);
      run?.end(executed);
      pruner.runEnded();
    }),
    preNodeExecute: recorder.guard((record) => runs.get(record.runId)?.nodeStart(record)),
    postNodeExecute: recorder.guard((record) => runs.get(record.runId)?.nodeEnd(record)),
    onRetry: recorder.guard((record) => runs.get(record.runId)?.retry(record)),
    postItemExecute: recorder.guard((record) => runs.get(record.runId)?.itemEnd(record)),
    onWarning: recorder.guard((record) => {
      if (record.runId !== null) runs.get(record.runId)?.warning(record);
    }),
    close: () => {
      for (const run of runs.values()) run.flush();
      return pruner.finish();
    },
    [RECORDS]: true,
    [CONNECT]: (warn) => {
      recorder.connect(warn);
      redactor.connect(warn);
    },
  };
  return adapter;
}

/** Describes a run that begins. */
function toRecord(
  { runId, outputs, inputs, overrides, config }: GraphExecution,
  settings: ValueSettings,
  facts: Pick<RunRecord, "tags" | "git" | "graphVersion">,
): RunRecord {
  const describe = (values: GraphExecution["inputs"]): RunRecord["inputs"] =>
    Object.fromEntries(Object.keys(values).map((name) => [name, toRunValue(values[name], settings)]));
  const node = process.versions.node;
  return {
    version: RUN_VERSION,
    runId,
    startedAt: new Date().toISOString(),
    endedAt: null,
    outcome: "running",
    // What a refused request asks for may be anything.
    outputs: Object.fromEntries((Array.isArray(outputs) ? outputs : []).map((name) => [String(name), null])),
    inputs: describe(inputs),
    overrides: describe(overrides),
    config: Object.fromEntries(Object.keys(config).map((key) => [key, toConfigValue(config, key, settings)])),
    tags: facts.tags,
    graphVersion: facts.graphVersion,
    versions: { runtime: VERSION, node },
    git: facts.git,
    host: { hostname: hostname(), platform: process.platform, arch: process.arch, node, pid: process.pid },
    error: null,
  };
}

/** Config may be an object with getters. */
function toConfigValue(config: object, key: string, { write }: ValueSettings): RunRecord["config"][string] {
  const property = Object.getOwnPropertyDescriptor(config, key);
  return property !== undefined && "value" in property ? toPlainData(property.value, write) : "getter";
}
