/** Bound plans: plans together with the functions that their tasks call, and the frames on which they run. */
import type { DataflowError } from "../../errors/dataflow-error.js";
import type { NodeVariable } from "../../graph/graph.js";
import type { Chunks, CompiledRun, ItemLoop, PlainFunction } from "../../plan/code/plan-code.js";
import type { LoopBody, Plan } from "../../plan/plan.js";
import type { NodeInfo } from "../../lifecycle/hook-records.js";
import type { Hook } from "../../lifecycle/node-hooks.js";
import type { Permits } from "../async/permits.js";
import type { RunContext } from "../run-context.js";
import type { ItemPosition } from "../values/item-position.js";
import type { RunState } from "../values/run-state.js";

/** A plan that can be executed. Lists have one entry per task. */
export interface BoundPlan extends Plan {
  /** The slots before a run. Copying this array is the fastest way to create slots. */
  readonly emptySlots: readonly undefined[];
  /** The node that each task computes; of a loop body, the node that fans out. */
  readonly nodes: readonly NodeVariable[];
  /** The function of each task that takes positional values only, as compiled code calls it. */
  readonly functions: readonly PlainFunction[];
  /** How each other task is run; null if its function can be called directly. */
  readonly calls: readonly (TaskCall | null)[];
  /** The loop body of each task; null if it has none. */
  readonly loopBodies: readonly (BoundLoopBody | null)[];
  /** The segments that the transformer has compiled to code. */
  readonly chunks: Chunks;
  /** The code around the tasks; null if the plan was not compiled. */
  readonly code: CompiledRun | null;
  /** Where the compiled code is; null unless it calls functions that need to know. */
  readonly site: CallSite | null;
}

/** Runs one task with the values in the slots of a frame. */
export type TaskCall = (frame: Frame) => unknown;

/** The loop body of a fan-out, with functions. */
export interface BoundLoopBody {
  /** The loop body as data. */
  readonly data: LoopBody;
  /** The node that fans out. */
  readonly fanOut: NodeVariable;
  /** The plan for one item. */
  readonly plan: BoundPlan;
  /** The whole loop as code; null if it was not compiled. */
  readonly loop: ItemLoop | null;
  /** The hooks of the fan-out; null if no adapter has any. */
  readonly hooks: ItemHooks | null;
}

/** The hooks of the adapters that apply to a fan-out. */
export interface ItemHooks {
  /** The node that fans out, as hooks see it. */
  readonly info: NodeInfo;
  /** Before an item. */
  readonly preItemExecute: readonly Hook[];
  /** After an item. */
  readonly postItemExecute: readonly Hook[];
  /** After the last item was taken. */
  readonly postExpand: readonly Hook[];
}

/** The part of a run that compiled code is running at the moment. Code runs without interruption. */
export interface CallSite {
  /** The running code's frame; null while no code of the plan runs. */
  current: FrameSource | null;
}

/** Returns the frame for which code is running. */
export interface FrameSource {
  /** Returns the frame; in a loop, the frame of the current item. */
  getFrame(): Frame;
}

/** The state on which executors run the tasks of a plan. */
export interface Frame {
  /** The plan whose tasks are run. */
  readonly plan: BoundPlan;
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
  /** Aborted when the run ends early. */
  readonly signal: AbortSignal;
  /** Whether the frame is another one, or that of an item inside of it. */
  isWithin(frame: object): boolean;
  /**
   * Returns the context of a node.
   *
   * @param attempt - The number of the attempt; 1 unless given.
   * @param signal - The signal of the call; the run's own if there is none.
   */
  contextOf(node: NodeVariable, attempt?: number, signal?: AbortSignal | null): RunContext;
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
  fanOut(loopBody: BoundLoopBody, reads: readonly number[], frame?: Frame): unknown;
}
