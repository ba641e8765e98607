/** Finds faults in the arguments of checks: a check that no value can pass, or that no value can fail. */
import { findNearest } from "../errors/find-nearest.js";
import type { ArgumentPath } from "../errors/problem.js";
import { describeKind, describeList, quote, suggest } from "../errors/words.js";
import type { ArgumentFault } from "../modifiers/core/argument-fault.js";
import { findStrayFeed } from "../modifiers/core/find-stray-feed.js";
import type { Checks, ColumnChecks } from "./checks.js";
import { COLUMN_CHECKS } from "./column-checks.js";
import { show } from "./elements.js";
import { isStandardSchema } from "./standard-schema.js";

/** Arguments by check, before they have been validated. */
type CheckArguments = { readonly [Option in keyof Checks]?: unknown };

/**
 * The first fault of the arguments, taken one by one and then together; null if there is none.
 *
 * @param path - The path to the checks among the modifier's arguments.
 */
export function findChecksFault(checks: CheckArguments, path: ArgumentPath = [0]): ArgumentFault | null {
  for (const [name, given] of Object.entries(checks)) {
    const stray = findStrayFeed(given);
    const argument = [...path, { key: name }];
    if (stray !== null) return { reason: `\`${name}\` is given ${stray}, and takes the value itself.`, argument };
    if (name === "columns") {
      const fault = findColumnsFault(given, [...path, name]);
      if (fault !== null) return fault;
      continue;
    }
    // A cast because only known names get here.
    const reason = FAULTS[name as Exclude<keyof Checks, "columns">](given, name);
    if (reason !== null) return { reason, argument };
  }
  return findContradiction(checks as Checks, path);
}

function findColumnsFault(columns: unknown, path: ArgumentPath): ArgumentFault | null {
  if (!isRecord(columns))
    return { reason: `\`columns\` is ${describeKind(columns)}; give an object of checks by column.`, argument: path };
  if (Object.keys(columns).length === 0) return { reason: "`columns` names no column.", argument: path };
  for (const [column, checks] of Object.entries(columns)) {
    const argument = [...path, { key: column }];
    if (!isRecord(checks))
      return {
        reason: `${quote(column)} of \`columns\` is ${describeKind(checks)}; give an object of checks.`,
        argument,
      };
    const asked = Object.keys(checks).filter((name) => checks[name] !== undefined);
    if (asked.length === 0) return { reason: `\`columns\` has no checks of ${quote(column)}.`, argument };
    const unknown = asked.find((name) => !(name in COLUMN_CHECKS));
    if (unknown !== undefined)
      return {
        reason: `\`columns\` knows no check ${quote(unknown)}. ${suggest(findNearest(unknown, Object.keys(COLUMN_CHECKS)), `Checks of columns are ${Object.keys(COLUMN_CHECKS).map(quote).join(", ")}.`)}`,
        argument: [...path, column, { key: unknown }],
      };
    const fault = findChecksFault(Object.fromEntries(asked.map((name) => [name, checks[name]])), [...path, column]);
    if (fault !== null) return { ...fault, reason: `for the column ${quote(column)}, ${fault.reason}` };
  }
  return null;
}

function isRecord(candidate: unknown): candidate is Readonly<Record<string, unknown>> {
  return typeof candidate === "object" && candidate !== null && !Array.isArray(candidate);
}

type FindFault = (argument: unknown, name: string) => string | null;

const TYPE_NAMES = ["bigint", "boolean", "function", "number", "object", "string", "symbol", "undefined"];

const FAULTS: { readonly [Option in Exclude<keyof Checks, "columns">]-?: FindFault } = {
  range: (limits, name) => findLimitsFault(limits, name, ["number", "bigint"]),
  meanInRange: (limits, name) => findLimitsFault(limits, name, ["number"]),
  valuesIn: (values) => {
    if (!Array.isArray(values)) return `\`valuesIn\` is ${describeKind(values)}; give a list of values.`;
    return values.length > 0 ? null : "`valuesIn` has no values, so that every value would fail.";
  },
  dataType: (type) => {
    if (typeof type === "string" && !TYPE_NAMES.includes(type))
      return `\`dataType\` is ${show(type)}, which \`typeof\` never gives. ${suggest(findNearest(type, TYPE_NAMES), `It gives ${TYPE_NAMES.map(quote).join(", ")}.`)}`;
    if (typeof type === "string" || isConstructor(type)) return null;
    return `\`dataType\` is ${describeKind(type)}; give what \`typeof\` gives, or a constructor.`;
  },
  allowNaN: findSwitchFault,
  allowNull: findSwitchFault,
  maxFractionNaN: (limit, name) => findNumberFault(limit, name, "a share from 0 to 1", (x) => x >= 0 && x <= 1),
  maxStandardDeviation: (limit, name) =>
    findNumberFault(limit, name, "a finite number from 0", (x) => x >= 0 && x < Infinity),
  contains: findPartsFault,
  doesNotContain: findPartsFault,
  schema: findSchemaFault,
  rows: (limits, name) =>
    findLimitsFault(limits, name, ["number"]) ??
    // A cast, because limits without a fault are two numbers.
    ((limits as readonly [number, number])[1] >= 0 ? null : `\`${name}\` ends below 0, so that no table could pass.`),
  requiredColumns: findNamesFault,
  unique: findNamesFault,
  rowSchema: findSchemaFault,
};

