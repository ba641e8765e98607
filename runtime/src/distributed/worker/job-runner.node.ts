/** Runs jobs: reads the inputs from the store, computes, and writes the value before it answers. */
import { createNodeHasher } from "../../cache/create-hasher.node.js";
import { StoredValues, type FoundValue, type StoredFacts } from "../../cache/entries/stored-values.node.js";
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
import { hasFailed, toStored } from "./stored-outcomes.js";
import { RunnableNode } from "./runnable-node.node.js";

/** Where a runner reads and writes, and who it is. */
export interface RunnerSettings {
  /** The dataflow. */
  readonly environment: Environment;
  /** The store of the values. */
  readonly store: CacheStore;
  /** How instances of classes are stored. */
  readonly codecs: readonly ValueCodec[];
  /** The name of the worker. */
  readonly worker: string;
}

/** Runs the jobs of one dataflow. It calls no function that is not a node of the dataflow. */
export class JobRunner {
  readonly #settings: RunnerSettings;
  readonly #stored: StoredValues;
  readonly #nodes = new Map<string, RunnableNode>();
  #fault: unknown = null;

  constructor(settings: RunnerSettings) {
    this.#settings = settings;
    this.#stored = new StoredValues(settings.store, settings.codecs, (_, thrown) => (this.#fault = thrown));
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
   * @throws Error if the store cannot be used; the job fails, and is given to another worker.
   */
  async run(payload: JobPayload, control: JobControl): Promise<JobResult> {
    const { worker, store } = this.#settings;
    const steps = this.find(payload);
    if (typeof steps === "string") return { kind: "refused", worker, reason: `Worker ${worker}: ${steps}` };
    const [isKnown, ...inputs] = await Promise.all([
      store.has(`records/${payload.key}`),
      ...payload.inputs.map((key) => (key === null ? null : this.#stored.find(key))),
    ]);
    // Another worker has computed it, and died before it could say so.
    if (isKnown) return { kind: "stored", worker };
    if (inputs.some((input) => input?.kind === "missing")) return this.#toMissing();
    // A cast because none is missing.
    const found = inputs as readonly (FoundValue | null)[];
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
    await this.#store({ payload, found, outcomes, digest: hash.digest, durationMs });
    return { kind: "stored", worker };
  }

  #toMissing(): JobResult {
    const fault = this.#fault;
    this.#fault = null;
    if (fault !== null) throw fault;
    return { kind: "missing", worker: this.#settings.worker };
  }

  async #compute(
    steps: readonly RunnableStep[],
    { batch, absent, runId, attempt }: JobPayload,
    found: readonly (FoundValue | null)[],
    { signal, report }: JobControl,
  ): Promise<readonly JobOutcome[]> {
    const { worker } = this.#settings;
    // A cast because the coordinator has written a list of lists.
    const lists = batch === null ? null : (found[0]!.value as readonly (readonly unknown[])[]);
    const rows = lists?.map((list) => spread(list, absent)) ?? [found.map((input) => input?.value)];
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
          // Whoever has aborted it wants no outcome.
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

  async #store({ payload, found, outcomes, digest, durationMs }: Computed): Promise<void> {
    const { node, key, failureKey, version } = payload;
    const facts: StoredFacts = {
      key: hasFailed(outcomes) ? failureKey : key,
      node,
      codeVersion: version,
      inputs: found.map((input) => input?.record.dataVersion ?? null),
      dataVersion: Buffer.from(digest).toString("hex"),
      format: null,
      durationMs,
    };
    const prepared = this.#stored.prepare(facts, toStored(payload, outcomes));
    if (prepared === undefined)
      throw new Error(`The store ${this.#settings.store.name ?? ""} is read-only, and a worker writes.`);
    if (typeof prepared === "string") throw new Error(prepared);
    await this.#stored.put(prepared);
  }
}

/** One node of a job, and where its inputs come from. */
interface RunnableStep {
  readonly node: RunnableNode;
  readonly inputs: readonly number[];
}

/** What has come of a job, before it is stored. */
interface Computed {
  readonly payload: JobPayload;
  readonly found: readonly (FoundValue | null)[];
  readonly outcomes: readonly JobOutcome[];
  readonly digest: Uint8Array;
  readonly durationMs: number;
}

/** Puts the values of a row where those are that are not absent. */
function spread(values: readonly unknown[], absent: readonly number[]): readonly unknown[] {
  let next = 0;
  return Array.from({ length: values.length + absent.length }, (_, at) =>
    absent.includes(at) ? undefined : values[next++],
  );
}
