/** Where progress is written, and in which form. */

/** A stream that takes text: `process.stderr`, `process.stdout`, or any other writable stream of Node.js. */
export interface OutputStream {
  /** Writes a text, and then calls the function, with an error if it failed. */
  write(text: string, written?: (error?: Error | null) => void): unknown;
  /** Whether it is a terminal. */
  readonly isTTY?: boolean | undefined;
  /** The width of the terminal in columns. */
  readonly columns?: number | undefined;
  /** Whether earlier texts are still waiting to be written. */
  readonly writableNeedDrain?: boolean | undefined;
}

/** The part of Node.js's `process` that is used; browsers have none. */
export interface ProcessLike {
  /** The environment variables. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Standard error. */
  readonly stderr?: OutputStream;
  /** The id of the process. */
  readonly pid?: number;
  /** Adds a listener. */
  on?(event: string, listener: () => void): unknown;
  /** Removes a listener. */
  removeListener?(event: string, listener: () => void): unknown;
  /** The number of listeners. */
  listenerCount?(event: string): number;
  /** Sends a signal. */
  kill?(pid: number, signal: string): unknown;
}

/** The forms of progress. */
export type ProgressDisplay = "bar" | "lines";

/** Returns `process`, without importing it; an object without members in browsers. */
export function findProcess(): ProcessLike {
  return (globalThis as { readonly process?: ProcessLike }).process ?? {};
}

/** Returns standard error; in browsers, the console, of which each text is a line. */
export function findStream({ stderr }: ProcessLike): OutputStream {
  return stderr ?? { write: (text) => console.log(text.trimEnd()) };
}

/** Chooses the bar on a terminal that a person looks at, and lines for logs. */
export function chooseDisplay({ isTTY }: OutputStream, { env = {} }: ProcessLike): ProgressDisplay {
  const isContinuousIntegration = !["", "0", "false"].includes(env["CI"] ?? "");
  return isTTY === true && env["TERM"] !== "dumb" && !isContinuousIntegration ? "bar" : "lines";
}

/** Whether a terminal is to be colored: unless `NO_COLOR` is set. */
export function isColored({ env = {} }: ProcessLike): boolean {
  return (env["NO_COLOR"] ?? "") === "";
}
