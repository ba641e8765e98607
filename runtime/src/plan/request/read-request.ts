/** Reads the arguments of a request, which may have any type. */
import { malformedRequest } from "../../errors/catalogue/7-requests.js";
import { toProblem } from "../../errors/catalogue-entry.js";
import { findNearest } from "../../errors/find-nearest.js";
import { describeKind, quote, quoteAll, suggest } from "../../errors/words.js";
import type { Problem } from "../../errors/problem.js";
import { toUnreadable } from "./check-values.js";
import { findCompiledPlan, type CompiledPlan } from "../code/compiled-plan.js";
import type { OutputNames, ReadNames } from "./output-names.js";
import { isRecord, isRecordOf } from "./is-record.js";
import type { Request, Values } from "./request.js";

const OPTIONS = ["inputs", "overrides", "signal", "concurrency", "onItemError"];

const NOTHING: Values = Object.freeze({});

const NO_NAMES: readonly string[] = Object.freeze([]);

const NO_PROBLEMS: readonly Problem[] = Object.freeze([]);

/** The part of a request that the options determine. */
export type ReadOptions = Omit<Request, "outputs" | "compiled" | "canWait">;

/** The arguments of a request, as the caller wrote them. */
export interface RequestArguments {
  /** The requested outputs, not yet checked. */
  readonly outputs: unknown;
  /** The options, not yet checked. */
  readonly options: unknown;
  /** False for `executeSync`. */
  readonly canWait: boolean;
}

/** Reads a request. An argument with a wrong shape becomes one of its `problems` and counts as not given. */
export function readRequest({ outputs, options, canWait }: RequestArguments, outputNames: OutputNames): Request {
  const { names, compiled, problems } = readOutputs(outputs, outputNames);
  return toRequest(readOptions(options), names, compiled, canWait, problems);
}

/**
 * Assembles a request. It is written out so that all requests have the same hidden class, because one is created for
 * every run.
 *
 * @param problems - The problems of the outputs.
 */
export function toRequest(
  given: ReadOptions,
  outputs: readonly string[],
  compiled: CompiledPlan | null,
  canWait: boolean,
  problems: readonly Problem[] = NO_PROBLEMS,
): Request {
  const { inputs, inputNames, overrides, overrideNames, signal, concurrency, onItemError } = given;
  const all = problems.length === 0 ? given.problems : [...problems, ...given.problems];
  return {
    outputs,
    compiled,
    inputs,
    inputNames,
    overrides,
    overrideNames,
    signal,
    canWait,
    concurrency,
    onItemError,
    problems: all,
  };
}

/** The requested names, and the plan that the transformer compiled for them. */
export interface ReadOutputs extends ReadNames {
  /** The compiled plan of the list of outputs; null if there is none. */
  readonly compiled: CompiledPlan | null;
}

/** Reads a list of outputs. */
export function readOutputs(outputs: unknown, outputNames: OutputNames): ReadOutputs {
  const none = { names: NO_NAMES, compiled: null };
  try {
    if (Array.isArray(outputs)) {
      const { names, problems } = outputNames.read(outputs as readonly unknown[]);
      return { names, problems, compiled: findCompiledPlan(outputs as object) };
    }
    const reason = `The outputs are ${describeKind(outputs)}; give a list: \`["spendMean"]\`.`;
    return { ...none, problems: [toMalformed(reason)] };
  } catch (thrown) {
    return { ...none, problems: [toUnreadable("The list of outputs", thrown)] };
  }
}

/**
 * Reads the options of a request, even if reading the caller's objects throws.
 *
 * @param known - The names of the options that the request has.
 */
export function readOptions(options: unknown, known: readonly string[] = OPTIONS): ReadOptions {
  let reading = "What is given besides the outputs";
  try {
    const fields = isRecord(options) ? options : NOTHING;
    const { inputs = NOTHING, overrides = NOTHING, signal = null, concurrency = Infinity, onItemError = null } = fields;
    const reasons: string[] = [];
    const optionNames = Object.keys(fields);
    if (options !== undefined && !isRecordOf(options, optionNames))
      reasons.push(`The options are ${describeKind(options)}; give an object: \`{ inputs: { … } }\`.`);
    for (const option of optionNames) if (!known.includes(option)) reasons.push(toUnknownReason(option, known));
    reading = "`inputs`";
    const inputNames = namesOf(inputs);
    if (inputs !== NOTHING && !isRecordOf(inputs, inputNames))
      reasons.push(`\`inputs\` is ${describeKind(inputs)}; give an object, one key an input.`);
    reading = "`overrides`";
    const overrideNames = namesOf(overrides);
    if (overrides !== NOTHING && !isRecordOf(overrides, overrideNames))
      reasons.push(`\`overrides\` is ${describeKind(overrides)}; give an object, one key a node.`);
    reading = "`signal`";
    if (signal !== null && !isSignal(signal))
      reasons.push(`\`signal\` is ${describeKind(signal)}; give the \`signal\` of an AbortController.`);
    if (!isConcurrency(concurrency))
      reasons.push(`\`concurrency\` is ${describeKind(concurrency)}; give a whole number from 1, or Infinity.`);
    if (onItemError !== null && !isHandler(onItemError))
      reasons.push(`\`onItemError\` is ${describeKind(onItemError)}; give a function that is told of errors.`);
    return {
      inputs: isRecord(inputs) ? inputs : NOTHING,
      inputNames,
      overrides: isRecord(overrides) ? overrides : NOTHING,
      overrideNames,
      signal: isSignal(signal) ? signal : null,
      concurrency: isConcurrency(concurrency) ? concurrency : Infinity,
      onItemError: isHandler(onItemError) ? onItemError : null,
      problems: reasons.length === 0 ? NO_PROBLEMS : reasons.map(toMalformed),
    };
  } catch (thrown) {
    return { ...NOTHING_READ, problems: [toUnreadable(reading, thrown)] };
  }
}

/** The result for options that cannot be read. */
const NOTHING_READ: Omit<ReadOptions, "problems"> = {
  inputs: NOTHING,
  inputNames: NO_NAMES,
  overrides: NOTHING,
  overrideNames: NO_NAMES,
  signal: null,
  concurrency: Infinity,
  onItemError: null,
};

/**
 * The single definition of the given names: the properties that `{ ...values }` would copy. Inherited and
 * non-enumerable properties do not count.
 */
function namesOf(values: unknown): readonly string[] {
  return values === NOTHING || !isRecord(values) ? NO_NAMES : Object.keys(values);
}

function toMalformed(reason: string): Problem {
  return toProblem(malformedRequest, "request", { reason });
}

function toUnknownReason(option: string, known: readonly string[]): string {
  const help = `The options are ${quoteAll(known)}; values go into \`inputs\`: \`{ inputs: { ${option} } }\`.`;
  return `There is no option ${quote(option)}. ${suggest(findNearest(option, known), help)}`;
}

function isSignal(value: unknown): value is AbortSignal {
  if (!isRecord(value) || typeof value["aborted"] !== "boolean") return false;
  return typeof value["addEventListener"] === "function" && typeof value["removeEventListener"] === "function";
}

function isHandler(value: unknown): value is NonNullable<Request["onItemError"]> {
  return typeof value === "function";
}

function isConcurrency(value: unknown): value is number {
  return typeof value === "number" && value >= 1 && (Number.isInteger(value) || value === Infinity);
}
