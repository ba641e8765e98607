/** A node that is computed elsewhere: what its wrapper does in place of calling its function. */
import type { FoundValue, Lookup } from "../../cache/entries/stored-values.node.js";
import type { NodeCall } from "../../execute/call/node-call.js";
import type { NodeVariable } from "../../graph/graph.js";
import type { RemoteSettings } from "../../graph/node-definition.js";
import { toNodeVersion } from "../../versions/node-version.js";
import { unpackFailure, type JobFailure, type JobOutcome } from "../jobs/job-failure.node.js";
import { toFailureKey, toOwnKey } from "../jobs/job-keys.node.js";
import { PAYLOAD_FORMAT, type JobPayload } from "../jobs/job-payload.js";
import type { Job } from "../queue/job-queue.js";
import type { CoordinatorParts } from "./coordinator-parts.node.js";
import { ItemBatch, type RemoteCall } from "./item-batch.js";
import type { JobAnswer } from "./outstanding-job.js";
import type { RunValues } from "./run-values.node.js";
import { sendInputs, type SentInputs, type SentNode } from "./send-inputs.node.js";

/** A node in one plan. */
export class RemoteNode {
  readonly #sent: SentNode;
  readonly #settings: RemoteSettings;
  readonly #priority: number;
  readonly #parts: CoordinatorParts;
  /** Whether a value that is in the store already may be used. */
  readonly #mayReuse: boolean;
  readonly #batches = new WeakMap<RunValues, ItemBatch>();

