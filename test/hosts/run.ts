/** Runs a program to its end, or ends it when it takes too long. */
import { spawn } from "node:child_process";

/** What a program left behind. */
export interface RunResult {
  /** Exit code; null when it was ended from outside. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Everything that it printed, for messages and searches. */
  readonly output: string;
}

/** Where and how long a program runs. */
export interface RunOptions {
  readonly folder: string;
  /** Milliseconds. */
  readonly timeout?: number;
}

/**
 * ts-patch gives up when another process holds its cache for two seconds, and also when one was ended while it did; it
 * takes the lock away as it leaves, so that the next try succeeds.
 */
const LOCKED = "Could not acquire lock to write file. If problem persists, run ts-patch clear-cache";

/** Runs a program and waits for it. A failing program is a result, not an error. */
export async function run(program: string, args: readonly string[], options: RunOptions): Promise<RunResult> {
  const result = await runOnce(program, args, options);
  return result.stderr.includes(LOCKED) ? runOnce(program, args, options) : result;
}

function runOnce(
  program: string,
  args: readonly string[],
  { folder, timeout = 240_000 }: RunOptions,
): Promise<RunResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: folder,
      env: cleanEnvironment(),
      stdio: ["ignore", "pipe", "pipe"],
      timeout,
      killSignal: "SIGKILL",
    });
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (chunk: string) => (stdout += chunk));
    child.stderr.setEncoding("utf8").on("data", (chunk: string) => (stderr += chunk));
    child.on("error", reject);
    child.on("close", (code, signal) => {
      // A failing test prints the output: it says there how the program was ended.
      const end = signal === null ? "" : `\n(ended by ${signal}; the time for it is ${timeout} ms)\n`;
      resolve({ code, stdout, stderr, output: stdout + stderr + end });
    });
  });
}

/**
 * Runs a program that has to succeed.
 *
 * @returns What it wrote to its standard output.
 * @throws Error with all that it printed when it fails.
 */
export async function runOrThrow(program: string, args: readonly string[], options: RunOptions): Promise<string> {
  const { code, stdout, output } = await run(program, args, options);
  if (code !== 0) throw new Error(`${program} ${args.join(" ")} in ${options.folder} exited with ${code}:\n${output}`);
  return stdout;
}

/** The environment without what a test runner or a package manager puts there for its own children. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  const isOthers = (name: string): boolean =>
    /^(NODE_OPTIONS|NODE_ENV|NODE_V8_COVERAGE|VITEST.*|FORCE_COLOR)$/.test(name);
  return { ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !isOthers(name))), NO_COLOR: "1" };
}
