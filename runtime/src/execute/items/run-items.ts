/** The executor for fan-outs whose loop body was compiled to code. */
import { FROM_SOURCE, type ItemLoop, type LoopTools } from "../../plan/code/plan-code.js";
import type { FrameSource } from "../bind/bound-plan.js";
import { enterSite, leaveSite } from "../bind/call-site.js";
import { callForCode, FAILED_ALREADY } from "../call/call-for-code.js";
import { isThenable } from "../call/is-thenable.js";
import type { ItemFrame } from "./item-frame.js";
import type { ItemLists } from "./item-lists.js";
import type { ItemSource } from "./item-source.js";
import type { PendingTask } from "../sync/run-in-order.js";

/**
 * Runs items one after the other until all are done, the run ends, or an item returns a promise.
 *
 * @param frame - The frame of the current item.
 * @param source - A synchronous source.
 * @returns How the loop ended. If a promise stopped it, the frame belongs to its item, and the source continues after it.
 * @throws Whatever the source throws when it is asked for the frame's item.
 */
export function runItems(loop: ItemLoop, frame: ItemFrame, source: ItemSource, lists: ItemLists): LoopEnd {
  const tools = new BoundLoopTools(frame, source);
  const { site } = frame.plan;
  const outer = enterSite(site, tools);
  let promise: PromiseLike<unknown> | undefined;
  try {
    promise = loop(source.array, frame.slots, lists.all, tools);
  } finally {
    leaveSite(site, outer);
  }
  if (promise === undefined) return { pending: null, item: tools.item };
  source.goTo(frame.index + 1);
  return { pending: { task: tools.task, promise }, item: frame.index };
}

/** How a loop ended. */
interface LoopEnd {
  /** The promise that stopped it, if any. */
  readonly pending: PendingTask | null;
  /** The index of the item at which it stopped; the number of items if it ran to the end. */
  readonly item: number;
}

class BoundLoopTools implements LoopTools, FrameSource {
  /** The task that returned a promise. */
  task = 0;
  readonly waits = isThenable;
  readonly #frame: ItemFrame;
  readonly #source: ItemSource;
  /** The index of the current item. */
  item = -1;

  constructor(frame: ItemFrame, source: ItemSource) {
    this.#frame = frame;
    this.#source = source;
  }

  /** Called by the loop before each item. */
  isOver(): boolean {
    this.item++;
    return this.#frame.isOver;
  }

  getFrame(): ItemFrame {
    return this.#enter(this.item);
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
    // A cast because the loop has already checked it.
    return promise as PromiseLike<unknown>;
  }

  fail(task: number, item: number, thrown: unknown): void {
    if (thrown === FAILED_ALREADY) return;
    const frame = this.#enter(item);
    if (task === FROM_SOURCE) throw thrown;
    frame.fail(frame.plan.nodes[task]!, thrown);
  }

  /** Returns the frame, which usually has not been moved to the item yet. */
  #enter(item: number): ItemFrame {
    if (this.#frame.index !== item) this.#frame.beginAt(item);
    return this.#frame;
  }
}
