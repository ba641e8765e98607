/** A program that is kept: it does one job after another, so that what it has loaded is loaded once. */
import { spawn, type ChildProcessByStdio } from "node:child_process";
import type { Readable, Writable } from "node:stream";
import { cleanEnvironment, type RunResult } from "./run.ts";
import { END } from "./take-jobs.mjs";

const TIMEOUT_MILLISECONDS = 240_000;

/** A kept program. The caller stops it. */
export class KeptProgram {
  readonly #command: readonly [program: string, args: readonly string[], folder: string];
  #child: ChildProcessByStdio<Writable, Readable, Readable> | null = null;

  /** @param args - A script that calls `takeJobs`, and its arguments. */
  constructor(program: string, args: readonly string[], folder: string) {
    this.#command = [program, args, folder];
  }

  /**
   * Does one job, and waits for it. Jobs come one after the other.
   *
   * @returns What the job printed, with the exit code that it would have had; that of the program if it ended meanwhile.
   */
  async do(job: unknown): Promise<RunResult> {
    const child = this.#child ?? this.#start();
    let stdout = "";
    let stderr = "";
    const result = new Promise<RunResult>((resolve) => {
      const timer = setTimeout(() => child.kill("SIGKILL"), TIMEOUT_MILLISECONDS);
      const finish = (code: number | null): void => {
        clearTimeout(timer);
        for (const each of [child.stdout, child.stderr]) each.removeAllListeners("data");
        child.off("close", finish);
        [stdout, stderr] = [stdout, stderr].map((text) => text.split(END)[0] ?? "") as [string, string];
        const end = code === null ? `\n(ended; the time for it is ${TIMEOUT_MILLISECONDS} ms)\n` : "";
        resolve({ code, stdout, stderr, output: stdout + stderr + end });
      };
      const look = (): void => {
        const [, code] = new RegExp(`${END} (\\d+)\n`).exec(stdout) ?? [];
        if (code !== undefined && stderr.includes(END)) finish(Number(code));
      };
      child.stdout.on("data", (chunk: string) => ((stdout += chunk), look()));
      child.stderr.on("data", (chunk: string) => ((stderr += chunk), look()));
      child.on("close", finish);
    });
    child.stdin.write(`${JSON.stringify(job)}\n`);
    return result;
  }

  /** Ends the program, by its id, and waits until it is gone. */
  async stop(): Promise<void> {
    const child = this.#child;
    if (child === null) return;
    this.#child = null;
    const gone = new Promise((resolve) => child.on("close", resolve));
    child.kill("SIGKILL");
    await gone;
  }

  #start(): ChildProcessByStdio<Writable, Readable, Readable> {
    const [program, args, folder] = this.#command;
    const child = spawn(program, args, { cwd: folder, env: cleanEnvironment(), stdio: "pipe" });
    child.stdout.setEncoding("utf8");
    child.stderr.setEncoding("utf8");
    // What it did not live to read is told by its end.
    child.stdin.on("error", () => {});
    child.on("close", () => {
      if (this.#child === child) this.#child = null;
    });
    return (this.#child = child);
  }
}
