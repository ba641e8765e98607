/** Frames: the values of a run, or of one item of a fan-out, and whether it continues. */
import type { DataflowError } from "../../errors/dataflow-error.js";
import type { Problem } from "../../errors/problem.js";
import type { NodeVariable } from "../../graph/graph.js";
import type { Plan, LoopBody } from "../../plan/plan.js";
import type { Permits } from "../async/permits.js";
import type { RunContext } from "../run-context.js";

/** The state on which executors run the tasks of a plan. */
export interface Frame {
  /** The plan whose tasks are run. */
  readonly plan: Plan;
  /** One value per slot; `undefined` before the value is computed and after its last reader. */
  readonly slots: unknown[];
  /** The reason for an early end; null as long as the frame continues. */
  readonly failure: DataflowError | null;
  /** Permits for async tasks in flight. */
  readonly permits: Permits;
  /** The state of the whole run. */
  readonly run: RunState;
  /** The items that the frame belongs to, the innermost first; empty for the run itself. */
  readonly items: readonly ItemPosition[];
  /** Returns the context of a node. */
  contextOf(node: NodeVariable): RunContext;
  /**
   * Ends the frame because a node threw a value. Only the first failure counts.
   *
   * @param item - The item that the node was about to produce, if the node fans out.
   */
  fail(node: NodeVariable, thrown: unknown, item?: ItemPosition): void;
  /**
   * Runs the loop body of a fan-out for each of its items.
   *
   * @param reads - The slots of the items' source and of the values that the loop body shares.
   * @returns The collected lists, or a promise of them.
   */
  fanOut(loopBody: LoopBody, reads: readonly number[], frame?: Frame): unknown;
}

/** The state that all frames of a run share. */
export interface RunState {
  /** Whether the caller can wait for promises. */
  readonly canWait: boolean;
  /** Permits for items, and for async tasks within them. */
  readonly itemPermits: Permits;
  /** Whether items that fail are left out. Otherwise the first failed item ends the run. */
  readonly leavesOut: boolean;
  /** Functions to call when the run ends early. */
  readonly watchers: Set<() => void>;
  /** Tells the caller about an item that is left out. */
  tell(failure: DataflowError): void;
  /** Reports a problem that occurred while the run was ending. */
  note(problem: Problem): void;
  /** Ends the run. */
  stop(failure: DataflowError): void;
}

/** One item of a fan-out. */
export interface ItemPosition {
  /** Name of the node that fans out, as messages show it. */
  readonly fanOut: string;
  /** Index of the item, from 0. */
  readonly index: number;
}
