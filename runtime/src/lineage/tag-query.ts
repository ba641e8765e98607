/** Tag queries: AND over keys, OR within a list. */
import { malformedRequest } from "../errors/catalogue/7-requests.js";
import { toProblem } from "../errors/catalogue-entry.js";
import { DataflowError } from "../errors/dataflow-error.js";
import { describeKind, quote } from "../errors/words.js";
import type { Tags } from "../graph/node-definition.js";
import { toUnreadable } from "../plan/request/check-values.js";
import { isRecord, isRecordOf } from "../plan/request/is-record.js";

/** The tags that a variable must have: a value, one of several values, or with `null` any value. */
export type TagQuery = Readonly<Record<string, string | readonly string[] | null>>;

/** Whether tags match a query; a tag that is a list matches if any of its values does. */
export function matchesTags(tags: Tags, query: TagQuery): boolean {
  return Object.entries(query).every(([key, wanted]) => {
    if (!Object.hasOwn(tags, key)) return false;
    if (wanted === null) return true;
    const values = [tags[key]!].flat();
    return [wanted].flat().some((value) => values.includes(value));
  });
}

/**
 * Reads the query from the options of `listAvailableVariables`.
 *
 * @param options - The options as the caller gave them, of any type.
 * @throws DataflowError ICO7008 with everything that is wrong with the options.
 */
export function readTagQuery(options: unknown = {}): TagQuery {
  const reasons: string[] = [];
  try {
    const query = read(options, reasons);
    if (reasons.length === 0) return query;
  } catch (thrown) {
    throw new DataflowError([toUnreadable("The tags", thrown)], { cause: thrown });
  }
  throw new DataflowError(reasons.map((reason) => toProblem(malformedRequest, "request", { reason })));
}

function read(options: unknown, reasons: string[]): TagQuery {
  const fields = isRecord(options) ? options : {};
  const names = Object.keys(fields);
  if (!isRecordOf(options, names))
    reasons.push(`The options are ${describeKind(options)}; give an object: \`{ tags: { … } }\`.`);
  for (const name of names)
    if (name !== "tags") reasons.push(`There is no option ${quote(name)}. The only option is \`tags\`.`);
  const { tags = {} } = fields;
  const entries = isRecord(tags) ? Object.entries(tags) : [];
  if (!isRecordOf(tags, Object.keys(entries)))
    reasons.push(`\`tags\` is ${describeKind(tags)}; give an object, one key a tag.`);
  for (const [tag, wanted] of entries)
    if (wanted !== null && ![wanted].flat().every((each) => typeof each === "string"))
      reasons.push(`The tag ${quote(tag)} is ${describeKind(wanted)}; give a string, a list of strings, or null.`);
  // A cast because every fault has been reported above.
  return Object.fromEntries(entries) as TagQuery;
}
