/**
 * The part of the Standard Schema interface that the runtime uses; zod, valibot, arktype and others implement it.
 *
 * @see https://standardschema.dev
 */

/** A schema of any library. */
export interface StandardSchema {
  /** Version of the interface, name of the library, and the function that validates a value. */
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: string;
    readonly validate: (value: unknown) => SchemaResult | Promise<SchemaResult>;
  };
}

/** The result of validating a value. */
export interface SchemaResult {
  /** The problems of the value; absent or empty if the schema accepts it. */
  readonly issues?: readonly SchemaIssue[] | undefined;
}

/** One problem of a value. */
export interface SchemaIssue {
  /** A sentence of the schema's library. */
  readonly message: string;
  /** The path to the wrong part of the value. */
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

/** Whether a value is a schema. The schemas of arktype are functions. */
export function isStandardSchema(candidate: unknown): candidate is StandardSchema {
  if ((typeof candidate !== "object" && typeof candidate !== "function") || candidate === null) return false;
  return typeof (candidate as Partial<StandardSchema>)["~standard"]?.validate === "function";
}
