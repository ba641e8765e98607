/** The scopes of a statement while somebody walks through it: tells uses of top-level names from those of inner ones. */
import type { Node } from "oxc-parser";
import type { Span } from "../../ir/span.js";
import { bindingsOf } from "./bindings.js";

/** What a name stands for, or is asked for: a value, a type, or both. TypeScript looks for each kind by itself. */
export type Meaning = typeof VALUE | typeof TYPE | typeof BOTH;

export const VALUE = 1;
export const TYPE = 2;
export const BOTH = 3;

/** What a scope is for: a `var` goes to the function around it, an `infer` to the conditional type around it. */
export type ScopeKind = "block" | "function" | "conditional type";

/** A use of a name that no inner scope has declared. */
export interface Reference extends Span {
  readonly name: string;
  readonly meaning: Meaning;
}

/** A part that is still to be walked through. */
export interface Step {
  readonly tsNode: Node;
  readonly meaning: Meaning;
}

interface Scope {
  readonly kind: ScopeKind;
  readonly parent: Scope | null;
  /** How many uses there were when it was entered. */
  readonly first: number;
  /** What stands for what; null for nothing, as in most scopes. */
  names: Map<string, number> | null;
}

/**
 * Keeps the scopes around the location where a walk is, and what it has still to go through: sources may nest deeper than
 * calls can. Names that the top level does not have are passed over.
 */
export class Scopes {
  readonly #topLevel: ReadonlyMap<string, Meaning>;
  /** Uses so far. A scope that closes takes out its own: only then is it known what it declares. */
  readonly #open: Reference[] = [];
  /** The last is the next; null leaves a scope. */
  readonly #pending: (Step | null)[] = [];
  #innermost: Scope | null = null;

  /** @param topLevel - The names of the module. */
  constructor(topLevel: ReadonlyMap<string, Meaning>) {
    this.#topLevel = topLevel;
  }

  /** The uses that are of top-level names, once the walk is over. */
  get references(): readonly Reference[] {
    return this.#open;
  }

  /** Notes a use of a name. */
  refer({ name, start, end }: Span & { readonly name: string }, meaning: Meaning): void {
    if ((this.#topLevel.get(name) ?? 0) & meaning) this.#open.push({ name, start, end, meaning });
  }

  /** Notes a declaration, in the innermost scope or in the innermost one of a kind. */
  declare(name: string, meaning: Meaning, kind?: ScopeKind): void {
    if (!this.#topLevel.has(name)) return;
    const scope = kind === undefined ? this.#innermost : findAround(this.#innermost, kind);
    // What is declared at the top level is known.
    if (scope === null) return;
    scope.names ??= new Map();
    scope.names.set(name, (scope.names.get(name) ?? 0) | meaning);
  }

  /** Notes the declarations of all names in a pattern. */
  declareAll(pattern: Node, kind?: ScopeKind): void {
    for (const { name } of bindingsOf(pattern)) this.declare(name, VALUE, kind);
  }

  /** Enters a scope, which is left when everything that is postponed from then on has been walked through. */
  enter(kind: ScopeKind): void {
    this.#innermost = { kind, parent: this.#innermost, first: this.#open.length, names: null };
    this.#pending.push(null);
  }

  /** Leaves a part to be walked through later, in the scope that is the innermost now. */
  postpone(tsNode: Node, meaning: Meaning): void {
    this.#pending.push({ tsNode, meaning });
  }

  /** The next part to walk through; null at the end. */
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
