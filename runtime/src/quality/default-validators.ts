/**
 * The built-in checks, one per option of `checkOutput`. They look at numbers, strings, booleans, bigints and null, and
 * at the elements of arrays, typed arrays and sets of those.
 *
 * @see https://hamilton.apache.org/reference/decorators/check_output/
 */
import { describeKind } from "../errors/words.js";
import { countElements, elementsOf, numbersOf, show, type Count } from "./elements.js";
import { describeIssues, type SchemaResult, type StandardSchema } from "./standard-schema.js";
import { toResult, type ValidationResult } from "./validator.js";

/** The lowest and the highest value, both included. */
export type Range = readonly [lowest: number | bigint, highest: number | bigint];

/** The strings that `typeof` returns. */
export type TypeName = "bigint" | "boolean" | "function" | "number" | "object" | "string" | "symbol" | "undefined";

/** The checks that `checkOutput` can make. */
export interface Checks {
  /** Every value lies between these, both included; NaN lies outside. */
  readonly range?: Range;
  /** Every value is one of these. */
  readonly valuesIn?: readonly unknown[];
  /** Every value is of this type; a constructor may also describe the value as a whole, such as `Float64Array`. */
  readonly dataType?: TypeName | (abstract new (...args: never[]) => unknown) | typeof Symbol | typeof BigInt;
  /** If false, no value may be NaN. */
  readonly allowNaN?: boolean;
  /** At most this share of the values, from 0 to 1, is NaN, null or undefined. */
  readonly maxFractionNaN?: number;
  /** The sample standard deviation of the numbers is no more than this. */
  readonly maxStandardDeviation?: number;
  /** The mean of the numbers lies between these, both included. */
  readonly meanInRange?: readonly [lowest: number, highest: number];
  /** If false, no value may be null or undefined. */
  readonly allowNull?: boolean;
  /** Every string contains this, or all of these. */
  readonly contains?: string | readonly string[];
  /** No string contains this, or any of these. */
  readonly doesNotContain?: string | readonly string[];
  /** A Standard Schema (zod, valibot, arktype) accepts the value as a whole. */
  readonly schema?: StandardSchema;
}

type Check<Argument> = (value: unknown, argument: Argument) => ValidationResult | Promise<ValidationResult>;

/** The checks by option, in the order in which their nodes are created. */
export const CHECKS: { readonly [Option in keyof Checks]-?: Check<NonNullable<Checks[Option]>> } = {
  range: (value, [lowest, highest]) =>
    report(
      countElements(value, (element) => !isBetween(element, lowest, highest)),
      (count) => `${count} outside [${lowest}, ${highest}]`,
    ),
  valuesIn: (value, allowed) => {
    const known = new Set(allowed);
    return report(
      countElements(value, (element) => !known.has(element)),
      (count) => `${count} not among ${allowed.slice(0, 8).map(show).join(", ")}${allowed.length > 8 ? ", …" : ""}`,
    );
  },
  dataType: (value, type) => {
    if (typeof type === "function" && value instanceof (type as never)) return passed(1);
    const isOfType = toTypeTest(type);
    return report(
      countElements(value, (element) => !isOfType(element)),
      (count) => `${count} not of the type ${typeof type === "string" ? type : type.name}`,
    );
  },
  allowNaN: (value, isAllowed) =>
    isAllowed
      ? passed(elementsOf(value).length)
      : report(countElements(value, Number.isNaN), (count) => `${count} NaN`),
  maxFractionNaN: (value, limit) => {
    const { count, total } = countElements(
      value,
      (element) => element === null || element === undefined || Number.isNaN(element),
    );
    const fraction = total === 0 ? 0 : count / total;
    return toResult(
      fraction <= limit,
      `${toPercent(fraction)} of ${total} values are NaN or null, at most ${toPercent(limit)} may be`,
      { fraction, limit, total },
    );
  },
  maxStandardDeviation: (value, limit) => {
    const deviation = toStandardDeviation(numbersOf(value));
    return toResult(deviation <= limit, `the standard deviation is ${deviation}, at most ${limit} may be`, {
      standardDeviation: deviation,
      limit,
    });
  },
  meanInRange: (value, [lowest, highest]) => {
    const mean = toMean(numbersOf(value));
    return toResult(isBetween(mean, lowest, highest), `the mean is ${mean}, and may lie in [${lowest}, ${highest}]`, {
      mean,
      lowest,
      highest,
    });
  },
  allowNull: (value, isAllowed) =>
    isAllowed
      ? passed(elementsOf(value).length)
      : report(
          countElements(value, (element) => element === null || element === undefined),
          (count) => `${count} null or undefined`,
        ),
  contains: (value, parts) =>
    report(
      countElements(value, (element) => !containsAll(element, [parts].flat())),
      (count) => `${count} without ${[parts].flat().map(show).join(" and ")}`,
    ),
  doesNotContain: (value, parts) =>
    report(
      countElements(value, (element) => [parts].flat().some((part) => containsAll(element, [part]))),
      (count) => `${count} with ${[parts].flat().map(show).join(" or ")}`,
    ),
  schema: async (value, schema) => {
    // A cast because a schema library may return anything.
    const result = (await schema["~standard"].validate(value)) as SchemaResult | null;
    if (typeof result !== "object" || result === null)
      throw new TypeError(`The schema gave ${describeKind(result)} where its result has to be.`);
    const issues = result.issues ?? [];
    return toResult(issues.length === 0, issues.length === 0 ? "the schema accepts it" : describeIssues(issues), {
      issues,
    });
  },
};

/** Reports how many elements fail, and which of them is the first. */
function report({ count, total, first }: Count, describe: (count: string) => string): ValidationResult {
  if (first === null) return passed(total);
  const values = total === 1 ? `the value ${show(first.element)} is` : `${count} of ${total} values are`;
  const example = total === 1 ? "" : `, the first is ${show(first.element)} at ${first.at}`;
  return toResult(false, `${describe(values)}${example}`, { count, total, first: first.element, at: first.at });
}

function passed(total: number): ValidationResult {
  return toResult(true, total === 1 ? "the value passes" : `all ${total} values pass`, { count: 0, total });
}

function isBetween(element: unknown, lowest: number | bigint, highest: number | bigint): boolean {
  return (typeof element === "number" || typeof element === "bigint") && element >= lowest && element <= highest;
}

function containsAll(element: unknown, parts: readonly string[]): boolean {
  return typeof element === "string" && parts.every((part) => element.includes(part));
}

function toTypeTest(type: NonNullable<Checks["dataType"]>): (element: unknown) => boolean {
  if (typeof type === "string") return (element) => typeof element === type;
  const primitive = new Map<unknown, string>([
    [Number, "number"],
    [String, "string"],
    [Boolean, "boolean"],
    [BigInt, "bigint"],
    [Symbol, "symbol"],
  ]).get(type);
  return primitive === undefined
    ? (element) => element instanceof (type as abstract new (...args: never[]) => unknown)
    : (element) => typeof element === primitive;
}

function toMean(numbers: readonly number[]): number {
  return numbers.reduce((sum, x) => sum + x, 0) / numbers.length;
}

/** The standard deviation of a sample, with the divisor n - 1; zero for fewer than two numbers. */
function toStandardDeviation(numbers: readonly number[]): number {
  if (numbers.length < 2) return 0;
  const mean = toMean(numbers);
  return Math.sqrt(numbers.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (numbers.length - 1));
}

function toPercent(fraction: number): string {
  return `${Number((fraction * 100).toFixed(2))} %`;
}
