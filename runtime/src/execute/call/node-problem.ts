/** What a node that a modifier made throws: a problem of the catalogue, and not a fault of anybody's code. */
import { toProblem, type CatalogueEntry } from "../../errors/catalogue-entry.js";
import type { Location, Problem } from "../../errors/problem.js";

/** Becomes a problem once the node is known in which it was thrown. */
export class NodeProblem<Values> extends Error {
  readonly #entry: CatalogueEntry<Values>;
  readonly #values: Values;

  constructor(entry: CatalogueEntry<Values>, values: Values) {
    super(entry.message("", values));
    this.#entry = entry;
    this.#values = values;
  }

  /** Whether something that was thrown is one; asks nothing of it. */
  static is(thrown: unknown): thrown is NodeProblem<unknown> {
    return typeof thrown === "object" && thrown !== null && #entry in thrown;
  }

  /** The problem of a node. @param shown - How messages show its name. */
  at(node: string, place: Location, shown: string): Problem {
    return toProblem(this.#entry, node, this.#values, [place], shown);
  }
}
