/** Subplans: what a plan is made of while it is made, one for the run and one for each fan-out in it. */
import type { NodeVariable } from "../../graph/graph.js";
import { ABSENT_SLOT, type Task } from "../plan.js";

/** What the subplan of a fan-out belongs to. */
export interface SubplanPosition {
  readonly around: Subplan;
  readonly pass: number;
  /** The subplan of the same fan-out in the pass before; null where this one is the first. */
  readonly previous: Subplan | null;
  /** The fan-out as errors name it. */
  readonly fanOut: NodeVariable;
}

/** A value inside of a subplan, and where it comes from in the subplan around. */
export interface Passed {
  readonly inner: number;
  readonly outer: number;
}

/** The tasks that are done once a run, or once an item of one fan-out. */
export class Subplan {
  /** Null for the run's own. */
  readonly position: SubplanPosition | null;
  /** How many subplans are around it. */
  readonly depth: number;
  /** The slot of the item, and in the subplan around the slot of what gives the items. */
  item: Passed = { inner: ABSENT_SLOT, outer: ABSENT_SLOT };
  readonly tasks: Task[] = [];
  /** Values that are taken from the subplan around. */
  readonly shared: Passed[] = [];
  /** Values that the subplan before it has kept for each item. */
  readonly kept: Passed[] = [];
  /** Slots of which the subplan around gets a list, and the slots of the lists there. */
  readonly collected: { readonly inner: number; readonly list: number }[] = [];
  readonly #slots = new Map<string, number>();
  #slotCount = ABSENT_SLOT + 1;

  constructor(position: SubplanPosition | null) {
    this.position = position;
    this.depth = position === null ? 0 : position.around.depth + 1;
  }

  /** How many slots there are so far. */
  get slotCount(): number {
    return this.#slotCount;
  }

  /** A slot that nothing else has. */
  addSlot(): number {
    return this.#slotCount++;
  }

  /**
   * The slot of a value.
   *
   * @param onFirst - Called with a slot that is new.
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
 * The slot in which a subplan finds a value of its own, of a subplan around it, or of one before those.
 *
 * @param owner - The subplan that the value belongs to.
 */
export function findSlot(subplan: Subplan, owner: Subplan, key: string): number {
  const { position } = subplan;
  if (subplan === owner || position === null) return subplan.slotOf(key);
  const { around, previous, fanOut } = position;
  if (previous?.position == null || owner.position?.fanOut.name !== fanOut.name)
    return subplan.slotOf(key, (inner) => subplan.shared.push({ inner, outer: findSlot(around, owner, key) }));
  const { around: before, pass } = previous.position;
  return subplan.slotOf(key, (inner) => {
    const listKey = `${key} kept in ${pass}`;
    const kept = findSlot(previous, owner, key);
    before.slotOf(listKey, (list) => previous.collected.push({ inner: kept, list }));
    subplan.kept.push({ inner, outer: findSlot(around, before, listKey) });
  });
}
