/** Runs jobs: reads the inputs from the store, computes, and writes the value before it answers. */
import { createNodeHasher } from "../../cache/create-hasher.node.js";
import { StoredValues, type FoundValue } from "../../cache/entries/stored-values.node.js";
import type { CacheStore } from "../../cache/stores/cache-store.js";
import { unsendableValue } from "../../errors/catalogue/8-distributed.js";
import { quote } from "../../errors/words.js";
import { NodeProblem } from "../../execute/call/node-problem.js";
import type { Environment } from "../../execute/environment.js";
import type { NodeVariable } from "../../graph/graph.js";
import { hashValue, type ValueHash } from "../../versions/hash-value.js";
import type { ValueCodec } from "../../versions/value-codec.js";
import { describeOpaque } from "../coordinator/describe-opaque.js";
import { packFailure, type JobOutcome } from "../jobs/job-failure.node.js";
import { readPayload, type JobPayload, type JobReport, type JobResult } from "../jobs/job-payload.js";
import { toStepsVersion } from "../jobs/steps-version.node.js";
import type { JobControl } from "../queue/job-queue.js";
import { hearProgress } from "../report-progress.node.js";
import { readBatch } from "./read-batch.js";
import { prepareOutcomes, toStored } from "./stored-outcomes.node.js";
import { RunnableNode } from "./runnable-node.node.js";
import { whenUsable } from "./when-usable.js";

/** Where a runner reads and writes, and who it is. */
export interface RunnerSettings {
  /** The dataflow whose nodes are computed, without adapters. */
  readonly environment: Environment;
  /** The store of the values. */
  readonly store: CacheStore;
  /** How instances of classes are stored. */
  readonly codecs: readonly ValueCodec[];
  /** The name of the worker. */
  readonly worker: string;
  /** How long a store that has gone is waited for, in milliseconds. */
  readonly patienceMs: number;
}

/** Runs the jobs of one dataflow. It calls no function that is not a node of the dataflow. */
export class JobRunner {
  readonly #settings: RunnerSettings;
  readonly #stored: StoredValues;
  readonly #nodes = new Map<string, RunnableNode>();

  constructor(settings: RunnerSettings) {
    this.#settings = settings;
    this.#stored = new StoredValues(settings.store, settings.codecs, () => {});
  }

  /** Finds what a job computes; a text that says why the worker does not compute it. */
  find(given: unknown): readonly RunnableStep[] | string {
    const payload = readPayload(given);
    if (payload === null) return "It reads jobs of another form: it has another version of Icosian.";
    const { environment } = this.#settings;
    const steps: RunnableStep[] = [];
    for (const { node: name, inputs } of payload.steps) {
      const id = environment.graph.ids.get(name);
      const variable = id === undefined ? undefined : environment.graph.variables[id];
      if (id === undefined || variable?.kind !== "node") return `Its dataflow has no node ${quote(name)}.`;
      const node = this.#nodes.get(name) ?? new RunnableNode(id, variable, environment);
      this.#nodes.set(name, node);
      if (inputs.length !== variable.definition.inputs.length) return `Its ${quote(name)} has other inputs.`;
      steps.push({ node, inputs });
    }
    const own = toStepsVersion(steps.map(({ node, inputs }) => ({ definition: node.linked, inputs })));
    if (own === payload.version) return steps;
    return `Its ${quote(payload.node)} has the code version ${own}, and the job wants ${payload.version}.`;
  }

