/** Plain definitions: the part of a definition that decides on the edges of a graph. */

/** The part of a definition that decides on edges and fan-outs. */
export interface PlainDefinition {
  /** The inputs, in the order of the parameters. */
  readonly inputs: readonly PlainInput[];
  /** Whether the node fans out. */
  readonly fansOut?: boolean;
}

/** The part of an input that decides on edges and fan-outs. */
export interface PlainInput {
  /** Name of the variable that it takes. */
  readonly name: string;
  /** Whether the input may be absent. */
  readonly isOptional: boolean;
  /** Whether the input collects all items of a fan-out. */
  readonly collects?: boolean;
  /** Whether it does so if a fan-out encloses the variable, and otherwise takes the one value. */
  readonly mayCollect?: boolean;
}

/** Whether an input collects, or would if it could. */
export function isCollecting({ collects = false, mayCollect = false }: PlainInput): boolean {
  return collects || mayCollect;
}
