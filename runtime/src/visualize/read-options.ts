/** Checks the options of drawings. */
import { malformedRequest } from "../errors/catalogue/7-requests.js";
import { toProblem } from "../errors/catalogue-entry.js";
import { DataflowError, throwProblems } from "../errors/dataflow-error.js";
import { findNearest } from "../errors/find-nearest.js";
import { describeKind, quote, quoteAll } from "../errors/words.js";
import { toUnreadable } from "../plan/request/check-values.js";
import { isRecord, isRecordOf } from "../plan/request/is-record.js";
import type { VisualizeOptions } from "./drawing-options.js";
import { findFault, OPTION_RULES, toRule, type OptionRule } from "./option-rules.js";

/**
 * Returns the options if they are right.
 *
 * @param options - The options as the caller gave them, of any type.
 * @param formats - The names of the formats; left out where `format` is no option.
 * @throws DataflowError ICO7008 with everything that is wrong with the options.
 */
export function readOptions(options: unknown, formats?: readonly string[]): VisualizeOptions {
  const reasons: string[] = [];
  const rules = formats === undefined ? OPTION_RULES : { ...OPTION_RULES, format: toRule(...formats, "a function") };
  try {
    if (options === undefined) return {};
    const given = isRecord(options) ? { ...options } : {};
    const names = Object.keys(given);
    if (!isRecordOf(options, names))
      reasons.push(`The options of a drawing are ${describeKind(options)}; give an object: \`{ format: "svg" }\`.`);
    for (const name of names) reasons.push(...check(name, given[name], rules));
    if (reasons.length === 0) return given;
  } catch (thrown) {
    throw new DataflowError([toUnreadable("The options of the drawing", thrown)], { cause: thrown });
  }
  throwProblems(reasons.map((reason) => toProblem(malformedRequest, "request", { reason })));
  return {};
}

function check(name: string, value: unknown, rules: Readonly<Record<string, OptionRule>>): readonly string[] {
  if (!Object.hasOwn(rules, name)) {
    const nearest = findNearest(name, Object.keys(rules));
    const advice =
      nearest === null ? `The options are ${quoteAll(Object.keys(rules), 30)}.` : `Did you mean ${quote(nearest)}?`;
    return [`A drawing has no option ${quote(name)}. ${advice}`];
  }
  const fault = value === undefined ? null : findFault(value, rules[name]!);
  return fault === null ? [] : [`The option ${quote(name)} is ${fault}`];
}
