/** The executor for the items of a fan-out whose work was written as code. */
import { FROM_SOURCE, type ItemLoop, type LoopTools } from "../../plan/code/plan-code.js";
import { callForCode, FAILED_ALREADY } from "../call/call-for-code.js";
import { isThenable } from "../call/is-thenable.js";
import type { ItemFrame } from "./item-frame.js";
import type { ItemLists } from "./item-lists.js";
import type { ItemSource } from "./item-source.js";
import type { PendingTask } from "../sync/run-in-order.js";

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
  source.goTo(frame.index + 1);
  return { task: tools.task, promise };
}

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

  next(): { readonly value: unknown } | null {
    return this.#source.take() ? this.#source : null;
  }

  call(task: number, item: number): unknown {
    return callForCode(this.#enter(item), task);
  }

  stop(task: number, item: number, promise: unknown): PromiseLike<unknown> {
    this.task = task;
    this.#enter(item);
    // A cast because the loop has asked already.
    return promise as PromiseLike<unknown>;
  }

  fail(task: number, item: number, thrown: unknown): void {
    if (thrown === FAILED_ALREADY) return;
    const frame = this.#enter(item);
    if (task === FROM_SOURCE) throw thrown;
    frame.fail(frame.plan.tasks[task]!.node, thrown);
  }

  /** The frame, which mostly has not heard of the item yet. */
  #enter(item: number): ItemFrame {
    if (this.#frame.index !== item) this.#frame.beginAt(item);
    return this.#frame;
  }
}
