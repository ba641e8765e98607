/** Subplans: the parts of a plan under construction, one for the run and one for each fan-out. */
import { ABSENT_SLOT, type Task } from "../plan.js";

/** The position of a fan-out's subplan. */
export interface SubplanPosition {
  /** The outer subplan. */
  readonly around: Subplan;
  /** The pass in which the subplan runs, from 0. */
  readonly pass: number;
  /** The subplan of the same fan-out in the pass before; null in its first pass. */
  readonly previous: Subplan | null;
  /** The node that fans out. */
  readonly fanOut: FanOutNode;
}

/** The node of a fan-out. */
export interface FanOutNode {
  /** Id of the node, its index in the graph. */
  readonly id: number;
  /** Name of the node, for messages and fingerprints. */
  readonly name: string;
  /** Whether its items may have to be awaited. */
  readonly isAsync: boolean;
}

/** A value inside of a subplan, and its source in the outer subplan. */
export interface SharedSlot {
  /** The value's slot in the subplan. */
  readonly inner: number;
  /** The value's slot in the outer subplan. */
  readonly outer: number;
}

/** The tasks that run once per run, or once per item of one fan-out. */
export class Subplan {
  /** The position among the subplans; null for the run's own subplan. */
  readonly position: SubplanPosition | null;
  /** The number of subplans around this one. */
  readonly depth: number;
  /** The slot of the item, and in the outer subplan the slot of the source of items. */
  item: SharedSlot = { inner: ABSENT_SLOT, outer: ABSENT_SLOT };
  /** The tasks so far, in any order. */
  readonly tasks: Task[] = [];
  /** Values that are taken from the outer subplan. */
  readonly shared: SharedSlot[] = [];
  /** Values that the subplan of the pass before has kept for each item. */
  readonly kept: SharedSlot[] = [];
  /** The slots that are collected, and the slots of the resulting lists in the outer subplan. */
  readonly collected: { readonly inner: number; readonly list: number }[] = [];
  readonly #slots = new Map<string, number>();
  #slotCount = ABSENT_SLOT + 1;

  constructor(position: SubplanPosition | null) {
    this.position = position;
    this.depth = position === null ? 0 : position.around.depth + 1;
  }

  /** The number of slots so far. */
  get slotCount(): number {
    return this.#slotCount;
  }

  /** Adds a slot. */
  addSlot(): number {
    return this.#slotCount++;
  }

  /**
   * Returns the slot of a value, and adds it if it is new.
   *
   * @param key - Identifies the value within the subplan.
   * @param onFirst - Called with the slot if it is new.
   */
  slotOf(key: string, onFirst?: (slot: number) => void): number {
    const known = this.#slots.get(key);
    if (known !== undefined) return known;
    const slot = this.addSlot();
    this.#slots.set(key, slot);
    onFirst?.(slot);
    return slot;
  }
}

/**
 * Returns the slot in which a subplan finds a value of its own, of an outer subplan, or of an earlier pass of either.
 *
 * @param owner - The subplan that the value belongs to.
 */
export function findSlot(subplan: Subplan, owner: Subplan, key: string): number {
  const { position } = subplan;
  if (subplan === owner || position === null) return subplan.slotOf(key);
  const { around, previous, fanOut } = position;
  if (previous?.position == null || owner.position?.fanOut.id !== fanOut.id)
    return subplan.slotOf(key, (inner) => subplan.shared.push({ inner, outer: findSlot(around, owner, key) }));
  const { around: before, pass } = previous.position;
  return subplan.slotOf(key, (inner) => {
    const listKey = `${key} kept in ${pass}`;
    const kept = findSlot(previous, owner, key);
    before.slotOf(listKey, (list) => previous.collected.push({ inner: kept, list }));
    subplan.kept.push({ inner, outer: findSlot(around, before, listKey) });
  });
}
