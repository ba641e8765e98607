/** The adapter that prints what runs do, for debugging. */
import { CONNECT, type OwnAdapter, type Warn } from "../adapter-parts.js";
import { BOOLEAN, FUNCTION } from "../../modifiers/core/find-option-fault.js";
import type { LifecycleAdapter } from "../lifecycle-adapter.js";
import { callSafely } from "./call-safely.js";
import { readOptions } from "./read-options.js";
import {
  expandLine,
  nodeBeginLine,
  nodeEndLine,
  retryLine,
  runBeginLine,
  runEndLine,
  warningLine,
} from "./printer/printed-lines.js";
import { printAboveLines } from "./progress/terminal-line.js";

/** The options of {@link printer}. */
export interface PrinterOptions {
  /** Receives each line, without a line end; `console.log` unless given. */
  readonly print?: (line: string) => void;
  /** Whether lines about the beginning of nodes describe their inputs; `false` unless given. */
  readonly inputs?: boolean;
  /** Whether there are lines about the beginning of nodes; `true` unless given. */
  readonly starts?: boolean;
}

/**
 * Prints one line when a node begins and one when it ends, and so for runs: its name, the items of fan-outs for which it
 * is computed, type and length of its value, time, attempts and outcome. Values themselves are never printed.
 *
 * `→` begins, `✓` has its value, `✗` failed, `∅` has a sentinel, `↻` is tried again, `⋯` has no more items, `!` warns.
 * Never fails a run: if `print` throws, one warning says so.
 *
 * @throws DataflowError ICO6016 if an option is wrong.
 * @example
 * ```ts
 * import { dataflow } from "@icosian/runtime";
 * import { printer } from "@icosian/runtime/adapters";
 * import * as features from "./features.js";
 *
 * const lines: string[] = [];
 * const flow = dataflow({ modules: [features], adapters: [printer({ inputs: true, print: (line) => lines.push(line) })] });
 * ```
 * @hamilton lifecycle.default.PrintLn
 */
export function printer(options?: PrinterOptions): LifecycleAdapter {
  const {
    print = printToConsole,
    inputs = false,
    starts = true,
  } = readOptions<PrinterOptions>("printer", options, { print: FUNCTION, inputs: BOOLEAN, starts: BOOLEAN });
  let warn: Warn = () => {};
  const say = callSafely("`print` of `printer`", print, () => warn);
  const adapter: OwnAdapter = {
    name: "printer",
    preGraphExecute: (record) => say(runBeginLine(record)),
    postGraphExecute: (record) => say(runEndLine(record)),
    postNodeExecute: (record) => say(nodeEndLine(record)),
    onRetry: (record) => say(retryLine(record)),
    postExpand: (record) => say(expandLine(record)),
    onWarning: (record) => say(warningLine(record)),
    [CONNECT]: (given) => {
      warn = given;
    },
  };
  if (!starts) return adapter;
  return { ...adapter, preNodeExecute: (record) => say(nodeBeginLine(inputs ? record : { ...record, inputs: {} })) };
}

/** Prints to the console, above a bar that `progress` may be drawing. */
function printToConsole(line: string): void {
  printAboveLines(() => console.log(line));
}