  /**
   * Runs a job.
   *
   * @throws Error if the store cannot be used for longer than the worker waits; the job fails.
   */
  async run(payload: JobPayload, control: JobControl): Promise<JobResult> {
    const { worker, store, patienceMs } = this.#settings;
    const storeName = store.name ?? "The store";
    const steps = this.find(payload);
    if (typeof steps === "string") return { kind: "refused", worker, reason: `Worker ${worker}: ${steps}` };
    const found = await whenUsable(() => this.#read(payload), patienceMs, control.signal);
    if (found === "unreadable") throw new Error(UNREADABLE);
    if (typeof found === "string") return { kind: found, worker };
    const began = performance.now();
    let outcomes = await this.#compute(steps, payload, found, control);
    const durationMs = performance.now() - began;
    // Hashed together first, because nearly always all of them can be stored.
    let hash = this.#hash(toStored(payload, outcomes));
    if (hash.kind !== "hashed") {
      outcomes = this.#refuseOpaque(outcomes, steps.at(-1)!.node.node);
      hash = this.#hash(toStored(payload, outcomes));
    }
    if (hash.kind !== "hashed") throw new Error(`An outcome ${describeOpaque(hash)}.`);
    const prepared = prepareOutcomes(this.#stored, {
      payload,
      found,
      outcomes,
      digest: hash.digest,
      storeName,
      durationMs,
    });
    await whenUsable(async () => await this.#stored.put(prepared), patienceMs, control.signal);
    return { kind: "stored", worker };
  }

  /** Reads the inputs; `stored` if another worker has computed the value, and died before it could say so. */
  async #read({ key, inputs: keys }: JobPayload): Promise<readonly (FoundValue | null)[] | UnreadInputs> {
    const { store, codecs } = this.#settings;
    const faults: unknown[] = [];
    const stored = new StoredValues(store, codecs, (_, thrown) => faults.push(thrown));
    const [known, ...inputs] = await Promise.all([
      stored.find(key),
      ...keys.map((each) => (each === null ? null : stored.find(each))),
    ]);
    // A record alone says nothing: it may be damaged, or its bytes may be gone.
    if (known.kind === "found") return "stored";
    if (faults.length > 0) throw faults[0];
    if (inputs.every((input) => input?.kind !== "missing")) return inputs;
    const isThere = inputs.some((input) => input?.kind === "missing" && input.reason === "unreadable");
    return isThere ? "unreadable" : "missing";
  }

  async #compute(
    steps: readonly RunnableStep[],
    { batch, absent, runId, attempt }: JobPayload,
    found: readonly (FoundValue | null)[],
    { signal, report }: JobControl,
  ): Promise<readonly JobOutcome[]> {
    const { worker } = this.#settings;
    const needed = steps.flatMap(({ inputs: own }) => own);
    const rows =
      batch === null ? [found.map((input) => input?.value)] : readBatch(found[0]!.value, batch, needed, absent);
    const tell = (told: JobReport): void => report(told);
    const warn = (message: string, details: Readonly<Record<string, unknown>>): void =>
      tell({ kind: "warning", worker, message, details });
    const context = { runId, attempt, signal, warn };
    const one = async (row: readonly unknown[]): Promise<JobOutcome> => {
      const values: unknown[] = [];
      for (const { node, inputs } of steps) {
        try {
          const own = inputs.map((input) => (input < 0 ? values[~input] : row[input]));
          const value = await node.compute(
            own,
            inputs.map((input) => absent.includes(input)),
            context,
          );
          values.push(value);
        } catch (thrown) {
          // The coordinator that has aborted it wants no outcome.
          signal.throwIfAborted();
          return { failure: packFailure(thrown, node.node, worker) };
        }
      }
      return { value: values.at(-1) };
    };
    return hearProgress(
      (progress) => tell({ kind: "progress", worker, progress }),
      () => Promise.all(rows.map(one)),
    );
  }

  #hash(value: unknown): ValueHash {
    return hashValue(value, createNodeHasher, this.#settings.codecs);
  }

  /** Lets the computations fail whose values cannot be stored. */
  #refuseOpaque(outcomes: readonly JobOutcome[], node: NodeVariable): readonly JobOutcome[] {
    return outcomes.map((outcome) => {
      if (!("value" in outcome)) return outcome;
      const hash = this.#hash(outcome.value);
      if (hash.kind === "hashed") return outcome;
      const problem = new NodeProblem(unsendableValue, { what: "its value", reason: describeOpaque(hash) });
      return { failure: packFailure(problem, node, this.#settings.worker) };
    });
  }
}

/** Why inputs are not read. */
type UnreadInputs = "stored" | "missing" | "unreadable";

const UNREADABLE =
  "One of its inputs is in the store, and cannot be read. Give the worker the `codecs` of the program.";

/** One node of a job, and where its inputs come from. */
interface RunnableStep {
  readonly node: RunnableNode;
  readonly inputs: readonly number[];
}
