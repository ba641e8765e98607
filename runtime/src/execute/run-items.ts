/** The executor for the items of a fan-out whose work was written as code. */
import type { ItemLoop, LoopTools } from "../plan/plan-code.js";
import { callByShape } from "./call-by-shape.js";
import { isThenable } from "./is-thenable.js";
import type { ItemFrame } from "./item-frame.js";
import type { ItemLists } from "./item-lists.js";
import type { ItemSource } from "./item-source.js";
import type { PendingTask } from "./run-in-order.js";

/**
 * Runs items one after the other until all are done, the run ends, or one has to be waited for.
 *
 * @param frame - That of the item at hand.
 * @param source - Not async.
 * @returns The promise that stopped it, if one did; the frame is that of its item, and the source goes on after it.
 * @throws What the source throws when it is asked for the item of the frame.
 */
export function runItems(loop: ItemLoop, frame: ItemFrame, source: ItemSource, lists: ItemLists): PendingTask | null {
  const tools = new Tools(frame, source);
  const promise = loop(source.array, frame.slots, lists.all, tools);
  if (promise === undefined) return null;
  if (source.array !== null) source.skip(frame.index + 1);
  return { task: tools.task, promise };
}

/** Ends an item that has failed. */
const FAILED_ALREADY: unique symbol = Symbol("failed already");

class Tools implements LoopTools {
  /** The task that returned a promise. */
  task = 0;
  readonly waits = isThenable;
  readonly #frame: ItemFrame;
  readonly #source: ItemSource;

  constructor(frame: ItemFrame, source: ItemSource) {
    this.#frame = frame;
    this.#source = source;
  }

  isOver(): boolean {
    return this.#frame.isOver;
  }

  next(item: number): { readonly value: unknown } | null {
    this.#frame.index = item;
    const step = this.#source.nextAtOnce();
    return step.done === true ? null : step;
  }

  call(task: number, item: number): unknown {
    const frame = this.#frame;
    frame.beginAt(item);
    const value = callByShape(frame, frame.plan.tasks[task]!);
    // What fails within a fan-out has been told to the frame.
    if (frame.failure !== null) throw FAILED_ALREADY;
    return value;
  }

  stop(task: number, item: number, promise: unknown): PromiseLike<unknown> {
    this.task = task;
    this.#frame.beginAt(item);
    // A cast because the loop has asked already.
    return promise as PromiseLike<unknown>;
  }

  fail(task: number, item: number, thrown: unknown): void {
    if (thrown === FAILED_ALREADY) return;
    const frame = this.#frame;
    frame.beginAt(item);
    frame.fail(frame.plan.tasks[task]!.node, thrown);
  }
}
