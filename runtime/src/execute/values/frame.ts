/** Frames: the values of a run, or of one item of a fan-out in it, and whether it goes on. */
import type { DataflowError } from "../../errors/dataflow-error.js";
import type { Problem } from "../../errors/problem.js";
import type { NodeVariable } from "../../graph/graph.js";
import type { Plan, LoopBody } from "../../plan/plan.js";
import type { Permits } from "../async/permits.js";
import type { RunContext } from "../run-context.js";

/** What the executors of a plan's tasks work on. */
export interface Frame {
  readonly plan: Plan;
  /** One value a slot; `undefined` before it is there and after its last reader. */
  readonly slots: unknown[];
  /** Why it ends early. */
  readonly failure: DataflowError | null;
  /** Permits for async tasks in flight. */
  readonly permits: Permits;
  /** What holds for the whole run. */
  readonly run: RunState;
  /** The items that it belongs to, the innermost first; of a run itself there are none. */
  readonly items: readonly ItemPosition[];
  /** The context of a node. */
  contextOf(node: NodeVariable): RunContext;
  /**
   * Ends it because a node threw. What fails after the first failure does not count.
   *
   * @param item - The item that the node was to give, where it fans out.
   */
  fail(node: NodeVariable, thrown: unknown, item?: ItemPosition): void;
  /**
   * Does what is to be done for each item of a fan-out.
   *
   * @param reads - The slots of the items' source and of what the loop body shares.
   * @returns The lists that it makes, or a promise of them.
   */
  fanOut(loopBody: LoopBody, reads: readonly number[], frame?: Frame): unknown;
}

/** What holds for all frames of a run. */
export interface RunState {
  /** Whether the caller can wait for promises. */
  readonly canWait: boolean;
  /** Permits for items, and for async tasks within them. */
  readonly itemPermits: Permits;
  /** Whether items that fail are left out; the run ends with the first one otherwise. */
  readonly leavesOut: boolean;
  /** Called when the run ends early. */
  readonly watchers: Set<() => void>;
  /** Tells the caller of an item that is left out. */
  tell(failure: DataflowError): void;
  /** Adds to what is said of a run that ends early. */
  note(problem: Problem): void;
  /** Ends the run. */
  stop(failure: DataflowError): void;
}

/** One item of a fan-out, counted from 0. */
export interface ItemPosition {
  readonly fanOut: string;
  readonly index: number;
}
