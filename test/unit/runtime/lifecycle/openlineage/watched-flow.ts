/** A dataflow with one adapter, whose warnings are collected. */
import type { LifecycleAdapter } from "@icosian/runtime";

let count = 0;

/** Runs a dataflow of one node. */
export interface WatchedFlow {
  /** The messages of all warnings. */
  readonly warnings: string[];
  /** Runs once and returns the run id as a UUID. */
  run(): string;
  close(): Promise<void>;
}

export function openFlow(adapter: LifecycleAdapter): WatchedFlow {
  const warnings: string[] = [];
  const connect = (adapter as unknown as Record<symbol, (warn: (message: string) => void) => void>)[
    Symbol.for("icosian.connectAdapter")
  ];
  connect?.((message) => void warnings.push(message));
  return {
    warnings,
    run: () => {
      const runId = String(++count).padStart(32, "0");
      const common = { runId, outputs: ["a"] };
      void adapter.preGraphExecute?.({ ...common, inputs: {}, overrides: {}, config: {} });
      void adapter.postGraphExecute?.({ runId, success: true, results: {}, error: undefined, durationMs: 1 });
      return `00000000-0000-0000-0000-${runId.slice(20)}`;
    },
    close: async () => adapter.close?.(),
  };
}
