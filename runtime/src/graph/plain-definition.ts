/** What a graph has to know of definitions, whatever else they say. */

/** What a graph has to know of a definition. */
export interface PlainDefinition {
  readonly inputs: readonly PlainInput[];
  readonly fansOut?: boolean;
}

/** What a graph has to know of an input. */
export interface PlainInput {
  readonly name: string;
  readonly isOptional: boolean;
  readonly collects?: boolean;
}
