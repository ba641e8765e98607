/** Reads the arguments of a request, whatever they are. */
import { malformedRequest } from "../errors/catalogue/7-requests.js";
import { toProblem } from "../errors/catalogue-entry.js";
import { findNearest } from "../errors/find-nearest.js";
import type { Problem } from "../errors/problem.js";
import { describeKind, quote, quoteAll, suggest } from "../errors/words.js";
import { findEmittedPlan } from "./emitted-plan.js";
import type { OutputNames, ReadNames } from "./output-names.js";
import type { Request, Values } from "./request.js";

const OPTIONS = ["inputs", "overrides", "signal", "concurrency"];
const NOTHING: Values = Object.freeze({});
const NO_PROBLEMS: readonly Problem[] = Object.freeze([]);

/** A request as the caller wrote it. */
export interface Arguments {
  readonly outputs: unknown;
  readonly options: unknown;
  /** False for `executeSync`. */
  readonly canWait: boolean;
}

/** Reads a request; what is wrong with the arguments' shapes becomes its `problems`, and counts as not given. */
export function readRequest({ outputs, options, canWait }: Arguments, outputNames: OutputNames): Request {
  const named = readOutputs(outputs, outputNames);
  const read = readOptions(options);
  const emitted = findEmittedPlan(outputs);
  const problems = named.problems.length === 0 ? read.problems : [...named.problems, ...read.problems];
  const { inputs, overrides, signal, concurrency } = read;
  return { outputs: named.names, emitted, inputs, overrides, signal, canWait, concurrency, problems };
}

/** Reads a list of outputs. */
export function readOutputs(outputs: unknown, outputNames: OutputNames): ReadNames {
  if (Array.isArray(outputs)) return outputNames.read(outputs as readonly unknown[]);
  const reason = `The outputs are ${describeKind(outputs)}; give a list: \`["spendMean"]\`.`;
  return { names: [], problems: [toProblem(malformedRequest, "request", { reason })] };
}

/** Reads what is given besides the outputs. Every call pays for it, so nothing is made where there is nothing to say. */
export function readOptions(options: unknown): Omit<Request, "outputs" | "emitted" | "canWait"> {
  const fields = isRecord(options) ? options : NOTHING;
  const { inputs = NOTHING, overrides = NOTHING, signal = null, concurrency = Infinity } = fields;
  const reasons: string[] = [];
  if (options !== undefined && !isRecord(options))
    reasons.push(`The options are ${describeKind(options)}; give an object: \`{ inputs: { … } }\`.`);
  for (const option of Object.keys(fields)) if (!OPTIONS.includes(option)) reasons.push(toUnknownReason(option));
  if (!isRecord(inputs)) reasons.push(`\`inputs\` is ${describeKind(inputs)}; give an object, one key an input.`);
  if (!isRecord(overrides))
    reasons.push(`\`overrides\` is ${describeKind(overrides)}; give an object, one key a node.`);
  if (signal !== null && !isSignal(signal))
    reasons.push(`\`signal\` is ${describeKind(signal)}; give the \`signal\` of an AbortController.`);
  if (!isConcurrency(concurrency))
    reasons.push(`\`concurrency\` is ${String(concurrency)}; give a whole number from 1, or Infinity.`);
  return {
    inputs: isRecord(inputs) ? inputs : NOTHING,
    overrides: isRecord(overrides) ? overrides : NOTHING,
    signal: isSignal(signal) ? signal : null,
    concurrency: isConcurrency(concurrency) ? concurrency : Infinity,
    problems:
      reasons.length === 0 ? NO_PROBLEMS : reasons.map((reason) => toProblem(malformedRequest, "request", { reason })),
  };
}

function toUnknownReason(option: string): string {
  const known = `The options are ${quoteAll(OPTIONS)}; values go into \`inputs\`: \`{ inputs: { ${option} } }\`.`;
  return `There is no option ${quote(option)}. ${suggest(findNearest(option, OPTIONS), known)}`;
}

function isRecord(value: unknown): value is Values {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isSignal(value: unknown): value is AbortSignal {
  return isRecord(value) && typeof value["aborted"] === "boolean" && typeof value["addEventListener"] === "function";
}

function isConcurrency(value: unknown): value is number {
  return typeof value === "number" && value >= 1 && (Number.isInteger(value) || value === Infinity);
}
