/**
 * An error that a node created by a modifier throws: a problem of the catalogue, and not a fault in the user's code.
 */
import { toProblem, type CatalogueEntry } from "../../errors/catalogue-entry.js";
import type { Location, Problem } from "../../errors/problem.js";

/** Becomes a problem once it is known which node threw it. */
export class NodeProblem<Values> extends Error {
  readonly #entry: CatalogueEntry<Values>;
  readonly #values: Values;
  readonly #endsRun: boolean;

  /** @param options - `cause` is what users get as the cause; `endsRun` is true if no item may be left out instead. */
  constructor(
    entry: CatalogueEntry<Values>,
    values: Values,
    { endsRun = false, ...options }: ErrorOptions & { readonly endsRun?: boolean } = {},
  ) {
    super(entry.message("", values), options);
    this.#entry = entry;
    this.#values = values;
    this.#endsRun = endsRun;
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
  static is(thrown: unknown): thrown is NodeProblem<unknown> {
    return typeof thrown === "object" && thrown !== null && #entry in thrown;
  }

  /**
   * Converts the error to the problem of a node.
   *
   * @param node - Name of the node.
   * @param place - Location of the node's definition.
   * @param shown - The node's name in messages.
   */
  at(node: string, place: Location, shown: string): Problem {
    return toProblem(this.#entry, node, this.#values, [place], shown);
  }
}
