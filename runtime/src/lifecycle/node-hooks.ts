/** Hooks that are ready to be called, and those of one node. */

/** One hook of one adapter. */
export interface Hook {
  /** The adapter, as messages name it. */
  readonly adapter: string;
  /** Name of the hook. */
  readonly name: string;
  /** Whether the adapter's method is declared as an async function. */
  readonly isAsync: boolean;
  /** Whether the adapter hears warnings only to record them. */
  readonly onlyRecords?: boolean;
  /** Calls the adapter's method. */
  readonly call: (record: object) => unknown;
}

/** The names of the hooks that are about one node. */
export type NodeHookName =
  "preNodeExecute" | "postNodeExecute" | "onRetry" | "preItemExecute" | "postItemExecute" | "postExpand" | "onWarning";

/** The hooks of the adapters that apply to a node, in the order in which they are called. */
export type NodeHooks = Readonly<Record<NodeHookName, readonly Hook[]>>;
