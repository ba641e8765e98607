/** The messages between threads and the pool: plain data. */

/** The address from which a thread loads a module. */
export interface ModuleAddress {
  /** A URL that `import()` accepts, or a path. */
  readonly href: string;
  /**
   * The name under which the thread program that a bundler wrote serves the module; null for a module in a file of its
   * own.
   */
  readonly served: string | null;
  /**
   * Path of the module's source, such as `src/features.ts`; null if the caller gave the address of another file on
   * purpose.
   */
  readonly source: string | null;
}

/** Identifies a call. */
export interface CallId {
  /** Counted from 1 in each pool. */
  readonly id: number;
  /** Name of the node that is computed. */
  readonly node: string;
}

/** Asks a thread to call one function. */
export interface CallMessage extends CallId {
  /** The module that exports the function. */
  readonly module: ModuleAddress;
  /** The file with which Node.js was started, which no thread may run again; null if there is none. */
  readonly program: string | null;
  /** The name under which the module exports the function. */
  readonly name: string;
  /** The arguments, as structured clones; without the context. */
  readonly args: readonly unknown[];
  /** Index of the argument that holds the named inputs; -1 if there is none. */
  readonly namedAt: number;
  /** Index of the context among the parameters; -1 if there is none. The thread creates the context itself. */
  readonly contextAt: number;
  /** Id of the run, for the context. */
  readonly runId: string;
  /** The number of the attempt, for the context. */
  readonly attempt: number;
  /** Whether the memory of arrays in the result is transferred instead of copied. */
  readonly moves: boolean;
}

/** A message from a thread. */
export type ReplyMessage =
  | { readonly kind: "ready" }
  | {
      readonly kind: "value";
      /** The result of the call, as a structured clone. */
      readonly value: unknown;
    }
  | {
      readonly kind: "thrown";
      /** The thrown value or error. */
      readonly thrown: PackedThrown;
    }
  /** What the running call tells. */
  | {
      readonly kind: "report";
      /** As a structured clone. */
      readonly report: unknown;
    }
  /** The module cannot be called from a thread, and none of it has run. */
  | {
      readonly kind: "refused";
      /** Why, as the rest of a sentence. */
      readonly reason: string;
    }
  /** An error that was not caught, and the call that caused it; null if that is unknown. */
  | {
      readonly kind: "uncaught";
      readonly thrown: PackedThrown;
      /** The call that caused it; null if that is unknown. */
      readonly by: CallId | null;
    }
  /** The code called `process.exit()`. */
  | { readonly kind: "exit"; readonly by: CallId | null };

/** The data with which a thread is started. */
export interface ThreadData {
  /** The thread's end of the channel. Nodes remain free to use `parentPort`. */
  readonly icosianPort: unknown;
}

/** A thrown value as plain data, because a structured clone of an error keeps only its message and its stack. */
export type PackedThrown =
  | {
      readonly kind: "value";
      /** The thrown value, if it is not an error. */
      readonly value: unknown;
    }
  | {
      readonly kind: "error";
      /** Name of the error: `TypeError`. */
      readonly name: string;
      /** Message of the error. */
      readonly message: string;
      /** Stack of the error in the thread where it was thrown. */
      readonly stack: string | undefined;
      /** The error's `cause`; null if it has none. */
      readonly cause: PackedThrown | null;
      /** The `errors` of an `AggregateError`; null for other errors. */
      readonly errors: readonly PackedThrown[] | null;
      /** The error's other own properties that can be copied. */
      readonly properties: Readonly<Record<string, unknown>>;
    };
