/** The checks of elements. They look at the elements of lists, typed arrays and sets, or at a single value. */
import type { ColumnChecks } from "./checks.js";
import { countElements, countOutside, elementsOf, isNumbers, numbersOf, show, type Count } from "./elements.js";
import { toMean, toStandardDeviation } from "./moments.js";
import { toResult, type ValidationResult } from "./validator.js";

/** A check of a value, with its argument. */
export type Check<Argument> = (value: unknown, argument: Argument) => ValidationResult | Promise<ValidationResult>;

/** The checks of elements by option, in the order in which their nodes are created. */
export const COLUMN_CHECKS: {
  readonly [Option in keyof ColumnChecks]-?: (
    value: unknown,
    argument: NonNullable<ColumnChecks[Option]>,
  ) => ValidationResult;
} = {
  range: (value, [lowest, highest]) => {
    const elements = elementsOf(value);
    const found =
      isNumbers(elements) && typeof lowest === "number" && typeof highest === "number"
        ? countOutside(elements, lowest, highest)
        : countElements(elements, (element) => !isBetween(element, lowest, highest));
    return report(found, (count) => `${count} outside [${lowest}, ${highest}]`);
  },
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
    const elements = elementsOf(value);
    if (isNumbers(elements) && isOfType(0)) return passed(elements.length);
    return report(
      countElements(elements, (element) => !isOfType(element)),
      (count) => `${count} not of the type ${typeof type === "string" ? type : type.name}`,
    );
  },
  allowNaN: (value, isAllowed) =>
    isAllowed ? passed(elementsOf(value).length) : report(countNaN(value), (count) => `${count} NaN`),
  maxFractionNaN: (value, limit) => {
    const elements = elementsOf(value);
    const { count, total } = isNumbers(elements)
      ? countNaN(elements)
      : countElements(elements, (element) => element === null || element === undefined || Number.isNaN(element));
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
  allowNull: (value, isAllowed) => {
    const elements = elementsOf(value);
    return isAllowed || isNumbers(elements)
      ? passed(elements.length)
      : report(
          countElements(elements, (element) => element === null || element === undefined),
          (count) => `${count} null or undefined`,
        );
  },
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
};

/** Reports how many elements fail, and which of them is the first. */
function report({ count, total, first }: Count, describe: (count: string) => string): ValidationResult {
  if (first === null) return passed(total);
  const values = total === 1 ? `the value ${show(first.element)} is` : `${count} of ${total} values are`;
  const example = total === 1 ? "" : `, the first is ${show(first.element)} at index ${first.at}`;
  return toResult(false, `${describe(values)}${example}`, { count, total, first: first.element, at: first.at });
}

function passed(total: number): ValidationResult {
  return toResult(true, total === 1 ? "the value passes" : `all ${total} values pass`, { count: 0, total });
}

function countNaN(value: unknown): Count {
  const elements = elementsOf(value);
  return isNumbers(elements) ? countOutside(elements, -Infinity, Infinity) : countElements(elements, Number.isNaN);
}

function isBetween(element: unknown, lowest: number | bigint, highest: number | bigint): boolean {
  return (typeof element === "number" || typeof element === "bigint") && element >= lowest && element <= highest;
}

function containsAll(element: unknown, parts: readonly string[]): boolean {
  return typeof element === "string" && parts.every((part) => element.includes(part));
}

function toTypeTest(type: NonNullable<ColumnChecks["dataType"]>): (element: unknown) => boolean {
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

function toPercent(fraction: number): string {
  return `${Number((fraction * 100).toFixed(2))} %`;
}
