/** A node that is computed elsewhere: what its wrapper does in place of calling its function. */
import type { FoundValue } from "../../cache/entries/stored-values.node.js";
import { toCacheKey } from "../../cache/keys/cache-key.node.js";
import { unsendableValue } from "../../errors/catalogue/8-distributed.js";
import { quote } from "../../errors/words.js";
import { NodeProblem } from "../../execute/call/node-problem.js";
import type { NodeCall } from "../../execute/call/node-call.js";
import type { NodeVariable } from "../../graph/graph.js";
import type { RemoteSettings } from "../../graph/node-definition.js";
import { toNodeVersion } from "../../versions/node-version.js";
import type { OpaqueValue } from "../../versions/hash-value.js";
import { toBatchKey, toFailureKey, toOwnKey } from "../jobs/job-keys.node.js";
import { PAYLOAD_FORMAT, type JobPayload } from "../jobs/job-payload.js";
import { unpackFailure, type JobOutcome } from "../jobs/job-failure.node.js";
import type { Job } from "../queue/job-queue.js";
import type { CoordinatorParts } from "./coordinator-parts.node.js";
import { describeOpaque } from "./describe-opaque.js";
import { ItemBatch } from "./item-batch.js";
import type { JobAnswer, Waiter } from "./outstanding-job.js";
import type { RunValues, SentValue } from "./run-values.node.js";

/** One computation that somebody waits for. */
export interface RemoteCall {
  /** The call with the values of the inputs. */
  readonly call: NodeCall;
  /** Receives the value. */
  readonly resolve: (value: unknown) => void;
  /** Receives what the node fails with. */
  readonly reject: (reason: unknown) => void;
}

/** A node in one plan. */
export class RemoteNode {
  readonly #node: NodeVariable;
  readonly #settings: RemoteSettings;
  readonly #priority: number;
  readonly #inputNames: readonly (string | null)[];
  readonly #parts: CoordinatorParts;
  readonly #batches = new WeakMap<RunValues, ItemBatch>();

  /**
   * @param priority - The number of remote nodes on the longest path from the node to an end.
   * @param inputNames - The names of the inputs; null for one that is absent.
   */
  constructor(
    node: NodeVariable,
    settings: RemoteSettings,
    priority: number,
    inputNames: readonly (string | null)[],
    parts: CoordinatorParts,
  ) {
    this.#node = node;
    this.#settings = settings;
    this.#priority = priority;
    this.#inputNames = inputNames;
    this.#parts = parts;
  }

  /** Computes the node for some values of its inputs. */
  compute(call: NodeCall): Promise<unknown> {
    const values = this.#parts.runOf(call);
    return new Promise((resolve, reject) => {
      const remote: RemoteCall = { call, resolve, reject };
      if (this.#settings.batch === 1 || call.frame.items.length === 0) return void this.#begin([remote], values);
      const batch =
        this.#batches.get(values) ?? new ItemBatch(this.#settings.batch, (list) => void this.#begin(list, values));
      this.#batches.set(values, batch);
      batch.add(remote);
    });
  }

  /** Computes one call, or a batch of them, by one job. */
  async #begin(all: readonly RemoteCall[], values: RunValues): Promise<void> {
    const calls = all.filter(({ call }) => !call.isOver);
    for (const { call, reject } of all) if (call.isOver) reject(call.reason);
    if (calls.length === 0) return;
    try {
      const { inputs, key, isReusable } = this.#send(calls, values);
      await this.#parts.whenWritten(() => Promise.all(inputs.map((input) => input?.writing)));
      if (isReusable) {
        const known = await this.#parts.stored.find(key);
        if (known.kind === "found") return this.#settle(calls, known, values, "cached");
      }
      this.#submit(calls, values, key, inputs);
    } catch (thrown) {
      for (const { reject } of calls) reject(thrown);
    }
  }

