/** Reads the checks that a `checkOutput` asks for. */
import { invalidModifier } from "../errors/catalogue/6-modifiers.js";
import { findNearest } from "../errors/find-nearest.js";
import { describeKind, describeList, quote, suggest } from "../errors/words.js";
import { CHECKS, type Checks } from "../quality/default-validators.js";
import { isStandardSchema } from "../quality/standard-schema.js";
import type { ExpandContext } from "./expansion.js";

/** A check that is ready to be made. */
export interface ReadyCheck {
  readonly name: string;
  readonly validate: (value: unknown) => unknown;
}

/** The checks that the options ask for, in the order of the options; null, and reported, when they are wrong. */
export function readChecks(checks: unknown, context: ExpandContext): readonly ReadyCheck[] | null {
  const fault = findFault(checks);
  if (fault !== null) {
    context.report(invalidModifier, { reason: fault });
    return null;
  }
  const asked = Object.entries(checks as Checks).filter(([name, argument]) => name in CHECKS && argument !== undefined);
  return asked.map(([name, argument]) => {
    // A cast because the table pairs each check with its own argument.
    const check = CHECKS[name as keyof Checks] as (value: unknown, argument: unknown) => unknown;
    return { name, validate: (value) => check(value, argument) };
  });
}

/** What is wrong with an `importance`; null when nothing is. */
export function findImportanceFault(importance: unknown): string | null {
  if (importance === undefined || importance === "warn" || importance === "fail") return null;
  return `\`importance\` is ${describeKind(importance)}; give "warn" or "fail".`;
}

function findFault(checks: unknown): string | null {
  if (typeof checks !== "object" || checks === null || Array.isArray(checks))
    return `\`checkOutput\` takes an object of checks, not ${describeKind(checks)}.`;
  const known = [...Object.keys(CHECKS), "importance"];
  const unknown = Object.keys(checks).find((name) => !known.includes(name));
  if (unknown !== undefined)
    return `\`checkOutput\` knows no check ${quote(unknown)}. ${suggest(findNearest(unknown, known), `Checks are ${Object.keys(CHECKS).map(quote).join(", ")}.`)}`;
  if (!Object.keys(checks).some((name) => name in CHECKS))
    return "`checkOutput` checks nothing. Give it at least one check.";
  const { importance, range, meanInRange, schema } = checks as Checks & { readonly importance?: unknown };
  const wrong = findImportanceFault(importance);
  if (wrong !== null) return wrong;
  for (const [name, limits] of Object.entries({ range, meanInRange })) {
    if (limits === undefined) continue;
    const found = Array.isArray(limits) ? describeList(limits) : describeKind(limits);
    if (!Array.isArray(limits) || limits.length !== 2)
      return `\`${name}\` is ${found}; give two limits, \`[lowest, highest]\`.`;
    if (!(limits[0] <= limits[1]))
      return `\`${name}\` is ${found} and begins above its end, so that every value would fail.`;
  }
  if (schema !== undefined && !isStandardSchema(schema))
    return `\`schema\` is ${describeKind(schema)}; give a Standard Schema, as zod, valibot and arktype make them.`;
  return null;
}
