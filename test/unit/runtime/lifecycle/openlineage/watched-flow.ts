/** A dataflow with one adapter, whose warnings are collected. */
import type { LifecycleAdapter } from "@icosian/runtime";
import { define, makeModule } from "../../make-module.ts";
import { build } from "../../untyped.ts";

/** Runs a dataflow of one node. */
export interface WatchedFlow {
  /** The messages of all warnings. */
  readonly warnings: readonly string[];
  /** Runs once, without waiting for anything, and returns the run id as a UUID. */
  run(): string;
  close(): Promise<void>;
}

const module = makeModule(
  "src/a.ts",
  define("a", ["x"], (x: number) => x + 1),
);

/** Builds a dataflow with an adapter. */
export function openFlow(adapter: LifecycleAdapter): WatchedFlow {
  const warnings: string[] = [];
  let lastId = "";
  const watch: LifecycleAdapter = {
    onWarning: ({ message }) => void warnings.push(message),
    preGraphExecute: ({ runId }) => {
      lastId = runId.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
    },
  };
  const flow = build({ modules: [module], adapters: [adapter, watch] });
  return {
    warnings,
    run: () => {
      if (flow.executeSync(["a"], { inputs: { x: 1 } })["a"] !== 2) throw new Error("The run has another value.");
      return lastId;
    },
    close: () => flow.close(),
  };
}
