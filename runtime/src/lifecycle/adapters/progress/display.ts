/** The two forms of progress: a bar that is redrawn in place, and lines for logs. */
import { shortRunId } from "../text/item-text.js";
import { toBarLine } from "./bar-line.js";
import { isColored, type ProcessLike } from "./output-stream.js";
import { paint, type Color } from "./paint.js";
import { stateLine } from "./plain-lines.js";
import type { RunTally } from "./run-tally.js";
import type { SafeWriter } from "./safe-writer.js";
import { mergeSnapshots, toSnapshot } from "./snapshot.js";
import { printAboveLines, TerminalLine } from "./terminal-line.js";

/** What a note is about. */
export type NoteKind = "begin" | "done" | "failed" | "retry" | "warning";

/** Shows how far runs are. */
export interface Display {
  /** The shortest time between two calls of `show`, in milliseconds. */
  readonly intervalMs: number;
  /** Shows the state of all runs in progress; at least one. */
  show(runs: readonly RunTally[], nowMs: number): void;
  /** Shows a line that remains. The run is null for what belongs to none. */
  note(runId: string | null, kind: NoteKind, text: string): void;
  /** Removes everything that does not remain. */
  close(): void;
}

/** The bar is redrawn at most this often per second. */
const DRAWINGS_PER_SECOND = 12;

const SYMBOLS: Readonly<Record<NoteKind, readonly [symbol: string, color: Color]>> = {
  begin: ["", "plain"],
  done: ["✓", "green"],
  failed: ["✗", "red"],
  retry: ["↻", "yellow"],
  warning: ["!", "yellow"],
};

const PREFIXES: Readonly<Record<NoteKind, string>> = {
  begin: "begins ",
  done: "done ",
  failed: "",
  retry: "",
  warning: "warning: ",
};

/** Draws a bar on a terminal; notes stand above it. Begins with the first `show`, so that short runs only leave a note. */
export class BarDisplay implements Display {
  readonly intervalMs: number = 1000 / DRAWINGS_PER_SECOND;
  readonly #writer: SafeWriter;
  readonly #line: TerminalLine;
  readonly #isColored: boolean;
  /** The runs so far; if there are several, notes say to which they belong. */
  readonly #runIds = new Set<string>();

  /** @param process - Tells whether to use colors. */
  constructor(writer: SafeWriter, process: ProcessLike) {
    this.#writer = writer;
    this.#line = new TerminalLine(writer, process);
    this.#isColored = isColored(process);
  }

  show(runs: readonly RunTally[], nowMs: number): void {
    const snapshot = mergeSnapshots(runs.map((run) => toSnapshot(run, nowMs)));
    this.#line.draw(toBarLine(snapshot, this.#line.columns, this.#isColored));
  }

  note(runId: string | null, kind: NoteKind, text: string): void {
    if (runId !== null) this.#runIds.add(runId);
    if (kind === "begin") return;
    const [symbol, color] = SYMBOLS[kind];
    const run = runId === null || this.#runIds.size === 1 ? "" : `[${shortRunId(runId)}] `;
    const painted = paint(symbol, this.#isColored ? color : "plain");
    printAboveLines(() => this.#writer.write(`${painted} ${run}${text}\n`));
  }

  close(): void {
    this.#line.close();
  }
}

/** Writes a line for each run from time to time, and one for each note. */
export class LineDisplay implements Display {
  readonly intervalMs: number;
  readonly #writer: SafeWriter;

  /** @param intervalMs - Milliseconds between two lines about a run. */
  constructor(writer: SafeWriter, intervalMs: number) {
    this.#writer = writer;
    this.intervalMs = intervalMs;
  }

  show(runs: readonly RunTally[], nowMs: number): void {
    for (const run of runs) this.#write(run.runId, stateLine(toSnapshot(run, nowMs)));
  }

  note(runId: string | null, kind: NoteKind, text: string): void {
    this.#write(runId, `${PREFIXES[kind]}${text}`);
  }

  close(): void {}

  #write(runId: string | null, text: string): void {
    this.#writer.write(`${runId === null ? "" : `[${shortRunId(runId)}] `}${text}\n`);
  }
}
