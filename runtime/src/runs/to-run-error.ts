/** Describes errors for run records. */
import { DataflowError } from "../errors/dataflow-error.js";
import { describeThrown } from "../errors/words.js";
import type { WriteText } from "./redactor.js";
import type { RunCause, RunError } from "./run-record.js";
import { toTypeName } from "./to-type-name.js";

/** The number of characters of a message in `run.json`. */
const LONGEST_MESSAGE = 10_000;
/** The number of characters of a stack. */
const LONGEST_STACK = 20_000;
/** The number of characters of a message in an event. */
const LONGEST_LINE = 2000;
/** The number of causes; a chain of causes may be a circle. */
const MOST_CAUSES = 8;

/** Describes the error with which a run ended. Never throws. */
export function toRunError(error: unknown, write: WriteText): RunError {
  const [problem] = error instanceof DataflowError ? error.problems : [];
  const causes: RunCause[] = [];
  let cause = read(error, "cause");
  while (cause !== undefined && causes.length < MOST_CAUSES) {
    causes.push(toCause(cause, write));
    cause = read(cause, "cause");
  }
  const { name, message, stack } = toCause(error, write);
  const subject = problem === undefined || problem.subject === "" ? null : problem.subject;
  return { name, message, code: problem?.code ?? null, subject, stack, causes };
}

/** Writes the message of an error for an event. Never throws. */
export function toErrorMessage(error: unknown, write: WriteText): string {
  return write(describeThrown(error), LONGEST_LINE);
}

function toCause(thrown: unknown, write: WriteText): RunCause {
  const name = thrown instanceof Error ? read(thrown, "name") : toTypeName(thrown);
  const stack = read(thrown, "stack");
  return {
    name: write(typeof name === "string" ? name : "Error", 200),
    message: write(describeThrown(thrown), LONGEST_MESSAGE),
    stack: typeof stack === "string" ? write(stack, LONGEST_STACK) : null,
  };
}

/** Reads a property of an error; undefined if that throws, and of what is no error. */
function read(thrown: unknown, name: "name" | "stack" | "cause"): unknown {
  try {
    return thrown instanceof Error ? thrown[name] : undefined;
  } catch {
    return undefined;
  }
}