  /** Puts the inputs into the store, and finds the key of the value. */
  #send(calls: readonly RemoteCall[], values: RunValues): SentInputs {
    const { version, gaps } = toNodeVersion(this.#node.definition);
    const [only, ...others] = calls as readonly [RemoteCall, ...RemoteCall[]];
    const isBatch = others.length > 0;
    const name = this.#node.definition.parameters.includes("context") ? this.#node.name : null;
    const read = this.#inputNames.map((input) => input !== null);
    const each = isBatch
      ? [calls.map(({ call }) => call.values.filter((_, at) => read[at] === true))]
      : only.call.values.map((value, at) => (read[at] === true ? value : ABSENT));
    const inputs = each.map((value): SentValue | null => {
      if (value === ABSENT) return null;
      const hash = values.versionOf(value);
      const sent = hash.kind === "known" ? values.send(value, hash.version) : hash;
      if (sent.kind === "opaque") throw this.#toUnsendable(calls, sent, values);
      return sent;
    });
    const versions = inputs.map((input) => input?.version ?? null);
    const ownKey = isBatch
      ? toBatchKey(version, versions[0]!, name)
      : toCacheKey(
          version,
          versions,
          this.#inputNames.map(() => false),
          name,
        );
    const isReusable = gaps.length === 0 && this.#parts.mayReuse(this.#node.definition);
    const key = isReusable ? ownKey : toOwnKey(ownKey, only.call.frame.run.runId, values.count());
    return { inputs, key, isReusable };
  }

  #submit(calls: readonly RemoteCall[], values: RunValues, key: string, inputs: readonly (SentValue | null)[]): void {
    const [{ call }] = calls as readonly [RemoteCall];
    const payload: JobPayload = {
      format: PAYLOAD_FORMAT,
      node: this.#node.name,
      version: toNodeVersion(this.#node.definition).version,
      runId: call.frame.run.runId,
      attempt: call.attempt,
      key,
      failureKey: toFailureKey(key, this.#parts.toSubmission()),
      inputs: inputs.map((input) => input?.key ?? null),
      batch: calls.length > 1 ? calls.length : null,
      absent: this.#inputNames.flatMap((input, at) => (input === null ? [at] : [])),
    };
    const job: Job<JobPayload> = {
      id: key,
      node: this.#node.name,
      priority: this.#priority,
      timeoutMs: this.#settings.timeoutMs,
      payload,
    };
    let left = calls.length;
    let leave = (): void => {};
    const stops = calls.map(({ call: each, reject }) =>
      each.onOver(() => {
        reject(each.reason);
        if (--left === 0) leave();
      }),
    );
    const done = (): void => {
      for (const stop of stops) stop();
    };
    const waiter: Waiter = {
      fulfil: (answer) => {
        done();
        this.#settle(calls, answer, values, "computed");
      },
      reject: (reason) => {
        done();
        for (const { reject } of calls) reject(reason);
      },
      resend: async () => {
        values.forget();
        const again = this.#send(calls, values);
        await Promise.all(again.inputs.map((input) => input?.writing));
      },
      hear: (report) => this.#parts.hear(report, call),
    };
    leave = this.#parts.board.add(job, waiter);
  }

  #settle(calls: readonly RemoteCall[], answer: JobAnswer, values: RunValues, outcome: "computed" | "cached"): void {
    const isBatch = calls.length > 1;
    if (answer.kind === "found" && !isBatch) values.keep(answer);
    const outcomes = answer.kind === "failed" ? answer.outcomes : toOutcomes(answer, isBatch);
    calls.forEach(({ call, resolve, reject }, at) => {
      const one = outcomes[at];
      if (one === undefined) return reject(new Error("A worker has answered for fewer items than it was given."));
      if ("failure" in one) return reject(unpackFailure(one.failure, this.#node));
      if (outcome === "cached") call.root.outcome = "cached";
      resolve(one.value);
    });
  }

  /** Names the input that is no data. In a batch, it is looked for. */
  #toUnsendable(calls: readonly RemoteCall[], fault: OpaqueValue, values: RunValues): unknown {
    for (const { call } of calls)
      for (const [at, value] of call.values.entries()) {
        const version = values.versionOf(value);
        if (version.kind === "known" || this.#inputNames[at] === null) continue;
        const what = `its input ${quote(this.#inputNames[at] ?? "")}`;
        return new NodeProblem(unsendableValue, { what, reason: describeOpaque(version) });
      }
    return new NodeProblem(unsendableValue, { what: "one of its inputs", reason: describeOpaque(fault) });
  }
}

/** Stands for an input that is absent, while the others are sent. */
const ABSENT = Symbol("absent");

interface SentInputs {
  readonly inputs: readonly (SentValue | null)[];
  readonly key: string;
  readonly isReusable: boolean;
}

function toOutcomes({ value }: FoundValue, isBatch: boolean): readonly JobOutcome[] {
  if (!isBatch) return [{ value }];
  return Array.isArray(value) ? value.map((each: unknown) => ({ value: each })) : [];
}