  /** @param priority - The number of nodes that wait, on the longest path from the node to an end. */
  constructor(sent: SentNode, settings: RemoteSettings, priority: number, parts: CoordinatorParts) {
    this.#sent = sent;
    this.#settings = settings;
    this.#priority = priority;
    this.#parts = parts;
    this.#mayReuse = sent.steps.every(
      ({ node: { definition } }) => toNodeVersion(definition).gaps.length === 0 && parts.mayReuse(definition),
    );
  }

  /** Computes the node for some values of its inputs. */
  compute(call: NodeCall): Promise<unknown> {
    const values = this.#parts.runOf(call);
    const { batch } = this.#settings;
    let stop = (): void => {};
    const computed = new Promise((resolve, reject) => {
      // Also as long as the store takes nothing, or a batch is not full.
      stop = call.onOver(() => reject(call.reason));
      const remote: RemoteCall = { call, resolve, reject };
      if (batch === 1 || call.frame.items.length === 0) return void this.#begin([remote], values);
      const open = this.#batches.get(values) ?? new ItemBatch(batch, (list) => void this.#begin(list, values));
      this.#batches.set(values, open);
      open.add(remote);
    });
    return computed.finally(() => stop());
  }

  /** Computes one call, or several of them together, by one job. */
  async #begin(all: readonly RemoteCall[], values: RunValues): Promise<void> {
    const calls = dropOver(all);
    if (calls.length === 0) return;
    try {
      const { stored, turns } = this.#parts;
      let finding: Lookup | PromiseLike<Lookup> | null = null;
      const { inputs, key: ownKey } = await this.#send(calls, values, (key) => {
        if (this.#mayReuse) finding = turns.run(() => stored.find(key));
      });
      const known = await (finding as Lookup | PromiseLike<Lookup> | null);
      if (known?.kind === "found") return this.#settle(calls, known, values, "cached");
      const key = this.#mayReuse ? ownKey : toOwnKey(ownKey, calls[0]!.call.frame.run.runId, values.count());
      // Nothing tells of calls that were over before they were submitted.
      if (dropOver(calls).length > 0) this.#submit(calls, values, this.#toJob(calls, key, inputs));
    } catch (thrown) {
      for (const { reject } of calls) reject(thrown);
    }
  }

  /**
   * Settles when the inputs are in the store.
   *
   * @param begin - Called with the key of the value when the inputs are about to be written; again if that was in vain.
   */
  async #send(
    calls: readonly RemoteCall[],
    values: RunValues,
    begin: (key: string) => void = () => {},
  ): Promise<SentInputs> {
    const rows = calls.map(({ call }) => call.values);
    // Nothing is written, so nothing is known of the store.
    if (this.#sent.inputNames.length === 0) return sendInputs(this.#sent, rows, values);
    return await this.#parts.whenWritten(async () => {
      const sent = sendInputs(this.#sent, rows, values);
      begin(sent.key);
      await Promise.all(sent.inputs.flatMap((input) => input?.writing ?? []));
      return sent;
    });
  }

  #toJob(calls: readonly RemoteCall[], key: string, inputs: SentInputs["inputs"]): Job<JobPayload> {
    const { node, steps, version, inputNames } = this.#sent;
    const [{ call }] = calls as readonly [RemoteCall];
    const payload: JobPayload = {
      format: PAYLOAD_FORMAT,
      node: node.name,
      steps: steps.map((step) => ({ node: step.node.name, inputs: step.inputs })),
      version,
      runId: call.frame.run.runId,
      attempt: call.attempt,
      key,
      failureKey: toFailureKey(key, this.#parts.toSubmission()),
      inputs: inputs.map((input) => input?.key ?? null),
      batch: calls.length > 1 ? calls.length : null,
      absent: inputNames.flatMap((input, at) => (input === null ? [at] : [])),
    };
    const { timeoutMs } = this.#settings;
    return { id: key, node: node.name, priority: this.#priority, timeoutMs, payload };
  }

  /** The node that has failed: perhaps one that travelled with the node. */
  #nodeOf({ node: name }: JobFailure): NodeVariable {
    const { node, steps } = this.#sent;
    return steps.find((step) => step.node.name === name)?.node ?? node;
  }

  #submit(calls: readonly RemoteCall[], values: RunValues, job: Job<JobPayload>): void {
    let left = calls.length;
    const stops = calls.map(({ call, reject }) =>
      call.onOver(() => {
        reject(call.reason);
        if (--left === 0) end();
      }),
    );
    const end = (): void => {
      for (const stop of stops) stop();
      leave();
    };
    const leave = this.#parts.board.add(job, {
      fulfil: (answer) => {
        end();
        this.#settle(calls, answer, values, "computed");
      },
      reject: (reason) => {
        end();
        for (const { reject } of calls) reject(reason);
      },
      resend: async () => {
        values.forget();
        await this.#send(calls, values);
      },
      hear: (report) => this.#parts.hear(report, calls[0]!.call),
    });
  }

  #settle(calls: readonly RemoteCall[], answer: JobAnswer, values: RunValues, outcome: "computed" | "cached"): void {
    const isBatch = calls.length > 1;
    if (answer.kind === "found" && !isBatch) values.keep(answer);
    const outcomes = answer.kind === "failed" ? answer.outcomes : toOutcomes(answer, isBatch);
    for (const [at, { call, resolve, reject }] of calls.entries()) {
      const one = outcomes[at];
      if (one === undefined) reject(new Error("A worker has answered for fewer items than it was given."));
      else if ("failure" in one) reject(unpackFailure(one.failure, this.#nodeOf(one.failure)));
      else {
        if (outcome === "cached") call.root.outcome = "cached";
        resolve(one.value);
      }
    }
  }
}

/** Rejects the calls that nobody needs any more, and returns the others. */
function dropOver(calls: readonly RemoteCall[]): readonly RemoteCall[] {
  for (const { call, reject } of calls) if (call.isOver) reject(call.reason);
  return calls.filter(({ call }) => !call.isOver);
}

function toOutcomes({ value }: FoundValue, isBatch: boolean): readonly JobOutcome[] {
  if (!isBatch) return [{ value }];
  return Array.isArray(value) ? value.map((each: unknown) => ({ value: each })) : [];
}
