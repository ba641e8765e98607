/** What jobs and their results consist of: plain JSON with names and content keys, never values or code. */

/** Version of the form of payloads. A worker refuses others. */
export const PAYLOAD_FORMAT = 1;

/** One node of a job. */
export interface JobStep {
  /** Name of the node. */
  readonly node: string;
  /**
   * Where each of its inputs comes from: the index of one of the job's inputs, or for the value of an earlier step the
   * complement of its index, `~0`, `~1`, …
   */
  readonly inputs: readonly number[];
}

/** One job: the node to compute, the keys of its inputs, and the keys under which to store what comes of it. */
export interface JobPayload {
  /** The {@link PAYLOAD_FORMAT} of the sender. */
  readonly format: number;
  /** Name of the node. */
  readonly node: string;
  /** What is computed, in order: nodes that travel with the node, and last the node itself. */
  readonly steps: readonly JobStep[];
  /** The code version of all of that, which has to be that of the worker. */
  readonly version: string;
  /** Id of the run. */
  readonly runId: string;
  /** The number of the attempt, from 1. */
  readonly attempt: number;
  /** The key of the record for the value. */
  readonly key: string;
  /** The key of the record that tells why there is no value. It belongs to this submission alone. */
  readonly failureKey: string;
  /**
   * For one computation, the keys of the records of what it needs, in order; null for what is absent. For a batch, the only
   * key is that of a list with the values for each computation, without those that are absent.
   */
  readonly inputs: readonly (string | null)[];
  /** The number of computations of a batch; null for one computation, whose record has the value itself. */
  readonly batch: number | null;
  /** Which inputs of the steps are absent, by index. */
  readonly absent: readonly number[];
}

/** What a worker answers. The truth is the store: this only tells whether to look there. */
export type JobResult =
  | {
      /** The value, or why there is none, is in the store. */
      readonly kind: "stored";
      /** The worker that answers. */
      readonly worker: string;
    }
  | {
      /** The worker has other code, or no such node. */
      readonly kind: "refused";
      /** The worker that answers. */
      readonly worker: string;
      /** Why, as a sentence of its own. */
      readonly reason: string;
    }
  | {
      /** The store has lost inputs. */
      readonly kind: "missing";
      /** The worker that answers. */
      readonly worker: string;
    };

/** What is told while a job runs. */
export type JobReport =
  | {
      readonly kind: "progress";
      /** The worker that tells it. */
      readonly worker: string;
      /** What the function told. */
      readonly progress: unknown;
    }
  | {
      readonly kind: "warning";
      /** The worker that tells it. */
      readonly worker: string;
      /** The warning itself. */
      readonly message: string;
      /** Facts about it by name. */
      readonly details: Readonly<Record<string, unknown>>;
    };

/** Reads a payload that comes from a queue; null if it is none of this form. */
export function readPayload(value: unknown): JobPayload | null {
  const given = Object(value) as Readonly<Record<keyof JobPayload, unknown>>;
  const isRight =
    given.format === PAYLOAD_FORMAT &&
    [given.node, given.version, given.runId].every((text) => typeof text === "string") &&
    [given.key, given.failureKey].every(isKey) &&
    isCount(given.attempt) &&
    (given.batch === null || isCount(given.batch)) &&
    Array.isArray(given.inputs) &&
    given.inputs.every((key) => key === null || isKey(key)) &&
    (given.batch === null || (given.inputs.length === 1 && given.inputs[0] !== null)) &&
    Array.isArray(given.steps) &&
    given.steps.length > 0 &&
    given.steps.every(isStep) &&
    (given.steps.at(-1) as JobStep).node === given.node &&
    Array.isArray(given.absent) &&
    given.absent.every(isIndex) &&
    (given.batch !== null || readsWhatIsThere(given.steps as readonly JobStep[], given.inputs, given.absent));
  // A cast because every property has been checked.
  return isRight ? (value as JobPayload) : null;
}

function isStep(value: unknown, index: number): boolean {
  const { node, inputs } = Object(value) as Readonly<Record<keyof JobStep, unknown>>;
  const isSource = (each: unknown): boolean => Number.isSafeInteger(each) && (each as number) >= -index;
  return typeof node === "string" && Array.isArray(inputs) && inputs.every(isSource);
}

/** Whether one computation has all that its steps read. The inputs of a batch are counted when it is read. */
function readsWhatIsThere(steps: readonly JobStep[], inputs: readonly unknown[], absent: readonly unknown[]): boolean {
  const isRight = inputs.every((key, at) => (key === null) === absent.includes(at));
  return isRight && steps.every((step) => step.inputs.every((input) => input < inputs.length));
}

function isKey(value: unknown): boolean {
  return typeof value === "string" && /^[0-9a-f]{64}$/.test(value);
}

function isIndex(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 1;
}
