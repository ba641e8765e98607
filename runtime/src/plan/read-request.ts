/** Reads the arguments of a request, whatever they are. */
import { malformedRequest } from "../errors/catalogue/7-requests.js";
import { toProblem } from "../errors/catalogue-entry.js";
import { findNearest } from "../errors/find-nearest.js";
import { describeKind, quote, quoteAll, suggest } from "../errors/words.js";
import { findEmittedPlan } from "./emitted-plan.js";
import type { OutputNames, ReadNames } from "./output-names.js";
import type { Request, Values } from "./request.js";

const OPTIONS = ["inputs", "overrides", "signal", "concurrency", "onItemError"];

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
  return { ...read, outputs: named.names, emitted, canWait, problems: [...named.problems, ...read.problems] };
}

/** Reads a list of outputs. */
export function readOutputs(outputs: unknown, outputNames: OutputNames): ReadNames {
  if (Array.isArray(outputs)) return outputNames.read(outputs as readonly unknown[]);
  const reason = `The outputs are ${describeKind(outputs)}; give a list: \`["spendMean"]\`.`;
  return { names: [], problems: [toProblem(malformedRequest, "request", { reason })] };
}

/** Reads what is given besides the outputs. */
export function readOptions(options: unknown): Omit<Request, "outputs" | "emitted" | "canWait"> {
  const fields = isRecord(options) ? options : {};
  const { inputs = {}, overrides = {}, signal = null, concurrency = Infinity, onItemError = null } = fields;
  const reasons = [
    ...(options === undefined || isRecord(options)
      ? []
      : [`The options are ${describeKind(options)}; give an object: \`{ inputs: { … } }\`.`]),
    ...Object.keys(fields).flatMap((option) => (OPTIONS.includes(option) ? [] : [toUnknownReason(option)])),
    ...(isRecord(inputs) ? [] : [`\`inputs\` is ${describeKind(inputs)}; give an object, one key an input.`]),
    ...(isRecord(overrides) ? [] : [`\`overrides\` is ${describeKind(overrides)}; give an object, one key a node.`]),
    ...(signal === null || isSignal(signal)
      ? []
      : [`\`signal\` is ${describeKind(signal)}; give the \`signal\` of an AbortController.`]),
    ...(isConcurrency(concurrency)
      ? []
      : [`\`concurrency\` is ${String(concurrency)}; give a whole number from 1, or Infinity.`]),
    ...(onItemError === null || isHandler(onItemError)
      ? []
      : [`\`onItemError\` is ${describeKind(onItemError)}; give a function that is told of errors.`]),
  ];
  return {
    inputs: isRecord(inputs) ? inputs : {},
    overrides: isRecord(overrides) ? overrides : {},
    signal: isSignal(signal) ? signal : null,
    concurrency: isConcurrency(concurrency) ? concurrency : Infinity,
    onItemError: isHandler(onItemError) ? onItemError : null,
    problems: reasons.map((reason) => toProblem(malformedRequest, "request", { reason })),
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

function isHandler(value: unknown): value is NonNullable<Request["onItemError"]> {
  return typeof value === "function";
}

function isConcurrency(value: unknown): value is number {
  return typeof value === "number" && value >= 1 && (Number.isInteger(value) || value === Infinity);
}
