/** Scopes: what a plan is made of while it is made, one for the run and one for each fan-out in it. */
import type { NodeVariable } from "../../graph/graph.js";
import { ABSENT_SLOT, type Task } from "../plan.js";

/** What the scope of a fan-out belongs to. */
export interface ScopePlace {
  readonly around: Scope;
  readonly stage: number;
  /** The scope of the same fan-out in the stage before; null where this one is the first. */
  readonly previous: Scope | null;
  /** The fan-out as errors name it. */
  readonly fanOut: NodeVariable;
}

/** A value inside of a scope, and where it comes from in the scope around. */
export interface Passed {
  readonly inner: number;
  readonly outer: number;
}

/** The tasks that are done once a run, or once an item of one fan-out. */
export class Scope {
  /** Null for the run's own. */
  readonly place: ScopePlace | null;
  /** How many scopes are around it. */
  readonly depth: number;
  /** The slot of the item, and in the scope around the slot of what gives the items. */
  item: Passed = { inner: ABSENT_SLOT, outer: ABSENT_SLOT };
  readonly tasks: Task[] = [];
  /** Values that are taken from the scope around. */
  readonly shared: Passed[] = [];
  /** Values that the scope before it has kept for each item. */
  readonly kept: Passed[] = [];
  /** Slots of which the scope around gets a list, and the slots of the lists there. */
  readonly collected: { readonly inner: number; readonly list: number }[] = [];
  readonly #slots = new Map<string, number>();
  #slotCount = ABSENT_SLOT + 1;

  constructor(place: ScopePlace | null) {
    this.place = place;
    this.depth = place === null ? 0 : place.around.depth + 1;
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
 * The slot in which a scope finds a value of its own, of a scope around it, or of one before those.
 *
 * @param owner - The scope that the value belongs to.
 */
export function findSlot(scope: Scope, owner: Scope, key: string): number {
  const { place } = scope;
  if (scope === owner || place === null) return scope.slotOf(key);
  const { around, previous, fanOut } = place;
  if (previous?.place == null || owner.place?.fanOut.name !== fanOut.name)
    return scope.slotOf(key, (inner) => scope.shared.push({ inner, outer: findSlot(around, owner, key) }));
  const { around: before, stage } = previous.place;
  return scope.slotOf(key, (inner) => {
    const listKey = `${key} kept in ${stage}`;
    const kept = findSlot(previous, owner, key);
    before.slotOf(listKey, (list) => previous.collected.push({ inner: kept, list }));
    scope.kept.push({ inner, outer: findSlot(around, before, listKey) });
  });
}
