/** `icosian watch`: runs outputs of a dataflow, and runs them again after every edit of a file that they load. */
import { dirname } from "node:path";
import { describeFault } from "../../../project/describe-fault.js";
import { Misuse } from "../../../project/misuse.js";
import { FlowProcess, type RunEnd } from "../../../project/run/flow-process.js";
import { findMissing, readInputsFile } from "../../../project/run/run-inputs.js";
import type { RunRequest } from "../../../project/run/run-messages.js";
import { Changes } from "../../../project/watch/changes.js";
import { Watcher } from "../../../project/watch/watcher.js";
import type { Output } from "../terminal/report-result.js";
import { toRunJson, toRunText } from "../terminal/run-text.js";
import { describeChanges, toTime } from "./watch-command.js";

/** The options of `icosian watch`. */
export interface WatchRequest extends RunRequest {
  /** Absolute path of a JSON file with values of inputs by name; null if there is none. */
  readonly inputsFile: string | null;
  /** Whether the outputs are run once, without watching. */
  readonly isOnce: boolean;
}

/** The time to wait for more changes, because editors and version control write several files at once. */
const SETTLE_MILLISECONDS = 50;

/**
 * Runs the outputs, and again after every edit, until the process is asked to end.
 *
 * @returns The exit code: 0 if watching was stopped; with `isOnce`, 1 if the run failed and 2 for a mistake in the command.
 * @throws Misuse if the file or the inputs cannot be read at first.
 */
export async function watchFlow(request: WatchRequest, output: Output): Promise<0 | 1 | 2> {
  const missing = findMissing(request.file);
  if (missing !== null) throw new Misuse(missing);
  const first = toRunRequest(request);
  return request.isOnce ? runOnce(first, output) : new FlowWatch(request, output).follow();
}

async function runOnce(request: RunRequest, output: Output): Promise<0 | 1 | 2> {
  const run = new FlowProcess(request, () => {});
  let interruptedBy: NodeJS.Signals | null = null;
  const stops = (["SIGINT", "SIGTERM"] as const).map((signal) => {
    const stop = (): void => {
      interruptedBy = signal;
      run.stop();
    };
    process.once(signal, stop);
    return () => process.off(signal, stop);
  });
  const end = await run.ended;
  for (const remove of stops) remove();
  // As if the signal had not been waited for.
  if (interruptedBy !== null) process.kill(process.pid, interruptedBy);
  report(end, request, output);
  return end.kind !== "failed" ? 0 : end.isMisuse ? 2 : 1;
}

/** The runs of one command, one after the other. */
class FlowWatch {
  readonly #request: WatchRequest;
  readonly #output: Output;
  readonly #changes = new Changes(SETTLE_MILLISECONDS);
  readonly #watcher: Watcher;
  #loaded: ReadonlySet<string> = new Set();
  /** Whether a change of any source counts, because the files of the dataflow are not all known. */
  #isUnsure = true;
  #run: FlowProcess | null = null;

  constructor(request: WatchRequest, output: Output) {
    this.#request = request;
    this.#output = output;
    // With the functions of Node.js, because no TypeScript is needed.
    this.#watcher = new Watcher(null, (file) => this.#noteChange(file));
  }

  async follow(): Promise<0> {
    const stop = (): void => this.#run?.stop();
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, stop);
    const { note } = this.#output;
    try {
      await this.#changes.follow(async (changed) => {
        if (changed.length > 0) note(`\n[${toTime(new Date())}] ${describeChanges(changed)} Running again.\n`);
        const end = await this.#runOnce();
        if (end.kind === "stopped") return;
        report(end, this.#request, this.#output);
        note("Watching for changes.\n");
      });
      return 0;
    } finally {
      for (const signal of ["SIGINT", "SIGTERM"] as const) process.off(signal, stop);
      this.#watcher.close();
    }
  }

  async #runOnce(): Promise<RunEnd> {
    const since = Date.now();
    if (this.#isUnsure) this.#watch(since);
    let request: RunRequest;
    try {
      request = toRunRequest(this.#request);
    } catch (error) {
      return { kind: "failed", text: describeFault(error), isMisuse: true };
    }
    const run = new FlowProcess(request, (files) => {
      // A file that is gone, or that was not loaded because another one has an error, is still of interest.
      this.#loaded = new Set(this.#isUnsure ? [...this.#loaded, ...files] : files);
      this.#watch(since);
    });
    this.#run = run;
    const end = await run.ended;
    this.#run = null;
    if (end.kind !== "stopped") this.#isUnsure = end.kind === "failed";
    this.#watch(since);
    return end;
  }

  #watch(since: number): void {
    const { file, inputsFile } = this.#request;
    const files = [...new Set([file, ...(inputsFile === null ? [] : [inputsFile]), ...this.#loaded])];
    const root = file.startsWith(process.cwd()) ? process.cwd() : dirname(file);
    this.#watcher.update({ files, trees: this.#isUnsure ? [root] : [], outFolders: [] }, since);
  }

  #noteChange(file: string): void {
    const isOwn = file === this.#request.file || file === this.#request.inputsFile || this.#loaded.has(file);
    if (!isOwn && !this.#isUnsure) return;
    this.#changes.add(file);
    this.#run?.stop();
  }
}

/** @throws Misuse if the inputs cannot be read. */
function toRunRequest({ inputsFile, ...request }: WatchRequest): RunRequest {
  const fromFile = inputsFile === null ? {} : readInputsFile(inputsFile);
  return { ...request, inputs: { ...fromFile, ...request.inputs } };
}

function report(end: RunEnd, { isJson }: RunRequest, { print, note }: Output): void {
  if (end.kind === "stopped") return;
  if (isJson) print(toRunJson(end));
  else if (end.kind === "done") print(toRunText(end));
  else note(end.text);
}
