/** Reads the checks that `checkOutput` is given. */
import { findNearest } from "../../errors/find-nearest.js";
import { describeKind, quote, suggest } from "../../errors/words.js";
import { findChecksFault } from "../../quality/check-faults.js";
import type { Checks } from "../../quality/checks.js";
import { CHECKS } from "../../quality/default-validators.js";
import type { ArgumentFault } from "../core/argument-fault.js";
import { reportFault } from "../core/report-fault.js";
import type { ExpandContext } from "../core/expansion.js";

/** A check with its argument. */
export interface ReadyCheck {
  /** The name of the check, which is a part of its node's name. */
  readonly name: string;
  /** The argument of the check, or the user's validator itself. */
  readonly argument: unknown;
  /** The user's validator; absent for a built-in check. */
  readonly calls?: unknown;
  /** Checks a value. The result has not been verified, because a user's validator may return anything. */
  readonly validate: (value: unknown) => unknown;
}

/** Returns the requested checks in the order of the options; null if they are wrong, which is reported as ICO6009. */
export function readChecks(checks: unknown, context: ExpandContext): readonly ReadyCheck[] | null {
  const fault = findFault(checks);
  if (fault !== null) {
    reportFault(fault, context);
    return null;
  }
  const asked = Object.entries(checks as Checks).filter(([name, argument]) => name in CHECKS && argument !== undefined);
  return asked.map(([name, argument]) => {
    // A cast, because TypeScript cannot tell that each check gets its own kind of argument.
    const check = CHECKS[name as keyof Checks] as (value: unknown, argument: unknown) => unknown;
    return { name, argument, validate: (value) => check(value, argument) };
  });
}

function findFault(checks: unknown): ArgumentFault | null {
  if (typeof checks !== "object" || checks === null || Array.isArray(checks))
    return { reason: `\`checkOutput\` takes an object of checks, not ${describeKind(checks)}.`, argument: [0] };
  const known = [...Object.keys(CHECKS), "importance"];
  const unknown = Object.keys(checks).find((name) => !known.includes(name));
  if (unknown !== undefined)
    return {
      reason: `\`checkOutput\` knows no check ${quote(unknown)}. ${suggest(findNearest(unknown, known), `Checks are ${Object.keys(CHECKS).map(quote).join(", ")}.`)}`,
      argument: [0, { key: unknown }],
    };
  const asked = Object.entries(checks).filter(([name, argument]) => name !== "importance" && argument !== undefined);
  if (asked.length === 0) return { reason: "`checkOutput` checks nothing. Give it at least one check.", argument: [0] };
  return findImportanceFault(checks, 0) ?? findChecksFault(Object.fromEntries(asked));
}

/**
 * Finds the fault in the option `importance`; null if there is none.
 *
 * @param index - The index of the options among the modifier's arguments.
 */
export function findImportanceFault(
  { importance }: { readonly importance?: unknown },
  index: number,
): ArgumentFault | null {
  if (importance === undefined || importance === "warn" || importance === "fail") return null;
  const reason = `\`importance\` is ${describeKind(importance)}; give "warn" or "fail".`;
  return { reason, argument: [index, "importance"] };
}

const ANY_SCHEMA = { "~standard": { version: 1, vendor: "", validate: () => ({ issues: [] }) } };

/** A valid argument for each check, for the compiler. None contradicts another; arguments do not change node names. */
export const ANY_CHECKS: Readonly<Record<keyof Checks, unknown>> = {
  range: [-Infinity, Infinity],
  valuesIn: [/* @__PURE__ */ Symbol("any")],
  dataType: "number",
  allowNaN: false,
  maxFractionNaN: 0,
  maxStandardDeviation: 0,
  meanInRange: [-Infinity, Infinity],
  allowNull: false,
  contains: "\u{10FFFE}",
  doesNotContain: "\u{10FFFF}",
  schema: ANY_SCHEMA,
  columns: { "\u{10FFFE}": { allowNull: false } },
  rows: [0, Infinity],
  requiredColumns: ["\u{10FFFE}"],
  unique: ["\u{10FFFE}"],
  rowSchema: ANY_SCHEMA,
};
