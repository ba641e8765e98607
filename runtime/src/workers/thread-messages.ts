/** What threads and those who call them say to each other: plain data. */

/** Where a thread finds a module. */
export interface ModuleAddress {
  /** As `import()` takes it, or a path. */
  readonly href: string;
  /** The name under which the program that a bundler wrote for the thread serves it; null for a file of its own. */
  readonly served: string | null;
  /** Path of its source, `src/features.ts`; null where the caller gave the address of another file on purpose. */
  readonly source: string | null;
}

/** Which call something belongs to. */
export interface CallId {
  /** Counted from 1 in each pool. */
  readonly id: number;
  readonly node: string;
}

/** Calls one function. */
export interface CallMessage extends CallId {
  readonly module: ModuleAddress;
  /** The file that Node was started with, which no thread may run again; null where there is none. */
  readonly program: string | null;
  /** The name under which the module exports the function. */
  readonly name: string;
  readonly args: readonly unknown[];
  /** Which of them has the named inputs; -1 for none. */
  readonly namedAt: number;
  /** Which argument is the context, made anew in the thread; -1 for none. */
  readonly contextAt: number;
  readonly runId: string;
  /** Whether memory of arrays in the result is handed over instead of copied. */
  readonly moves: boolean;
}

/** What a thread tells. */
export type ReplyMessage =
  | { readonly kind: "ready" }
  | { readonly kind: "value"; readonly value: unknown }
  | { readonly kind: "thrown"; readonly thrown: PackedThrown }
  /** The module cannot be called from a thread, and nothing of it has run. */
  | { readonly kind: "refused"; readonly reason: string }
  /** An error that nobody caught, and the call that it comes from; null when that is unknown. */
  | { readonly kind: "uncaught"; readonly thrown: PackedThrown; readonly by: CallId | null }
  /** Something calls `process.exit()`. */
  | { readonly kind: "exit"; readonly by: CallId | null };

/** What a thread is started with. */
export interface ThreadData {
  /** The thread's end of the channel. Its `parentPort` is left to the nodes. */
  readonly icosianPort: unknown;
}

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
