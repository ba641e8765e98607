/** The adapter that lets nodes be computed on other machines. */
import { randomUUID } from "node:crypto";
import { findCodecFault } from "../cache/values/find-codec-fault.js";
import { StoredValues } from "../cache/entries/stored-values.node.js";
import { toIndexes } from "../cache/log/run-log.js";
import { invalidAdapter } from "../errors/catalogue/6-adapters.js";
import { toProblem } from "../errors/catalogue-entry.js";
import { DataflowError } from "../errors/dataflow-error.js";
import type { NodeCall } from "../execute/call/node-call.js";
import type { NodeDefinition, RemoteSettings } from "../graph/node-definition.js";
import { ARRANGE, CONNECT, ITEMS_IN_FLIGHT, WRAP, type OwnAdapter, type Warn } from "../lifecycle/adapter-parts.js";
import { readOptions } from "../lifecycle/adapters/read-options.js";
import type { LifecycleAdapter } from "../lifecycle/lifecycle-adapter.js";
import { matchesTags } from "../lineage/tag-query.js";
import { toConsole } from "../quality/warn.js";
import { coarsen } from "./coordinator/coarsen.js";
import type { CoordinatorParts } from "./coordinator/coordinator-parts.node.js";
import { JobBoard } from "./coordinator/job-board.node.js";
import { toRemainingPaths } from "./coordinator/remaining-paths.js";
import { RemoteNode } from "./coordinator/remote-node.node.js";
import { RunValues } from "./coordinator/run-values.node.js";
import { StoreTurns } from "./coordinator/store-turns.js";
import { toSentNode } from "./coordinator/to-sent-node.node.js";
import { DISTRIBUTE_OPTION_KINDS, PATIENCE_MS, type DistributeOptions } from "./distribute-options.js";
import type { JobReport } from "./jobs/job-payload.js";
import { DISTRIBUTES, type DistributeAdapter } from "./distributes.js";

const IN_FLIGHT = 500;

/** How many operations of the store are under way for jobs that are not sent yet. */
const AT_STORE = 200;

/** The most items whose values are in memory because they wait for batches. */
const MOST_ITEMS = 100_000;

/**
 * Sends the nodes that are marked with `remote` to workers, `npx icosian worker FILE` or `work(flow)`; see the manual,
 * `DISTRIBUTED.md`. Everything else, and the order of all, stays with the program that executes.
 *
 * The values go through a store, by content, so a run that has died goes on where it stopped when it is started again.
 *
 * @throws DataflowError ICO6016 if an option is wrong.
 * @example
 * ```ts
 * import { dataflow } from "@icosian/runtime";
 * import { bullmq } from "@icosian/runtime/bullmq";
 * import { folder } from "@icosian/runtime/cache";
 * import { distribute } from "@icosian/runtime/distributed";
 * import * as features from "./features.js";
 *
 * const queue = bullmq({ connection: { host: "127.0.0.1", port: 6379 } });
 * export const flow = dataflow({ modules: [features], adapters: [distribute({ queue, store: folder("/shared/values") })] });
 * ```
 */
export function distribute(options: DistributeOptions): LifecycleAdapter {
  const given = readOptions<DistributeOptions>("distribute", options, DISTRIBUTE_OPTION_KINDS, ["queue", "store"]);
  const { queue, store, codecs = [], inFlight = IN_FLIGHT, patienceMs = PATIENCE_MS, nodes } = given;
  const fault = findCodecFault(codecs);
  if (fault !== null)
    throw new DataflowError([
      toProblem(invalidAdapter, "distribute", { reason: `\`codecs\` of \`distribute\`: ${fault}` }),
    ]);
  let warn: Warn = (message) => toConsole(message);
  const stored = new StoredValues(store, codecs, (_, thrown) => board.noteStoreFault(thrown));
  const board = new JobBoard({ queue, store, stored, inFlight, patienceMs, warn: (...args) => warn(...args) });
  const runs = new Map<string, RunValues>();
  let mostItems = inFlight;

  const turns = new StoreTurns(AT_STORE);
  const ownId = randomUUID();
  let submissions = 0;

  const parts: CoordinatorParts = {
    stored,
    turns,
    board,
    runOf: ({ frame }: NodeCall) => {
      const { runId } = frame.run;
      const values = runs.get(runId) ?? new RunValues(stored, codecs, turns);
      runs.set(runId, values);
      return values;
    },
    mayReuse: (definition) => given.reads !== false && isReusable(definition),
    whenWritten: (write) => board.whenWritten(write),
    toSubmission: () => `${ownId} ${++submissions}`,
    hear: (report, call) => hear(report, call, given, warn),
  };

  const settingsOf = (definition: NodeDefinition): RemoteSettings | null => {
    if (definition.remote !== undefined) return definition.remote;
    const isSelected = nodes !== undefined && matchesTags(definition.tags ?? {}, nodes.tags);
    return isSelected ? { batch: 1, timeoutMs: null, inside: definition.wrappers?.length ?? 0 } : null;
  };

  const adapter: DistributeAdapter & OwnAdapter = {
    name: "distribute",
    [DISTRIBUTES]: given,
    get [ITEMS_IN_FLIGHT]() {
      return mostItems;
    },
    [CONNECT]: (connected) => {
      warn = connected;
    },
    [ARRANGE]: (plan, graph, adapted) => coarsen(plan, { graph, nodes: adapted }),
    postGraphExecute: ({ runId }) => void runs.delete(runId),
    close: () => board.close(),
    [WRAP]: (node, complain, graph) => {
      const settings = settingsOf(node.definition);
      if (settings === null) return [];
      mostItems = Math.max(mostItems, Math.min(MOST_ITEMS, inFlight * settings.batch));
      const priority = toRemainingPaths(graph)[graph.ids.get(node.name)!] ?? 0;
      return [
        {
          kind: "`distribute`",
          makesAsync: true,
          sends: true,
          wrap: (_, task) => {
            const remote = new RemoteNode(toSentNode(node, task, graph), settings, priority, parts);
            return (call) => remote.compute(call);
          },
        },
      ];
    },
  };
  return adapter;
}

/**
 * Whether a stored value of a node may be used in place of computing it. Loaders and savers do something each time, and so
 * do nodes that say that they are not to be served from a cache.
 */
function isReusable({ tags = {}, caching }: NodeDefinition): boolean {
  const behavior = caching?.behavior ?? null;
  if (behavior !== null) return behavior === "default";
  return tags["icosian.dataLoader"] === undefined && tags["icosian.dataSaver"] === undefined;
}

function hear(report: JobReport, call: NodeCall, { onProgress }: DistributeOptions, warn: Warn): void {
  const { runId } = call.frame.run;
  const { worker } = report;
  const { name: node } = call.node;
  const items = call.frame.items.toReversed();
  try {
    if (report.kind === "progress") onProgress?.({ runId, node, items, worker, progress: report.progress });
    else warn(report.message, { ...report.details, runId, node, items: toIndexes(call.frame.items), worker });
  } catch (thrown) {
    warn(`\`onProgress\` of \`distribute\` failed: ${String(thrown)}`, { runId, node });
  }
}
