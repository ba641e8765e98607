/** An adapter that writes runs and nodes as spans of OpenTelemetry. */
import { trace, type Attributes } from "@opentelemetry/api";
import { CONNECT, RECORDS, WRAP, type OwnAdapter } from "../adapter-parts.js";
import { FailureReporter } from "../failure-reporter.js";
import type { NodeInfo, RunWarning } from "../hook-records.js";
import type { LifecycleAdapter } from "../lifecycle-adapter.js";
import { toRunOutcome } from "../run-outcome.js";
import { VERSION } from "../../version.js";
import { inSpan } from "./in-span.js";
import { toNodeSpan, type NodeSpan } from "./node-span.js";
import { toErrorAttributes } from "./record-failure.js";
import { RunSpans } from "./run-spans.js";
import { readTelemetryOptions, type OpenTelemetryOptions } from "./telemetry-options.js";

/**
 * Writes each run as a span, and each node that it computes as a child of that span, through `@opentelemetry/api`. Until
 * the program registers a provider, nothing is written.
 *
 * The span of a run is a child of the span that is active where the run is asked for. While a node is computed, its
 * span is the active one, so spans that the node's own code starts become its children. Failures have the status ERROR
 * and the exception; retries and warnings are events. Values of inputs and nodes are never written.
 *
 * What goes wrong in the tracing itself does not fail the run; it is reported once, as a warning.
 *
 * @param options - All are optional. Wrong ones are reported as ICO6016.
 * @throws DataflowError ICO6016 with everything that is wrong with the options.
 * @example
 * ```ts
 * import { dataflow } from "@icosian/runtime";
 * import { openTelemetry } from "@icosian/runtime/opentelemetry";
 * import * as features from "./features.js";
 *
 * const flow = dataflow({
 *   modules: [features],
 *   adapters: [openTelemetry({ attributes: { "deployment.environment.name": "staging" }, tags: ["owner"] })],
 * });
 * ```
 * @hamilton plugins.h_opentelemetry.OpenTelemetryTracer
 * @see https://opentelemetry.io/docs/specs/otel/trace/api/
 */
export function openTelemetry(options?: OpenTelemetryOptions): LifecycleAdapter {
  const ready = readTelemetryOptions(options);
  const runs = new Map<string, RunSpans>();
  const nodes = new WeakMap<NodeInfo, NodeSpan>();
  const failures = new FailureReporter("`openTelemetry` could not record a span");

  function toSpan(node: NodeInfo): NodeSpan {
    let span = nodes.get(node);
    if (span === undefined) nodes.set(node, (span = toNodeSpan(node, ready.tags)));
    return span;
  }

  const onFailure = (thrown: unknown): void => failures.report(thrown);
  const wrappers = [inSpan({ toSpan, findRun: (runId) => runs.get(runId), onFailure })];

  const adapter: OwnAdapter = {
    name: "openTelemetry",
    ...(ready.appliesTo && { appliesTo: ready.appliesTo }),
    [RECORDS]: true,
    [CONNECT]: (warn) => failures.connect(warn),
    [WRAP]: () => wrappers,
    preGraphExecute: failures.guard((record) => {
      const run = new RunSpans(ready.tracer ?? trace.getTracer(ready.tracerName, VERSION), ready, record);
      if (run.isTraced) runs.set(record.runId, run);
    }),
    postGraphExecute: failures.guard((record) => {
      const run = runs.get(record.runId);
      runs.delete(record.runId);
      run?.end(record, toRunOutcome(record));
    }),
    postNodeExecute: failures.guard((record) => runs.get(record.runId)?.endNode(record, toSpan)),
    onRetry: failures.guard(({ runId, node, items, attempt, error, delayMs }) => {
      runs
        .get(runId)
        ?.findAround(node.name, items)
        .addEvent("icosian.retry", {
          "icosian.attempt": attempt,
          "icosian.delay_ms": delayMs,
          ...toErrorAttributes(error, ready.recordExceptions ? "whole" : "type"),
        });
    }),
    preItemExecute: failures.guard((record) => runs.get(record.runId)?.startItem(record)),
    postItemExecute: failures.guard((record) => runs.get(record.runId)?.endItem(record)),
    onWarning: failures.guard((warning) => {
      const { runId, node } = warning;
      if (runId === null) return;
      runs
        .get(runId)
        ?.findAround(node?.name ?? null, [])
        .addEvent("icosian.warning", toWarningAttributes(warning));
    }),
  };
  return adapter;
}

function toWarningAttributes({ node, message, details }: RunWarning): Attributes {
  const attributes: Attributes = { "icosian.message": message };
  if (node !== null) attributes["icosian.node"] = node.name;
  for (const [name, value] of Object.entries(details))
    if (typeof value === "string" || typeof value === "number" || typeof value === "boolean")
      attributes[`icosian.detail.${name}`] = value;
  return attributes;
}
