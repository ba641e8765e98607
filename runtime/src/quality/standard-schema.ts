/**
 * The part of the Standard Schema interface that the runtime uses; zod, valibot, arktype and others implement it.
 *
 * @see https://standardschema.dev
 */

/**
 * A schema of any library.
 *
 * @typeParam Output - The type of the values that it gives.
 */
export interface StandardSchema<Output = unknown> {
  /** Version of the interface, name of the library, and the function that validates a value. */
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: string;
    readonly validate: (value: unknown) => SchemaResult | Promise<SchemaResult>;
    /** Exists for types only. */
    readonly types?: { readonly input: unknown; readonly output: Output } | undefined;
  };
}

/** The result of validating a value. */
export interface SchemaResult {
  /** The problems of the value; absent or empty if the schema accepts it. */
  readonly issues?: readonly SchemaIssue[] | undefined;
  /** The value that the schema gives, if it accepts. */
  readonly value?: unknown;
}

interface SchemaIssue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

/** Whether a value is a schema. The schemas of arktype are functions. */
export function isStandardSchema(candidate: unknown): candidate is StandardSchema {
  if ((typeof candidate !== "object" && typeof candidate !== "function") || candidate === null) return false;
  return typeof (candidate as Partial<StandardSchema>)["~standard"]?.validate === "function";
}

/** Describes the problems of a value in one line, each with the path to its part. */
export function describeIssues(issues: readonly SchemaIssue[]): string {
  const messages = issues.map(({ message, path = [] }) => {
    // Not `path.map`: arktype's paths are instances of a subclass of `Array`, and `map` would create another such
    // instance from a length.
    const at = Array.from(path, (part) => String(typeof part === "object" ? part.key : part)).join(".");
    return at === "" ? message : `${at}: ${message}`;
  });
  return messages.join("; ");
}
