/** An adapter that tells a lineage server about runs, and about the data that they load and save. */
import { describeThrown } from "../../errors/words.js";
import { CONNECT, type OwnAdapter } from "../adapter-parts.js";
import { FailureReporter } from "../failure-reporter.js";
import type { GraphExecuted, GraphExecution } from "../hook-records.js";
import type { LifecycleAdapter } from "../lifecycle-adapter.js";
import { toRunOutcome } from "../run-outcome.js";
import { VERSION } from "../../version.js";
import type { Deliver } from "./delivery.js";
import { EventQueue } from "./event-queue.js";
import { GraphIndex } from "./graph-index.js";
import type { LineageEvent, LineageFacets, LineageJob } from "./lineage-event.js";
import { readLineageOptions, type OpenLineageOptions, type ReadyLineageOptions } from "./lineage-options.js";
import { createPost } from "./post-event.js";
import { RunTrace } from "./run-trace.js";
import { EVENT_SCHEMA, PRODUCER, toFacet } from "./to-facet.js";

/** A run that has started. */
interface StartedRun {
  readonly trace: RunTrace;
  readonly job: LineageJob;
  readonly outputs: readonly string[];
}

/**
 * Sends an OpenLineage event when a run starts, and another one when it ends: COMPLETE, FAIL or ABORT. The second event
 * has the datasets that the metadata of loaders and savers describe.
 *
 * Events wait in a queue and are delivered in the background, in their order. A run never waits for them, and never
 * fails because of them: what could not be delivered is reported as a warning. `close()` of the dataflow waits until all
 * events are delivered; a program that ends without it may lose the events that are waiting for a retry.
 *
 * @param options - Wrong ones are reported as ICO6016.
 * @throws DataflowError ICO6016 with everything that is wrong with the options.
 * @example
 * ```ts
 * import { dataflow } from "@icosian/runtime";
 * import { openLineage } from "@icosian/runtime/openlineage";
 * import * as features from "./features.js";
 *
 * const lineage = openLineage({ url: "http://localhost:5000", namespace: "marketing", jobName: "features" });
 * const flow = dataflow({ modules: [features], adapters: [lineage] });
 * await flow.execute(["spendMean"], { inputs: { spend: Float64Array.of(10, 20) } });
 * await flow.close();
 * ```
 * @hamilton plugins.h_openlineage.OpenLineageAdapter
 * @see https://openlineage.io/docs/spec/object-model
 */
export function openLineage(options: OpenLineageOptions): LifecycleAdapter {
  const ready = readLineageOptions(options);
  const failures = new FailureReporter("`openLineage` could not describe a run");
  // Only a server gets an event again; a function of the user may have done its work before it threw.
  const queue = new EventQueue(toDeliver(ready), ready.url === undefined ? { ...ready, retries: 0 } : ready, failures);
  const graphs = new GraphIndex();
  const runs = new Map<string, StartedRun>();

  const adapter: OwnAdapter = {
    name: "openLineage",
    ...(!ready.nodes && { appliesTo: ({ type, tags }) => isAboutData(type, tags) }),
    [CONNECT]: (warn) => failures.connect(warn),
    postGraphConstruct: failures.guard(({ graph }) => graphs.add(graph)),
    preGraphExecute: failures.guard((record) => {
      const run = { trace: new RunTrace(ready, graphs), job: toJob(ready, record), outputs: [...record.outputs] };
      runs.set(record.runId, run);
      queue.push(toEvent("START", record.runId, run, ready, {}));
    }),
    postNodeExecute: failures.guard((record) => runs.get(record.runId)?.trace.add(record)),
    postGraphExecute: failures.guard((record) => {
      const run = runs.get(record.runId);
      runs.delete(record.runId);
      if (run !== undefined) queue.push(toLastEvent(record, run, ready));
    }),
    close: () => queue.flush(),
  };
  return adapter;
}

function toDeliver(options: ReadyLineageOptions): Deliver {
  const { url, file, send } = options;
  if (url !== undefined) return createPost(url, options);
  if (send !== undefined) return async (event) => send(event);
  return async (event) => {
    // Loaded with the first event, because nothing else needs `node:fs`. One of the three targets is given.
    const { appendLine } = await import("#append-line");
    await appendLine(file!, JSON.stringify(event));
  };
}

function isAboutData(type: string, tags: Readonly<Record<string, unknown>>): boolean {
  return type === "ValidationResult" || "icosian.dataLoader" in tags || "icosian.dataSaver" in tags;
}

function toJob(options: ReadyLineageOptions, record: GraphExecution): LineageJob {
  const { namespace, jobName, documentation, sourceCode } = options;
  const jobType = { processingType: "BATCH", integration: "ICOSIAN", jobType: "DATAFLOW" };
  return {
    namespace,
    name: typeof jobName === "string" ? jobName : jobName(record),
    facets: {
      jobType: toFacet("JobTypeJobFacet", jobType),
      ...(documentation !== undefined && {
        documentation: toFacet("DocumentationJobFacet", { description: documentation, contentType: "text/plain" }),
      }),
      ...(sourceCode !== undefined && {
        sourceCodeLocation: toFacet("SourceCodeLocationJobFacet", { ...sourceCode }),
      }),
    },
  };
}

function toLastEvent(record: GraphExecuted, run: StartedRun, options: ReadyLineageOptions): LineageEvent {
  const outcome = toRunOutcome(record);
  const facets: LineageFacets = {
    ...(outcome !== "success" && { errorMessage: toErrorFacet(record.error) }),
    ...(options.nodes && { icosian_nodes: run.trace.toNodesFacet(run.outputs) }),
  };
  const type = outcome === "success" ? "COMPLETE" : outcome === "aborted" ? "ABORT" : "FAIL";
  const event = toEvent(type, record.runId, run, options, facets);
  return { ...event, inputs: run.trace.toInputs(), outputs: run.trace.toOutputs() };
}

/** The stack is that of the user's error, if there is one, because it shows where the node failed. */
function toErrorFacet(error: unknown): LineageFacets[string] {
  const { cause, stack }: { readonly cause?: unknown; readonly stack?: unknown } = error instanceof Error ? error : {};
  const shown: unknown = cause instanceof Error ? cause.stack : stack;
  return toFacet("ErrorMessageRunFacet", {
    message: describeThrown(error),
    programmingLanguage: "TypeScript",
    stackTrace: typeof shown === "string" ? shown : undefined,
  });
}

function toEvent(
  eventType: LineageEvent["eventType"],
  runId: string,
  { job }: StartedRun,
  { parentRun }: ReadyLineageOptions,
  facets: LineageFacets,
): LineageEvent {
  const engine = { version: VERSION, name: "Icosian", openlineageAdapterVersion: VERSION };
  const parent = parentRun && {
    run: { runId: parentRun.runId },
    job: { namespace: parentRun.namespace, name: parentRun.name },
  };
  return {
    eventType,
    eventTime: new Date().toISOString(),
    producer: PRODUCER,
    schemaURL: EVENT_SCHEMA,
    run: {
      runId: toUuid(runId),
      facets: {
        processing_engine: toFacet("ProcessingEngineRunFacet", engine),
        ...(parent && { parent: toFacet("ParentRunFacet", parent) }),
        ...facets,
      },
    },
    job,
    inputs: [],
    outputs: [],
  };
}

/** Writes a run id, 32 hexadecimal digits, as a UUID. */
function toUuid(runId: string): string {
  return runId.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
