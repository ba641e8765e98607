/** The checks of `icosian check`, made during a build. */
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { Worker } from "node:worker_threads";
import { count } from "../../../diagnostics/count.js";
import type { Diagnostic } from "../../../diagnostics/diagnostic.js";
import { prettyFormat } from "../../cli/terminal/formats.js";
import { reportResult } from "../../cli/terminal/report-result.js";
import { toShownPath } from "../../../project/to-shown-path.js";
import type { CheckAnswer, CheckSetup } from "./check-messages.js";

/** The result of a check, which has already been printed. */
export interface CheckOutcome {
  /** The message with which the build has to fail; null if it need not fail. */
  readonly failure: string | null;
  /** The errors, without warnings. */
  readonly errors: readonly Diagnostic[];
}

/** Checks a project as often as it is asked to. Its owner has to close it. */
export class GraphCheck {
  readonly #setup: CheckSetup;
  readonly #waiting = new Map<number, (answer: CheckAnswer) => void>();
  #worker: Worker | null = null;
  #count = 0;

  /**
   * @param folder - The folder to which the path of the project is relative.
   * @param check - The option `check` of the plugin.
   * @param options - Other options of the plugin that affect the checks.
   */
  constructor(folder: string, check: true | { readonly project: string }, options: Readonly<Record<string, unknown>>) {
    this.#setup = { project: resolve(folder, check === true ? "." : check.project), options };
  }

  /**
   * Checks the project and prints the diagnostics.
   *
   * @param changed - Absolute paths of files that are known to have been changed, created or deleted.
   */
  async run(changed: readonly string[] = []): Promise<CheckOutcome> {
    const { result, fault } = await this.#ask(changed);
    if (result === null) {
      process.stderr.write(`${fault}\n`);
      return { failure: `The dataflows could not be checked. ${fault}`, errors: [] };
    }
    const print = (text: string): void => void process.stderr.write(text);
    const options = { format: prettyFormat, isForPeople: true, maxWarnings: null };
    reportResult({ ...result, sources: { textOf, nameOf: toShownPath } }, options, { print, note: print });
    const errors = result.diagnostics.filter(({ severity }) => severity === "error");
    return {
      failure:
        errors.length === 0 ? null : `The check of the dataflows found ${count(errors.length, "error")}, listed above.`,
      errors,
    };
  }

  /** Ends the thread unless a check is in progress, because one plugin may be part of several builds. */
  close(): void {
    if (this.#waiting.size > 0) return;
    void this.#worker?.terminate();
    this.#worker = null;
  }

  #ask(changed: readonly string[]): Promise<CheckAnswer> {
    const worker = (this.#worker ??= this.#start());
    const id = this.#count++;
    // The process stays alive for an answer, but not for an idle thread.
    worker.ref();
    return new Promise((done) => {
      this.#waiting.set(id, done);
      worker.postMessage({ id, changed }, []);
    });
  }

  #start(): Worker {
    const worker = new Worker(new URL("./check-worker.js", import.meta.url), { workerData: this.#setup });
    const settle = (answer: CheckAnswer): void => {
      this.#waiting.get(answer.id)?.(answer);
      this.#waiting.delete(answer.id);
      if (this.#waiting.size === 0) worker.unref();
    };
    const end = (fault: string): void => {
      if (this.#worker === worker) this.#worker = null;
      for (const id of this.#waiting.keys()) settle({ id, result: null, fault });
    };
    worker.on("message", settle);
    worker.on("error", (error: Error) => end(error.message));
    worker.on("exit", () => end("The check was ended."));
    return worker;
  }
}

/** Reads a file's text; empty if it cannot be read. */
export function textOf(file: string): string {
  return existsSync(file) ? readFileSync(file, "utf8") : "";
}
