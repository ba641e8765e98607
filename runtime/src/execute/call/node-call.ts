/** One computation of a node: what wrappers receive, and pass on. */
import type { NodeVariable } from "../../graph/graph.js";
import type { NodeOutcome } from "../../lifecycle/hook-records.js";
import type { RunContext } from "../run-context.js";
import type { Frame } from "../bind/bound-plan.js";
import { READERS, readersOf } from "./readers.js";

/** A value that stands for one that could not be computed. */
interface Sentinel {
  readonly value: unknown;
  /** The error of the node; undefined if one of its inputs is a sentinel. */
  readonly error: unknown;
}

/** One call of a node's function, or of what wraps it. */
export class NodeCall {
  /** The node that is computed. */
  readonly node: NodeVariable;
  /** The frame in which the node is computed. */
  readonly frame: Frame;
  /** The values of the node's inputs, in their order. */
  readonly values: readonly unknown[];
  /** The number of the attempt, from 1. */
  readonly attempt: number;
  /** The call with which the computation began; it counts for all. */
  readonly root: NodeCall;
  /** How often the node's function has been called. */
  attempts = 0;
  /** How the computation ends if it does not fail. */
  outcome: NodeOutcome = "computed";
  /** The sentinel of `gracefulErrors`, which is the value of the node unless another adapter replaces it. */
  sentinel: Sentinel | null = null;
  readonly #signal: AbortSignal | null;

  constructor(
    node: NodeVariable,
    frame: Frame,
    values: readonly unknown[],
    root: NodeCall | null = null,
    attempt: number = 1,
    signal: AbortSignal | null = null,
  ) {
    this.node = node;
    this.frame = frame;
    this.values = values;
    this.root = root ?? this;
    this.attempt = attempt;
    this.#signal = signal;
  }

  /** Aborted when the run ends early, or when a wrapper ends the call. */
  get signal(): AbortSignal {
    return this.#signal ?? this.frame.signal;
  }

  /** Whether nothing needs the value any more. */
  get isOver(): boolean {
    return this.frame.failure !== null || this.#signal?.aborted === true;
  }

  /** Why nothing needs the value any more; undefined as long as something does. */
  get reason(): unknown {
    return this.#signal?.aborted === true ? this.#signal.reason : (this.frame.failure ?? undefined);
  }

  /**
   * Calls a function when nothing needs the value any more.
   *
   * @returns A function with which to stop listening.
   */
  onOver(listener: () => void): () => void {
    const { watchers } = this.frame.run;
    watchers.add(listener);
    this.#signal?.addEventListener("abort", listener);
    return () => {
      watchers.delete(listener);
      this.#signal?.removeEventListener("abort", listener);
    };
  }

  /** Returns the same call as another attempt. */
  toAttempt(attempt: number): NodeCall {
    return new NodeCall(this.node, this.frame, this.values, this.root, attempt, this.#signal);
  }

  /** Returns the same call with another signal. */
  toSignal(signal: AbortSignal): NodeCall {
    return new NodeCall(this.node, this.frame, this.values, this.root, this.attempt, signal);
  }

  /** Returns the context that the node's function receives. */
  toContext(): RunContext {
    const context = this.frame.contextOf(this.node, this.attempt, this.#signal);
    return Object.assign(context, { [READERS]: () => readersOf(this.node, this.frame) });
  }
}