function findSchemaFault(schema: unknown, name: string): string | null {
  if (isStandardSchema(schema)) return null;
  return `\`${name}\` is ${describeKind(schema)}; give a Standard Schema, as zod, valibot and arktype make them.`;
}

function findNamesFault(names: unknown, name: string): string | null {
  if (!Array.isArray(names)) return `\`${name}\` is ${describeKind(names)}; give a list of names of columns.`;
  if (names.length === 0) return `\`${name}\` names no column.`;
  const wrong = names.findIndex((each) => typeof each !== "string");
  if (wrong >= 0) return `\`${name}\` takes names of columns, not ${describeKind(names[wrong])}.`;
  const repeated = names.find((each, at) => names.indexOf(each) < at);
  return repeated === undefined ? null : `\`${name}\` names ${describeKind(repeated)} twice.`;
}

function findLimitsFault(limits: unknown, name: string, kinds: readonly string[]): string | null {
  if (!Array.isArray(limits) || limits.length !== 2) {
    const found = Array.isArray(limits) ? describeList(limits) : describeKind(limits);
    return `\`${name}\` is ${found}; give two limits, \`[lowest, highest]\`.`;
  }
  const isWrong = limits.some((limit) => !kinds.includes(typeof limit) || Number.isNaN(limit));
  if (isWrong) return `\`${name}\` is ${describeList(limits)}; give two numbers.`;
  if (!(limits[0] <= limits[1]))
    return `\`${name}\` is ${describeList(limits)} and begins above its end, so that every value would fail.`;
  return null;
}

function findSwitchFault(argument: unknown, name: string): string | null {
  return typeof argument === "boolean" ? null : `\`${name}\` is ${describeKind(argument)}; give true or false.`;
}

function findNumberFault(
  argument: unknown,
  name: string,
  expected: string,
  isRight: (limit: number) => boolean,
): string | null {
  if (typeof argument !== "number") return `\`${name}\` is ${describeKind(argument)}; give ${expected}.`;
  return isRight(argument) ? null : `\`${name}\` is ${argument}; give ${expected}.`;
}

function findPartsFault(argument: unknown, name: string): string | null {
  const parts: readonly unknown[] = [argument].flat();
  const wrong = parts.findIndex((part) => typeof part !== "string");
  if (wrong >= 0) return `\`${name}\` takes a string or a list of strings, not ${describeKind(parts[wrong])}.`;
  if (parts.length === 0) return `\`${name}\` has no strings, so that it would say nothing of any value.`;
  return parts.includes("") ? `\`${name}\` has the empty string, which is part of every string.` : null;
}

function isConstructor(type: unknown): boolean {
  if (typeof type !== "function") return false;
  try {
    return {} instanceof type || true;
  } catch {
    // An arrow function has no instances.
    return false;
  }
}

/** Finds two checks that no value can pass together. */
function findContradiction(
  { range, valuesIn, meanInRange, contains, doesNotContain }: ColumnChecks,
  path: ArgumentPath,
): ArgumentFault | null {
  const isOutside = (value: unknown): boolean =>
    (typeof value === "number" || typeof value === "bigint") &&
    range !== undefined &&
    !(value >= range[0] && value <= range[1]);
  if (valuesIn?.every(isOutside)) return describeContradiction("range", "valuesIn", path);
  if (range && meanInRange && (meanInRange[0] > range[1] || meanInRange[1] < range[0]))
    return describeContradiction("range", "meanInRange", path);
  const wanted = [contains ?? []].flat();
  const refused = [doesNotContain ?? []].flat();
  const both = refused.some((part) => wanted.some((whole) => whole.includes(part)));
  return both ? describeContradiction("contains", "doesNotContain", path) : null;
}

function describeContradiction(one: string, other: string, path: ArgumentPath): ArgumentFault {
  return { reason: `no value can pass both \`${one}\` and \`${other}\`.`, argument: [...path, { key: one }] };
}
