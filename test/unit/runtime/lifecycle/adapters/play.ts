/** Calls the hooks of adapters in the order in which a run calls them. The clock is the test's. */
import type { ExecutionExport } from "@icosian/runtime";
import { CONNECT, type OwnAdapter } from "../../../../../runtime/src/lifecycle/adapter-parts.ts";
import type { ItemExecuted, NodeExecuted, NodeInfo } from "../../../../../runtime/src/lifecycle/hook-records.ts";
import type { LifecycleAdapter } from "../../../../../runtime/src/lifecycle/lifecycle-adapter.ts";
import { toExport } from "../../to-export.ts";

type Items = ItemExecuted["items"];

/** The info of a node of which nothing but the name matters. */
export function toNodeInfo(name: string): NodeInfo {
  const nothing = { type: "number", tags: {}, documentation: "", isExternalInput: false, source: null };
  return { name, ...nothing, codeVersion: "0".repeat(24) };
}

/**
 * A graph.
 *
 * @param dependencies - Of each node, the names of what it reads; null for an input.
 */
export function toGraph(dependencies: Readonly<Record<string, readonly string[] | null>>): ExecutionExport {
  return toExport(
    Object.entries(dependencies).map(([name, required]) =>
      required === null ? { name, kind: "input", codeVersion: null } : { name, requiredDependencies: required },
    ),
  );
}

/** A dataflow with these adapters, as far as adapters can tell. */
export class Play {
  /** Warnings that adapters reported themselves. */
  readonly warnings: string[] = [];
  readonly #adapters: readonly LifecycleAdapter[];
  readonly #config: object;

  constructor(adapters: readonly LifecycleAdapter[], graph: ExecutionExport = toGraph({}), config: object = {}) {
    this.#adapters = adapters;
    this.#config = config;
    for (const adapter of adapters) {
      (adapter as OwnAdapter)[CONNECT]?.((message, details) => {
        this.warnings.push(message);
        const { runId = null } = details as { readonly runId?: string };
        this.warn(runId, message);
      });
      adapter.postGraphConstruct?.({ graph, config: config as Readonly<Record<string, unknown>> });
    }
  }

  /** Begins a run. */
  begin(runId: string, outputs: readonly string[], inputs: object = {}, overrides: object = {}): PlayedRun {
    this.fire("preGraphExecute", { runId, outputs, inputs, overrides, config: this.#config });
    return new PlayedRun(this, runId);
  }

  /** Tells all adapters of a warning. */
  warn(runId: string | null, message: string): void {
    this.fire("onWarning", { runId, node: null, message, details: {} });
  }

  /** Calls a hook of all adapters. */
  fire(hook: keyof LifecycleAdapter, record: object): void {
    const inOrder = hook.startsWith("post") ? [...this.#adapters].reverse() : this.#adapters;
    for (const adapter of inOrder) {
      const own = adapter[hook] as ((record: object) => unknown) | undefined;
      own?.call(adapter, Object.freeze(record));
    }
  }
}

/** A run of a {@link Play}. */
export class PlayedRun {
  readonly #play: Play;
  readonly #runId: string;
  readonly #since = performance.now();

  constructor(play: Play, runId: string) {
    this.#play = play;
    this.#runId = runId;
  }

  /** Begins a node; returns the function that ends it. */
  node(name: string, items: Items = [], inputs: object = {}): (end?: Partial<NodeExecuted>) => void {
    const since = performance.now();
    const record = { runId: this.#runId, node: toNodeInfo(name), items, inputs };
    this.#play.fire("preNodeExecute", { ...record });
    return (end = {}) => {
      const outcome = end.outcome ?? ("error" in end ? "failed" : "computed");
      const success = outcome === "computed" || outcome === "cached";
      const more = { success, outcome, result: undefined, error: undefined, attempts: 1 };
      this.#play.fire("postNodeExecute", { ...record, ...more, durationMs: performance.now() - since, ...end });
    };
  }

  /** Tells that a node is tried again. */
  retry(name: string, attempt: number, error: unknown, delayMs: number, items: Items = []): void {
    this.#play.fire("onRetry", { runId: this.#runId, node: toNodeInfo(name), items, attempt, error, delayMs });
  }

  /** Begins an item of a fan-out; returns the function that ends it. */
  item(fanOut: string, items: Items): (error?: unknown) => void {
    const since = performance.now();
    const record = { runId: this.#runId, fanOut: toNodeInfo(fanOut), items };
    this.#play.fire("preItemExecute", { ...record });
    return (error) => {
      const end = { success: error === undefined, error, durationMs: performance.now() - since };
      this.#play.fire("postItemExecute", { ...record, ...end });
    };
  }

  /** Tells that a fan-out has no more items. */
  expand(name: string, count: number): void {
    this.#play.fire("postExpand", { runId: this.#runId, node: toNodeInfo(name), count });
  }

  /** Ends the run. */
  end(error?: unknown): void {
    const success = error === undefined;
    const durationMs = performance.now() - this.#since;
    const results = success ? {} : undefined;
    this.#play.fire("postGraphExecute", { runId: this.#runId, success, results, error, durationMs });
  }
}

/** The position of one item. */
export function at(fanOut: string, index: number): Items[number] {
  return { fanOut, index };
}
