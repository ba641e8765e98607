/** The frame of one row, for calls that take more than positional values. */
import type { DataflowError } from "../../errors/dataflow-error.js";
import type { NodeVariable } from "../../graph/graph.js";
import type { Permits } from "../async/permits.js";
import type { BoundPlan, Frame } from "../bind/bound-plan.js";
import { toFailure } from "../call/to-failure.js";
import type { RunContext } from "../run-context.js";
import { ROWS, type ItemPosition } from "../values/item-position.js";
import type { RunState } from "../values/run-state.js";

/** A view of the frame of a run that knows the row. It has no slots, because values are passed with each call. */
export class RowFrame implements Frame {
  /** The plan for one row. */
  readonly plan: BoundPlan;
  /** Empty. */
  readonly slots: unknown[] = [];
  /** The position of the row. */
  readonly items: readonly ItemPosition[];
  readonly #around: Frame;

  /** @param around - The frame of the run. */
  constructor(plan: BoundPlan, row: number, around: Frame) {
    this.plan = plan;
    this.items = toRowPosition(row);
    this.#around = around;
  }

  /** The failure of the run. */
  get failure(): DataflowError | null {
    return this.#around.failure;
  }

  /** The state of the run. */
  get run(): RunState {
    return this.#around.run;
  }

  /** The permits of the run. */
  get permits(): Permits {
    return this.#around.permits;
  }

  /** The signal of the run. */
  get signal(): AbortSignal {
    return this.#around.signal;
  }

  /** Whether the frame is another one, or that of a row of it. */
  isWithin(frame: object): boolean {
    return this === frame || this.#around.isWithin(frame);
  }

  /** Returns the context of a node; all rows of a run share it. */
  contextOf(node: NodeVariable, attempt?: number, signal?: AbortSignal | null): RunContext {
    return this.#around.contextOf(node, attempt, signal);
  }

  /** Ends the run. */
  fail(node: NodeVariable, thrown: unknown): void {
    if (this.failure === null) this.run.stop(toFailure(node, thrown, this.items));
  }

  /** Never called, because requests over columns have no fan-outs. */
  fanOut(): never {
    throw new TypeError("A row has no fan-outs.");
  }
}

/** Writes a row as the position of an item. */
export function toRowPosition(row: number): readonly ItemPosition[] {
  return [{ fanOut: ROWS, index: row }];
}
