/** Puts the inputs of a job into the store, and finds the key of its value. */
import { toCacheKey } from "../../cache/keys/cache-key.node.js";
import { unsendableValue } from "../../errors/catalogue/8-distributed.js";
import { quote } from "../../errors/words.js";
import { NodeProblem } from "../../execute/call/node-problem.js";
import type { NodeVariable } from "../../graph/graph.js";
import type { OpaqueValue } from "../../versions/hash-value.js";
import { toBatchKey } from "../jobs/job-keys.node.js";
import { describeOpaque } from "./describe-opaque.js";
import type { RunValues, SentValue } from "./run-values.node.js";

/** What is sent together, and what it needs. */
export interface SentNode {
  /** The node whose value is wanted. */
  readonly node: NodeVariable;
  /** The nodes that are computed, the node itself last. */
  readonly steps: readonly SentStep[];
  /** The code version of the steps. */
  readonly version: string;
  /** The names of what they need; null for what is absent. */
  readonly inputNames: readonly (string | null)[];
}

/** One node that is sent. */
export interface SentStep {
  /** The node as it was linked. */
  readonly node: NodeVariable;
  /** Where its inputs come from; see `JobStep`. */
  readonly inputs: readonly number[];
}

/** The inputs of a job in the store. */
export interface SentInputs {
  /** The inputs of one computation, null for one that is absent; for a batch, a list with those of each. */
  readonly inputs: readonly (SentValue | null)[];
  /** The key of what the job gives: the same for the same code and inputs. */
  readonly key: string;
}

/**
 * Sends inputs. They are serialised at once.
 *
 * @param rows - The values of the inputs, for each computation of the job.
 * @throws NodeProblem if a value is no data; what the store throws.
 */
export function sendInputs(sent: SentNode, rows: readonly (readonly unknown[])[], values: RunValues): SentInputs {
  const { node, steps, version, inputNames } = sent;
  const isToldName = steps.some((step) => step.node.definition.parameters.includes("context"));
  const name = isToldName ? node.name : null;
  const isThere = inputNames.map((input) => input !== null);
  if (rows.length > 1) {
    const list = rows.map((row) => row.filter((_, at) => isThere[at] === true));
    const input = send(list, values) ?? refuse(sent, rows, values);
    return { inputs: [input], key: toBatchKey(version, input.version, name) };
  }
  const inputs = rows[0]!.map((value, at) =>
    isThere[at] === true ? (send(value, values) ?? refuse(sent, rows, values)) : null,
  );
  const versions = inputs.map((input) => input?.version ?? null);
  const isIgnored = inputNames.map(() => false);
  return { inputs, key: toCacheKey(version, versions, isIgnored, name) };
}

/** Sends one value; null if it is no data. */
function send(value: unknown, values: RunValues): SentValue | null {
  const hash = values.versionOf(value);
  if (hash.kind === "opaque") return null;
  const sent = values.send(value, hash.version);
  return sent.kind === "sent" ? sent : null;
}

/** Names the first input that is no data. */
function refuse({ inputNames }: SentNode, rows: readonly (readonly unknown[])[], values: RunValues): never {
  for (const row of rows)
    for (const [at, value] of row.entries()) {
      const input = inputNames[at] ?? null;
      if (input === null) continue;
      const fault = findFault(value, values);
      if (fault === null) continue;
      throw new NodeProblem(unsendableValue, { what: `its input ${quote(input)}`, reason: describeOpaque(fault) });
    }
  throw new NodeProblem(unsendableValue, { what: "its inputs", reason: "cannot be stored together" });
}

function findFault(value: unknown, values: RunValues): OpaqueValue | null {
  const hash = values.versionOf(value);
  if (hash.kind === "opaque") return hash;
  const sent = values.send(value, hash.version);
  return sent.kind === "opaque" ? sent : null;
}
