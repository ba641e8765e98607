/**
 * An error that a node created by a modifier throws: a problem of the catalogue, and not a fault in the user's code.
 */
import { toProblem, type CatalogueEntry } from "../../errors/catalogue-entry.js";
import type { Location, Problem } from "../../errors/problem.js";

/** Becomes a problem once it is known which node threw it. */
export class NodeProblem<Values> extends Error {
  readonly #entry: CatalogueEntry<Values>;
  readonly #values: Values;

  constructor(entry: CatalogueEntry<Values>, values: Values) {
    super(entry.message("", values));
    this.#entry = entry;
    this.#values = values;
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
