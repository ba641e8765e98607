/** Calls the hooks around the items of a fan-out. */
import { callHooks } from "../../lifecycle/call-hooks.js";
import type { ItemExecuted, ItemExecution } from "../../lifecycle/hook-records.js";
import { toItems } from "../../lifecycle/to-records.js";
import { whenSettled } from "../async/settle.js";
import type { BoundLoopBody, Frame, ItemHooks } from "../bind/bound-plan.js";
import { toFailure } from "../call/to-failure.js";
import type { RunState } from "../values/run-state.js";
import type { ItemFrame } from "./item-frame.js";

/** An item whose hooks before it have been called. */
interface OpenItem {
  readonly record: ItemExecution;
  readonly began: number;
  /** Calls the hooks after the item, because the run ends. */
  readonly leave: () => unknown;
}

/** Items by the path of their indexes, for all loop bodies of a run that go through the items of one fan-out. */
const openItems = new WeakMap<RunState, Map<string, OpenItem>>();

/** The hooks around the items of one fan-out in one run. */
export class ObservedItems {
  readonly #hooks: ItemHooks;
  readonly #loopBody: BoundLoopBody;
  readonly #around: Frame;
  readonly #run: RunState;
  readonly #open: Map<string, OpenItem>;

  constructor(hooks: ItemHooks, loopBody: BoundLoopBody, around: Frame) {
    const { run } = around;
    this.#hooks = hooks;
    this.#loopBody = loopBody;
    this.#around = around;
    this.#run = run;
    this.#open = openItems.get(run) ?? new Map();
    openItems.set(run, this.#open);
  }

  /** Whether hooks have to be called for each item. */
  get hasItemHooks(): boolean {
    return this.#hooks.preItemExecute.length + this.#hooks.postItemExecute.length > 0;
  }

  /**
   * Computes an item with the hooks around it.
   *
   * @param compute - Computes the item, and calls the given function when it has ended.
   * @param finish - Called after the hooks.
   */
  surround(frame: ItemFrame, compute: (done: () => void) => void, finish: () => void): void {
    const { isFirst, isLast } = this.#loopBody.data;
    const end = (): void => {
      if (!isLast && frame.failure === null) finish();
      else {
        if (frame.failure !== null) this.#run.end.leave(frame);
        this.#settle(frame, () => this.#end(frame), finish);
      }
    };
    if (!isFirst) compute(end);
    else
      this.#settle(
        frame,
        () => this.#begin(frame),
        () => (frame.failure === null ? compute(end) : end()),
      );
  }

  /** Calls the hooks after the last item was taken. */
  expand(count: number): void {
    const { info, postExpand } = this.#hooks;
    if (postExpand.length === 0 || !this.#loopBody.data.isFirst) return;
    const record = Object.freeze({ runId: this.#run.runId, node: info, count });
    this.#run.end.waitFor(callHooks(postExpand, record, this.#run.canWait), this.#loopBody.fanOut);
  }

  #begin(frame: ItemFrame): Promise<void> | undefined {
    const { info, preItemExecute } = this.#hooks;
    const record: ItemExecution = Object.freeze({ runId: this.#run.runId, fanOut: info, items: toItems(frame) });
    const key = toKey(record.items);
    const leave = (): unknown => this.#close(key, this.#run.failure);
    this.#open.set(key, { record, began: performance.now(), leave });
    if (!this.#loopBody.data.isLast)
      this.#run.end.unfinished.set(leave, { node: this.#loopBody.fanOut, frame: this.#around });
    return callHooks(preItemExecute, record, this.#run.canWait);
  }

  #end(frame: ItemFrame): Promise<void> | undefined {
    return this.#close(toKey(toItems(frame)), frame.failure);
  }

  #close(key: string, failure: unknown): Promise<void> | undefined {
    const open = this.#open.get(key);
    if (open === undefined) return undefined;
    this.#open.delete(key);
    if (!this.#loopBody.data.isFirst || !this.#loopBody.data.isLast) this.#run.end.unfinished.delete(open.leave);
    const record: ItemExecuted = {
      ...open.record,
      success: failure === null,
      error: failure ?? undefined,
      durationMs: performance.now() - open.began,
    };
    return callHooks(this.#hooks.postItemExecute, Object.freeze(record), this.#run.canWait);
  }

  /** Continues after an answer; a hook that fails ends the run. */
  #settle(frame: ItemFrame, ask: () => Promise<void> | undefined, next: () => void): void {
    const fail = (thrown: unknown): void =>
      this.#run.end.failAlso(toFailure(this.#loopBody.fanOut, thrown, frame.items.slice(1)));
    try {
      const answer = ask();
      if (answer !== undefined)
        return whenSettled(answer, next, (reason) => {
          fail(reason);
          next();
        });
    } catch (thrown) {
      fail(thrown);
    }
    next();
  }
}

function toKey(items: ItemExecution["items"]): string {
  return items.map(({ fanOut, index }) => `${fanOut} ${index}`).join();
}
