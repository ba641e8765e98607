/** Reads the checks that a `checkOutput` asks for. */
import { invalidModifier } from "../../errors/catalogue/6-modifiers.js";
import { findNearest } from "../../errors/find-nearest.js";
import { describeKind, quote, suggest } from "../../errors/words.js";
import { findChecksFault } from "../../quality/check-faults.js";
import { CHECKS, type Checks } from "../../quality/default-validators.js";
import type { ArgumentFault } from "../core/argument-fault.js";
import type { ExpandContext } from "../core/expansion.js";

/** A check that is ready to be made. */
export interface ReadyCheck {
  readonly name: string;
  /** The user's validator. */
  readonly calls?: unknown;
  readonly validate: (value: unknown) => unknown;
}

/** The checks that the options ask for, in the order of the options; null, and reported, when they are wrong. */
export function readChecks(checks: unknown, context: ExpandContext): readonly ReadyCheck[] | null {
  const fault = findFault(checks);
  if (fault !== null) {
    context.report(invalidModifier, fault, fault.argument);
    return null;
  }
  const asked = Object.entries(checks as Checks).filter(([name, argument]) => name in CHECKS && argument !== undefined);
  return asked.map(([name, argument]) => {
    // A cast because the table pairs each check with its own argument.
    const check = CHECKS[name as keyof Checks] as (value: unknown, argument: unknown) => unknown;
    return { name, validate: (value) => check(value, argument) };
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
 * What is wrong with the option `importance`; null when nothing is.
 *
 * @param index - Which argument the options are.
 */
export function findImportanceFault(
  { importance }: { readonly importance?: unknown },
  index: number,
): ArgumentFault | null {
  if (importance === undefined || importance === "warn" || importance === "fail") return null;
  const reason = `\`importance\` is ${describeKind(importance)}; give "warn" or "fail".`;
  return { reason, argument: [index, "importance"] };
}

/** Arguments that do for each check, and contradict no other: only which checks there are decides on names. */
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
  schema: { "~standard": { version: 1, vendor: "", validate: () => ({ issues: [] }) } },
};
