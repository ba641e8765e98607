/**
 * `icosian generate`: writes the manifests to files of their own, which TypeScript compiles without the transformer.
 */
import { readFileSync } from "node:fs";
import { count } from "../../../diagnostics/count.js";
import type { Sources } from "../../../diagnostics/formats/format.js";
import { describeObstacle } from "../../../project/generate/describe-obstacle.js";
import type { GenerateJob } from "../../../project/generate/generate-job.js";
import { Generator, type GeneratedFile } from "../../../project/generate/generator.js";
import { describeFault } from "../../../project/describe-fault.js";
import { findJobs, type JobRequest } from "../../../project/generate/generate-jobs.js";
import { Changes } from "../../../project/watch/changes.js";
import { Misuse } from "../../../project/misuse.js";
import type { Output, ReportOptions } from "../terminal/report-result.js";
import { toShownPath } from "../../../project/to-shown-path.js";
import { describeChanges, toTime } from "./watch-command.js";
import { Watcher } from "../../../project/watch/watcher.js";

/** The options of `icosian generate`. */
export interface GenerateRequest extends JobRequest {
  /** Whether the command writes nothing, and fails if a file is out of date. */
  readonly isCheck: boolean;
  /** Whether the command generates again after every change. */
  readonly watch: boolean;
  /** The output format of diagnostics. */
  readonly format: ReportOptions["format"];
}

/** The time to wait until an editor has written the whole file. */
const SETTLE_MILLISECONDS = 25;

/**
 * Generates files.
 *
 * @returns The exit code: 1 if a module has errors, or if a file is out of date in check mode; otherwise 0.
 * @throws Misuse if something cannot be generated.
 */
export async function generateFiles(request: GenerateRequest, output: Output): Promise<0 | 1> {
  if (request.isCheck && request.watch)
    throw new Misuse("`--check` looks once; `--watch` writes. Leave one of them out.");
  const command = new GenerateCommand(request, output);
  return request.watch ? command.watch() : command.run([]);
}

class GenerateCommand {
  readonly #request: GenerateRequest;
  readonly #output: Output;
  readonly #generator = new Generator();
  /** Absolute paths of all files that affect the generated files, and of the generated files themselves. */
  #watched: ReadonlySet<string> = new Set();
  #outs: ReadonlySet<string> = new Set();

  constructor(request: GenerateRequest, output: Output) {
    this.#request = request;
    this.#output = output;
  }

  /** @param changed - The files that changed since the last run; empty for the first run. */
  run(changed: readonly string[]): 0 | 1 {
    const { jobs, configFiles, notes } = findJobs(this.#request);
    // A change of a file that the command wrote itself is not reported.
    const isNews = changed.length === 0 || changed.some((file) => !this.#outs.has(file));
    const results = jobs.map((job) => {
      this.#watched = new Set([...this.#watched, ...configFiles, ...job.modules, job.out]);
      return this.#generate(job);
    });
    this.#watched = new Set([...configFiles, ...results.flatMap(({ job, files }) => [...files, job.out])]);
    this.#outs = new Set(results.map(({ job }) => job.out));
    for (const result of results) if (isNews || result.outcome !== "fresh") this.#report(result);
    if (changed.length === 0) for (const each of notes) this.#output.note(`${each}\n`);
    return results.some(({ outcome }) => outcome === "refused" || outcome === "stale") ? 1 : 0;
  }

  async watch(): Promise<0> {
    const { note } = this.#output;
    const changes = new Changes(SETTLE_MILLISECONDS);
    // Other files next to the modules are ignored.
    const watcher = new Watcher(null, (file) => {
      if (this.#watched.has(file)) changes.add(file);
    });
    try {
      await changes.follow((changed) => {
        const edited = changed.filter((file) => !this.#outs.has(file));
        const isOwn = changed.length > 0 && edited.length === 0;
        if (edited.length > 0) note(`\n[${toTime(new Date())}] ${describeChanges(edited)}\n`);
        const since = Date.now();
        this.#runOrSay(changed);
        watcher.update({ files: [...this.#watched], trees: [], outFolders: [] }, since);
        if (!isOwn) note("Watching for changes.\n");
      });
      return 0;
    } finally {
      watcher.close();
    }
  }

  #runOrSay(changed: readonly string[]): void {
    try {
      this.run(changed);
    } catch (error) {
      if (changed.length === 0) throw error;
      this.#output.note(describeFault(error));
    }
  }

  #generate(job: GenerateJob): GeneratedFile {
    return this.#generator.run(job, this.#request.isCheck ? "check" : "write");
  }

  #report(result: GeneratedFile): void {
    const obstacle = describeObstacle(result);
    if (obstacle !== null) throw new Misuse(obstacle);
    const { job, command, outcome, diagnostics, nodeCount, interpreted } = result;
    const { print, note } = this.#output;
    const out = toShownPath(job.out);
    for (const [outputs, reason] of interpreted)
      note(`${out}: a request for ${outputs.join(", ")} is interpreted and no code. ${reason}\n`);
    switch (outcome) {
      case "written":
        return print(`Wrote ${out}: ${count(nodeCount, "node")} of ${count(job.modules.length, "dataflow module")}.\n`);
      case "fresh":
        return print(`${out} is as it should be.\n`);
      case "stale":
        return print(`${out} is stale. Run \`icosian generate${command}\`.\n`);
      // The obstacle has been reported above.
      case "foreign":
        return;
      case "refused": {
        const errors = diagnostics.filter(({ severity }) => severity === "error");
        print(this.#request.format(errors, SOURCES));
        return note(
          `${out} was not ${this.#request.isCheck ? "checked" : "written"}: ${count(errors.length, "error")}.\n`,
        );
      }
    }
  }
}

const SOURCES: Sources = { textOf: (file) => readFileSync(file, "utf8"), nameOf: toShownPath };
