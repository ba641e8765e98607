/** Validation by Standard Schema. */
import { describeKind } from "../errors/words.js";
import type { SchemaIssue, SchemaResult, StandardSchema } from "./standard-schema.js";
import { toResult, type ValidationResult } from "./validator.js";

/** Validates a value as a whole. */
export async function checkSchema(value: unknown, schema: StandardSchema): Promise<ValidationResult> {
  const issues = await validateWith(schema, value);
  const message = issues.length === 0 ? "the schema accepts it" : describeIssues(issues);
  return toResult(issues.length === 0, message, { issues });
}

/** Validates a value, and returns the problems that the schema finds; a promise if the schema gives one. */
export function validateWith(
  schema: StandardSchema,
  value: unknown,
): readonly SchemaIssue[] | Promise<readonly SchemaIssue[]> {
  const result = schema["~standard"].validate(value);
  return typeof (result as Partial<Promise<SchemaResult>> | null)?.then === "function"
    ? Promise.resolve(result).then(toIssues)
    : toIssues(result);
}

function toIssues(result: unknown): readonly SchemaIssue[] {
  // A schema library may return anything.
  if (typeof result !== "object" || result === null)
    throw new TypeError(`The schema gave ${describeKind(result)} where its result has to be.`);
  return (result as SchemaResult).issues ?? [];
}

/** Describes problems that a schema has found. */
export function describeIssues(issues: readonly SchemaIssue[]): string {
  return issues
    .map(({ message, path = [] }) => {
      // Not `path.map`: arktype's paths are instances of a subclass of `Array`, and `map` would create another such
      // instance from a length.
      const at = Array.from(path, (part) => String(typeof part === "object" ? part.key : part)).join(".");
      return at === "" ? message : `${at}: ${message}`;
    })
    .join("; ");
}
