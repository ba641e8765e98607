/** The tools that loops over rows use: they remember where a loop is, and say what is wrong with a value. */
import { undeclaredWrapper } from "../../errors/catalogue/8-adapters.js";
import { notANumber, promiseInColumns } from "../../errors/catalogue/8-columns.js";
import { describeKind } from "../../errors/words.js";
import { typeOf } from "../../graph/variable-type.js";
import type { Graph } from "../../graph/graph.js";
import type { RowTools } from "../../plan/columns/compiled-columns.js";
import { giveUp } from "../async/settle.js";
import type { BoundPlan, Frame, FrameSource } from "../bind/bound-plan.js";
import { isThenable } from "../call/is-thenable.js";
import { NodeProblem } from "../call/node-problem.js";
import { findOwner } from "../call/promise-owners.js";
import { RowFrame } from "./row-frame.js";

/** The tools of one run. */
export class BoundRowTools implements RowTools, FrameSource {
  /** The current row, or the row that threw. */
  row = 0;
  /** The task that threw. */
  task = 0;
  readonly isWatched: boolean;
  readonly refuse: (value: unknown) => void = refusePromise;
  readonly refuseNumber: (task: number, value: unknown) => never;
  readonly #plan: BoundPlan;
  readonly #run: Frame;

  /** @param plan - The plan for one row. */
  constructor(plan: BoundPlan, graph: Graph, run: Frame) {
    this.isWatched = plan.site !== null;
    this.#plan = plan;
    this.#run = run;
    this.refuseNumber = (task, value) => {
      refusePromise(value);
      const type = typeOf(graph, plan.tasks[task]!.id);
      throw new NodeProblem(notANumber, { type, found: describeKind(value) });
    };
  }

  /** Records the task and the row that threw, and throws again. */
  fail(task: number, row: number, thrown: unknown): never {
    this.task = task;
    this.row = row;
    throw thrown;
  }

  /** Returns the frame of the current row. */
  getFrame(): Frame {
    return new RowFrame(this.#plan, this.row, this.#run);
  }
}

/** @throws NodeProblem if a value is a promise. Nothing would handle its rejection. */
function refusePromise(value: unknown): void {
  if (!isThenable(value)) return;
  giveUp(value);
  const owner = findOwner(value);
  if (owner === undefined) throw new NodeProblem(promiseInColumns, { what: "a promise" });
  throw new NodeProblem(undeclaredWrapper, { adapter: owner.adapter, hook: owner.name }, { endsRun: true });
}
