/** Validates what a loader gives with a Standard Schema. */
import { isThenable } from "../execute/call/is-thenable.js";
import { describeIssues } from "../quality/schema-check.js";
import type { SchemaResult, StandardSchema } from "../quality/standard-schema.js";

/**
 * Validates a value.
 *
 * @param what - What is validated, for the message: `row 17`.
 * @returns The value that the schema gives, which may be converted; a promise of it if the schema is async.
 * @throws TypeError with all issues of the schema; a returned promise is rejected with it.
 */
export function applySchema(schema: StandardSchema, value: unknown, what: string): unknown {
  const result = schema["~standard"].validate(value);
  return isThenable(result) ? Promise.resolve(result).then((own) => toValue(own, what)) : toValue(result, what);
}

/** Validates rows while they are read; rows count from 1. */
export async function* validateRows(
  rows: AsyncIterable<unknown> | Iterable<unknown>,
  schema: StandardSchema,
): AsyncGenerator<unknown, void, undefined> {
  let row = 0;
  for await (const each of rows) yield await applySchema(schema, each, `row ${++row}`);
}

function toValue(result: SchemaResult, what: string): unknown {
  const { issues = [] } = result;
  if (issues.length > 0) throw new TypeError(`The schema refuses ${what}: ${describeIssues(issues)}`);
  return result.value;
}
