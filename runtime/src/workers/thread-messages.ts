/** What threads and those who call them say to each other: plain data. */

/** Calls one function. */
export interface CallMessage {
  /** Address of the module, as `import()` takes it, or a path. */
  readonly module: string;
  /** The name under which the module exports the function. */
  readonly name: string;
  readonly args: readonly unknown[];
  /** Which of them has the named inputs; -1 for none. */
  readonly namedAt: number;
  /** Which argument is the context, made anew in the thread; -1 for none. */
  readonly contextAt: number;
  readonly runId: string;
  readonly node: string;
  /** Whether memory of arrays in the result is handed over instead of copied. */
  readonly moves: boolean;
}

/** How a call ended. */
export type ReplyMessage =
  { readonly kind: "value"; readonly value: unknown } | { readonly kind: "thrown"; readonly thrown: PackedThrown };

/** Something that was thrown. Copies between threads keep nothing of an error but its message and its stack. */
export type PackedThrown =
  | { readonly kind: "value"; readonly value: unknown }
  | {
      readonly kind: "error";
      readonly name: string;
      readonly message: string;
      readonly stack: string | undefined;
      readonly cause: PackedThrown | null;
      /** Those of an `AggregateError`. */
      readonly errors: readonly PackedThrown[] | null;
      /** What else it has, as far as it can be copied. */
      readonly properties: Readonly<Record<string, unknown>>;
    };
