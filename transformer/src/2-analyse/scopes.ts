/** The scopes of a statement while somebody walks through it: tells uses of top-level names from those of inner ones. */
import type { Node } from "oxc-parser";
import type { Span } from "../ir/span.js";
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

interface Scope {
  readonly kind: ScopeKind;
  readonly parent: Scope | null;
  /** What stands for what; null for nothing, as in most scopes. */
  names: Map<string, number> | null;
}

/** Keeps the scopes around the place where a walk is. Names that the top level does not have are passed over. */
export class Scopes {
  readonly #topLevel: ReadonlyMap<string, Meaning>;
  /** Uses so far. A scope that closes takes out its own: only then is it known what it declares. */
  readonly #open: Reference[] = [];
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

  /** Walks through what has a scope of its own. */
  within(kind: ScopeKind, walk: () => void): void {
    const scope: Scope = { kind, parent: this.#innermost, names: null };
    const first = this.#open.length;
    this.#innermost = scope;
    walk();
    this.#innermost = scope.parent;
    if (scope.names !== null) this.#leaveOut(scope.names, first);
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
