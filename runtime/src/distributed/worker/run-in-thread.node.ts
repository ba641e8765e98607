/** What runs in the threads of a worker: the same jobs, for functions that would block the process. */
import { isDataflow } from "../../extend-dataflow.js";
import { loadModule } from "../../workers/load-module.node.js";
import { reportFromThread } from "../../workers/in-thread.js";
import { PATIENCE_MS } from "../distribute-options.js";
import type { JobPayload, JobResult } from "../jobs/job-payload.js";
import { JobRunner } from "./job-runner.node.js";
import { openFlow } from "./open-flow.js";

/** Where a thread finds the dataflow. */
export interface FlowAddress {
  /** URL or path of the module. */
  readonly href: string;
  /** The name under which the module exports the dataflow. */
  readonly exportName: string;
  /** The name of the worker. */
  readonly worker: string;
}

const runners = new Map<string, Promise<JobRunner>>();

/** Runs one job. Terminating the thread ends it. */
export async function runInThread(address: FlowAddress, payload: JobPayload): Promise<JobResult> {
  const key = `${address.exportName} ${address.href}`;
  const loading = runners.get(key) ?? load(address);
  runners.set(key, loading);
  const runner = await loading;
  return await runner.run(payload, { signal: new AbortController().signal, report: reportFromThread });
}

async function load({ href, exportName, worker }: FlowAddress): Promise<JobRunner> {
  const { [exportName]: flow } = await loadModule({ href, served: null, source: null }, null, new Map());
  if (!isDataflow(flow)) throw new Error(`${href} exports no dataflow as \`${exportName}\`.`);
  const { environment, distribution } = openFlow(flow);
  if (distribution === null) throw new Error(`The dataflow \`${exportName}\` of ${href} has no \`distribute\`.`);
  const { store, codecs = [], patienceMs = PATIENCE_MS } = distribution;
  return new JobRunner({ environment, store, codecs, worker, patienceMs });
}
