/** The scopes of a statement during a walk, which distinguish uses of top-level names from those of inner ones. */
import type { Node } from "oxc-parser";
import type { Span } from "../../ir/span.js";
import { bindingsOf } from "./bindings.js";

/** The meaning of a name: a value, a type, or both. TypeScript looks up each of these separately. */
export type Meaning = typeof VALUE | typeof TYPE | typeof BOTH;

/** The name of a value. */
export const VALUE = 1;
/** The name of a type. */
export const TYPE = 2;
/** The name of a value and of a type, such as a class. */
export const BOTH = 3;

/** The kind of a scope. A `var` belongs to the enclosing function, and an `infer` to the enclosing conditional type. */
export type ScopeKind = "block" | "function" | "conditional type";

/** A use of a name that no inner scope declares. */
export interface Reference extends Span {
  /** The used name. */
  readonly name: string;
  /** Whether a value or a type is used. */
  readonly meaning: Meaning;
}

/** A part that is still to be visited. */
export interface Step {
  /** The root of the part. */
  readonly tsNode: Node;
  /** The meaning of the names in it. */
  readonly meaning: Meaning;
}

interface Scope {
  readonly kind: ScopeKind;
  readonly parent: Scope | null;
  /** The number of uses when the scope was entered. */
  readonly first: number;
  /** The names that the scope declares, with their meanings; null if there are none, as in most scopes. */
  names: Map<string, number> | null;
}

/**
 * Keeps the scopes around the current position of a walk, and the parts that are still to be visited. A stack of its
 * own, because sources may be nested deeper than calls can be. Names that the top level does not declare are ignored.
 */
export class Scopes {
  readonly #topLevel: ReadonlyMap<string, Meaning>;
  /** The uses so far. A scope removes its own names when it ends, because only then are all its declarations known. */
  readonly #open: Reference[] = [];
  /** A stack of parts to visit; null ends a scope. */
  readonly #pending: (Step | null)[] = [];
  #innermost: Scope | null = null;

  /** @param topLevel - The names at the top level of the module. */
  constructor(topLevel: ReadonlyMap<string, Meaning>) {
    this.#topLevel = topLevel;
  }

  /** The uses of top-level names, after the walk has ended. */
  get references(): readonly Reference[] {
    return this.#open;
  }

  /** Records a use of a name. */
  refer({ name, start, end }: Span & { readonly name: string }, meaning: Meaning): void {
    if ((this.#topLevel.get(name) ?? 0) & meaning) this.#open.push({ name, start, end, meaning });
  }

  /** Records a declaration, in the innermost scope or in the innermost one of a kind. */
  declare(name: string, meaning: Meaning, kind?: ScopeKind): void {
    if (!this.#topLevel.has(name)) return;
    const scope = kind === undefined ? this.#innermost : findAround(this.#innermost, kind);
    // The declarations at the top level are already known.
    if (scope === null) return;
    scope.names ??= new Map();
    scope.names.set(name, (scope.names.get(name) ?? 0) | meaning);
  }

  /** Records the declarations of all names in a pattern. */
  declareAll(pattern: Node, kind?: ScopeKind): void {
    for (const { name } of bindingsOf(pattern)) this.declare(name, VALUE, kind);
  }

  /** Enters a scope. It ends when every part that is postponed from now on has been visited. */
  enter(kind: ScopeKind): void {
    this.#innermost = { kind, parent: this.#innermost, first: this.#open.length, names: null };
    this.#pending.push(null);
  }

  /** Postpones a part, which is visited later in the scope that is innermost now. */
  postpone(tsNode: Node, meaning: Meaning): void {
    this.#pending.push({ tsNode, meaning });
  }

  /** The next part to visit; null at the end. */
  next(): Step | null {
    for (let step = this.#pending.pop(); step !== undefined; step = this.#pending.pop()) {
      if (step !== null) return step;
      this.#leave();
    }
    return null;
  }

  #leave(): void {
    const scope = this.#innermost;
    this.#innermost = scope?.parent ?? null;
    if (scope !== null && scope.names !== null) this.#leaveOut(scope.names, scope.first);
  }

  #leaveOut(names: ReadonlyMap<string, number>, first: number): void {
    const kept = this.#open.slice(first).filter(({ name, meaning }) => ((names.get(name) ?? 0) & meaning) === 0);
    this.#open.length = first;
    this.#open.push(...kept);
  }
}

function findAround(innermost: Scope | null, kind: ScopeKind): Scope | null {
  let scope = innermost;
  while (scope !== null && scope.kind !== kind) scope = scope.parent;
  return scope;
}
