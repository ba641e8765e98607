/** Finds faults in the arguments of checks: a check that no value can pass, or that no value can fail. */
import { findNearest } from "../errors/find-nearest.js";
import { describeKind, describeList, quote, suggest } from "../errors/words.js";
import type { ArgumentFault } from "../modifiers/core/argument-fault.js";
import { findStrayFeed } from "../modifiers/core/find-stray-feed.js";
import type { Checks } from "./default-validators.js";
import { show } from "./elements.js";
import { isStandardSchema } from "./standard-schema.js";

/** Arguments by check, before they have been validated. */
type CheckArguments = { readonly [Option in keyof Checks]?: unknown };

/** The first fault of the arguments, taken one by one and then together; null if there is none. */
export function findChecksFault(checks: CheckArguments): ArgumentFault | null {
  for (const [name, given] of Object.entries(checks)) {
    const stray = findStrayFeed(given);
    const argument = [0, { key: name }];
    if (stray !== null) return { reason: `\`${name}\` is given ${stray}, and takes the value itself.`, argument };
    // A cast because only known names get here.
    const reason = FAULTS[name as keyof Checks](given, name);
    if (reason !== null) return { reason, argument };
  }
  return findContradiction(checks as Checks);
}

type FindFault = (argument: unknown, name: string) => string | null;

const TYPE_NAMES = ["bigint", "boolean", "function", "number", "object", "string", "symbol", "undefined"];

const FAULTS: { readonly [Option in keyof Checks]-?: FindFault } = {
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
  schema: (schema) =>
    isStandardSchema(schema)
      ? null
      : `\`schema\` is ${describeKind(schema)}; give a Standard Schema, as zod, valibot and arktype make them.`,
};

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
function findContradiction({ range, valuesIn, meanInRange, contains, doesNotContain }: Checks): ArgumentFault | null {
  const isOutside = (value: unknown): boolean =>
    (typeof value === "number" || typeof value === "bigint") &&
    range !== undefined &&
    !(value >= range[0] && value <= range[1]);
  if (valuesIn?.every(isOutside)) return describeContradiction("range", "valuesIn");
  if (range && meanInRange && (meanInRange[0] > range[1] || meanInRange[1] < range[0]))
    return describeContradiction("range", "meanInRange");
  const wanted = [contains ?? []].flat();
  const refused = [doesNotContain ?? []].flat();
  const both = refused.some((part) => wanted.some((whole) => whole.includes(part)));
  return both ? describeContradiction("contains", "doesNotContain") : null;
}

function describeContradiction(one: string, other: string): ArgumentFault {
  return { reason: `no value can pass both \`${one}\` and \`${other}\`.`, argument: [0, { key: one }] };
}
