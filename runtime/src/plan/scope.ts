/** Scopes: what a plan is made of while it is made, one for the run and one for each fan-out in it. */
import type { NodeVariable } from "../graph/graph.js";
import { ABSENT_SLOT, type Task } from "./plan.js";

/** Where the items of a scope come from. */
export interface ScopeSource {
  /** The fan-out as errors name it. */
  readonly fanOut: NodeVariable;
  /** In the scope around, the slot of what gives the items. */
  readonly items: number;
}

/** The tasks that are done once a run, or once an item of one fan-out. */
export class Scope {
  /** The scope around it; null for the run's own. */
  readonly around: Scope | null;
  /** Null for the run's own. */
  readonly source: ScopeSource | null;
  /** How many scopes are around it. */
  readonly depth: number;
  /** The slot of the item. */
  item: number = ABSENT_SLOT;
  readonly tasks: Task[] = [];
  /** Values that are taken from the scope around. */
  readonly shared: { readonly inner: number; readonly outer: number }[] = [];
  /** Slots of which the scope around gets a list, and the slots of the lists there. */
  readonly collected: { readonly inner: number; readonly list: number }[] = [];
  readonly #slots = new Map<string, number>();
  #slotCount = ABSENT_SLOT + 1;

  constructor(around: Scope | null, source: ScopeSource | null) {
    this.around = around;
    this.source = source;
    this.depth = around === null ? 0 : around.depth + 1;
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
 * The slot in which a scope finds a value of its own, or of a scope around it.
 *
 * @param owner - The scope that the value belongs to.
 */
export function findSlot(scope: Scope, owner: Scope, key: string): number {
  const path: Scope[] = [];
  for (let each = scope; each !== owner; each = each.around!) path.push(each);
  let slot = owner.slotOf(key);
  for (const each of path.reverse()) {
    const outer = slot;
    slot = each.slotOf(key, (inner) => each.shared.push({ inner, outer }));
  }
  return slot;
}
