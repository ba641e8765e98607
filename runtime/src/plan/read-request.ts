/** Reads the arguments of a request, whatever they are. */
import { malformedRequest } from "../errors/catalogue/7-requests.js";
import { toProblem } from "../errors/catalogue-entry.js";
import { findNearest } from "../errors/find-nearest.js";
import { describeKind, quote, quoteAll, suggest } from "../errors/words.js";
import type { Problem } from "../errors/problem.js";
import { findEmittedPlan, type EmittedPlan } from "./emitted-plan.js";
import type { OutputNames, ReadNames } from "./output-names.js";
import type { Request, Values } from "./request.js";

const OPTIONS = ["inputs", "overrides", "signal", "concurrency", "onItemError"];

const NOTHING: Values = Object.freeze({});

const NO_PROBLEMS: readonly Problem[] = Object.freeze([]);

/** What a caller gives besides the outputs. */
export type ReadOptions = Omit<Request, "outputs" | "emitted" | "canWait">;

/** A request as the caller wrote it. */
export interface Arguments {
  readonly outputs: unknown;
  readonly options: unknown;
  /** False for `executeSync`. */
  readonly canWait: boolean;
}

/** Reads a request; what is wrong with the arguments' shapes becomes its `problems`, and counts as not given. */
export function readRequest({ outputs, options, canWait }: Arguments, outputNames: OutputNames): Request {
  const { names, problems } = readOutputs(outputs, outputNames);
  return toRequest(readOptions(options), names, findEmittedPlan(outputs), canWait, problems);
}

/**
 * Puts a request together: one shape of object for all, written out because it is made for every run.
 *
 * @param problems - What is wrong with the outputs.
 */
export function toRequest(
  { inputs, overrides, signal, concurrency, onItemError, problems: others }: ReadOptions,
  outputs: readonly string[],
  emitted: EmittedPlan | null,
  canWait: boolean,
  problems: readonly Problem[] = NO_PROBLEMS,
): Request {
  const all = problems.length === 0 ? others : [...problems, ...others];
  return { outputs, emitted, inputs, overrides, signal, canWait, concurrency, onItemError, problems: all };
}

/** Reads a list of outputs. */
export function readOutputs(outputs: unknown, outputNames: OutputNames): ReadNames {
  if (Array.isArray(outputs)) return outputNames.read(outputs as readonly unknown[]);
  const reason = `The outputs are ${describeKind(outputs)}; give a list: \`["spendMean"]\`.`;
  return { names: [], problems: [toMalformed(reason)] };
}

/** Reads what is given besides the outputs. */
export function readOptions(options: unknown): ReadOptions {
  const fields = isRecord(options) ? options : NOTHING;
  const { inputs = NOTHING, overrides = NOTHING, signal = null, concurrency = Infinity, onItemError = null } = fields;
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
    reasons.push(`\`concurrency\` is ${describeKind(concurrency)}; give a whole number from 1, or Infinity.`);
  if (onItemError !== null && !isHandler(onItemError))
    reasons.push(`\`onItemError\` is ${describeKind(onItemError)}; give a function that is told of errors.`);
  return {
    inputs: isRecord(inputs) ? inputs : NOTHING,
    overrides: isRecord(overrides) ? overrides : NOTHING,
    signal: isSignal(signal) ? signal : null,
    concurrency: isConcurrency(concurrency) ? concurrency : Infinity,
    onItemError: isHandler(onItemError) ? onItemError : null,
    problems: reasons.length === 0 ? NO_PROBLEMS : reasons.map(toMalformed),
  };
}

function toMalformed(reason: string): Problem {
  return toProblem(malformedRequest, "request", { reason });
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

function isHandler(value: unknown): value is NonNullable<Request["onItemError"]> {
  return typeof value === "function";
}

function isConcurrency(value: unknown): value is number {
  return typeof value === "number" && value >= 1 && (Number.isInteger(value) || value === Infinity);
}
