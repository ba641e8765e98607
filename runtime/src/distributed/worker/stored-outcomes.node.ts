/** What a job leaves in the store. */
import type { FoundValue, PreparedValue, StoredFacts, StoredValues } from "../../cache/entries/stored-values.node.js";
import type { JobOutcome } from "../jobs/job-failure.node.js";
import type { JobPayload } from "../jobs/job-payload.js";

/** What has come of a job. */
export interface Computed {
  /** The job that says what was computed, and under which keys that is stored. */
  readonly payload: JobPayload;
  /** The records of its inputs; null for what is absent. */
  readonly found: readonly (FoundValue | null)[];
  /** What came of each of its computations. */
  readonly outcomes: readonly JobOutcome[];
  /** Content hash of what is stored. */
  readonly digest: Uint8Array;
  /** What messages call the store. */
  readonly storeName: string;
  /** How long it took, in milliseconds. */
  readonly durationMs: number;
}

/** What is stored: all outcomes if one of them is a failure; otherwise the values of a batch, or the only value. */
export function toStored({ batch }: JobPayload, outcomes: readonly JobOutcome[]): unknown {
  if (hasFailed(outcomes)) return outcomes;
  const values = outcomes.map((outcome) => ("value" in outcome ? outcome.value : undefined));
  return batch === null ? values[0] : values;
}

/**
 * Serialises what a job leaves. A failure gets a key that belongs to the submission, so that nobody finds it later.
 *
 * @throws Error if the store is read-only.
 */
export function prepareOutcomes(
  stored: StoredValues,
  { payload, found, outcomes, digest, storeName, durationMs }: Computed,
): PreparedValue {
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
  const prepared = stored.prepare(facts, toStored(payload, outcomes));
  if (prepared === undefined) throw new Error(`${storeName} is read-only, and a worker writes.`);
  if (typeof prepared === "string") throw new Error(prepared);
  return prepared;
}

function hasFailed(outcomes: readonly JobOutcome[]): boolean {
  return outcomes.some((outcome) => "failure" in outcome);
}
