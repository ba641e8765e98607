/**
 * An error that a node created by a modifier throws: a problem of the catalogue, and not a fault in the user's code.
 */
import { toProblem, type CatalogueEntry } from "../../errors/catalogue-entry.js";
import { withItems } from "../../errors/catalogue/8-running.js";
import type { Facts, Problem } from "../../errors/problem.js";
import { locationOf, type NodeVariable } from "../../graph/graph.js";
import { shownName } from "../../graph/shown-name.js";
import type { ItemPosition } from "../values/item-position.js";

/** Becomes a problem once it is known which node threw it. */
export class NodeProblem<Values extends Facts> extends Error {
  readonly #kind: CatalogueEntry<Values>;
  readonly #values: Values;
  readonly #endsRun: boolean;
  readonly #node: NodeVariable | null;

  /**
   * @param options - `cause` is what users get as the cause; `endsRun` is true if no item may be left out instead; `node` is
   * the node that is to blame, if it is not the one whose computation throws the error.
   */
  constructor(
    kind: CatalogueEntry<Values>,
    values: Values,
    {
      endsRun = false,
      node = null,
      ...options
    }: ErrorOptions & { readonly endsRun?: boolean; readonly node?: NodeVariable | null } = {},
  ) {
    super(kind.message("", values), options);
    this.#kind = kind;
    this.#values = values;
    this.#endsRun = endsRun;
    this.#node = node;
  }

  /** Whether a thrown value ends the run even if failed items are left out. */
  static endsRun(thrown: unknown): boolean {
    return NodeProblem.is(thrown) && thrown.#endsRun;
  }

  /** Returns what adapters and users are told: the cause, if a thrown value is a `NodeProblem` that has one. */
  static toTold(thrown: unknown): unknown {
    return NodeProblem.is(thrown) && "cause" in thrown ? thrown.cause : thrown;
  }

  /** Whether a thrown value is a `NodeProblem`; reads none of its properties. */
  static is(thrown: unknown): thrown is NodeProblem<Facts> {
    return typeof thrown === "object" && thrown !== null && #kind in thrown;
  }

  /**
   * Converts the error to the problem of a node.
   *
   * @param items - The items for which the node was computed, the innermost first.
   */
  at(computed: NodeVariable, items: readonly ItemPosition[]): Problem {
    const node = this.#node ?? computed;
    const values = { ...this.#values, items };
    return toProblem(withItems(this.#kind), node.name, values, [locationOf(node)], shownName(node.definition));
  }
}
