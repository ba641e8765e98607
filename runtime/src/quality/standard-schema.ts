/**
 * The part of the Standard Schema interface that is used here; zod, valibot, arktype and others implement it.
 *
 * @see https://standardschema.dev
 */

/** A schema of any library. */
export interface StandardSchema {
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: string;
    readonly validate: (value: unknown) => SchemaResult | Promise<SchemaResult>;
  };
}

/** What a schema says of a value. */
export interface SchemaResult {
  readonly issues?: readonly SchemaIssue[] | undefined;
}

interface SchemaIssue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

/** Whether something is a schema; those of arktype are functions. */
export function isStandardSchema(candidate: unknown): candidate is StandardSchema {
  if ((typeof candidate !== "object" && typeof candidate !== "function") || candidate === null) return false;
  return typeof (candidate as Partial<StandardSchema>)["~standard"]?.validate === "function";
}
