/** The failure of a computation as data, and back: errors keep their class name, message, stack, causes and properties. */
import { createNodeHasher } from "../../cache/create-hasher.node.js";
import type { CatalogueEntry } from "../../errors/catalogue-entry.js";
import { nodeFailed } from "../../errors/catalogue/8-running.js";
import { describeThrown } from "../../errors/words.js";
import { NodeProblem } from "../../execute/call/node-problem.js";
import type { NodeVariable } from "../../graph/graph.js";
import { shownName } from "../../graph/shown-name.js";
import { hashValue } from "../../versions/hash-value.js";
import { packThrown, unpackThrown } from "../../workers/thrown-values.js";
import type { PackedThrown } from "../../workers/thread-messages.js";

/** A failure as data. */
export interface JobFailure {
  /** Name of the node that failed. */
  readonly node: string;
  /** The worker that computed it. */
  readonly worker: string;
  /** The problem, if it is one that Icosian words itself, such as that of a timeout; null for what a function threw. */
  readonly problem: { readonly code: string; readonly slug: string; readonly message: string } | null;
  /** What was thrown; null if there is nothing but the problem. */
  readonly thrown: PackedThrown | null;
}

/** What came of one computation of a job. */
export type JobOutcome =
  | {
      /** The value of the node. */
      readonly value: unknown;
    }
  | {
      /** Why there is none. */
      readonly failure: JobFailure;
    };

/** Describes what a node threw. */
export function packFailure(thrown: unknown, node: NodeVariable, worker: string): JobFailure {
  if (!NodeProblem.is(thrown)) return { node: node.name, worker, problem: null, thrown: packThrown(thrown, isData) };
  const { code, slug, message } = thrown.at(node, []);
  const cause = "cause" in thrown ? packThrown(thrown.cause, isData) : null;
  return { node: node.name, worker, problem: { code, slug, message }, thrown: cause };
}

/** Creates the error with which the node fails: that of a local run, with the worker in its words. */
export function unpackFailure({ worker, problem, thrown }: JobFailure, node: NodeVariable): unknown {
  const cause = { ...(thrown === null ? {} : { cause: unpackThrown(thrown) }), node };
  const inputs = node.definition.inputs.map(shownName);
  const values = { worker, inputs, reason: problem?.message ?? describeThrown(cause.cause) };
  return new NodeProblem(problem === null ? failedElsewhere : toEntry(problem), values, cause);
}

type RemoteFacts = {
  readonly worker: string;
  readonly inputs: readonly string[];
  readonly reason: string;
};

/** Like {@link nodeFailed}, with the worker. */
const failedElsewhere: CatalogueEntry<RemoteFacts> = {
  ...nodeFailed,
  message: (subject, { worker, inputs, reason }) =>
    nodeFailed.message(subject, { inputs, items: [], reason: `${reason} (on the worker ${worker})` }),
};

function toEntry({ code, slug, message }: NonNullable<JobFailure["problem"]>): CatalogueEntry<RemoteFacts> {
  return { code, slug, message: (_, { worker }) => `${message} (on the worker ${worker})` };
}

/** Whether a value can be stored. */
function isData(value: unknown): boolean {
  return hashValue(value, createNodeHasher).kind === "hashed";
}
