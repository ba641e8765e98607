/** Names what a caller asks for, where a node's function may stand for its node. */
import { malformedRequest, outputFunction } from "../errors/catalogue/7-requests.js";
import { toProblem } from "../errors/catalogue-entry.js";
import type { Problem } from "../errors/problem.js";
import { describeKind } from "../errors/words.js";
import type { Variable } from "../graph/graph.js";
import { standsFor } from "../link/mocks.js";

/** The names that were asked for, each once, and what is wrong with the rest. */
export interface ReadNames {
  readonly names: readonly string[];
  readonly problems: readonly Problem[];
}

/** Knows which nodes each function makes; looked up only once a function is asked for. */
export class OutputNames {
  readonly #variables: readonly Variable[];
  #nodesOf: ReadonlyMap<unknown, readonly string[]> | null = null;

  /** @param variables - Those of the graph. */
  constructor(variables: readonly Variable[]) {
    this.#variables = variables;
  }

  /** Reads a list of names and functions. */
  read(outputs: readonly unknown[]): ReadNames {
    const names = new Set<string>();
    const problems: Problem[] = [];
    outputs.forEach((output, index) => {
      if (typeof output === "string") return names.add(output);
      if (typeof output !== "function") return problems.push(toMalformed(output, index));
      const nodes = this.#findNodes(output);
      if (nodes.length === 1) return names.add(nodes[0]!);
      return problems.push(toProblem(outputFunction, output.name || "(anonymous)", { nodes }));
    });
    return { names: [...names], problems };
  }

  #findNodes(output: unknown): readonly string[] {
    this.#nodesOf ??= groupByFunction(this.#variables);
    const found = this.#nodesOf.get(output);
    if (found !== undefined) return found;
    for (const [own, names] of this.#nodesOf) if (standsFor(own, output)) return names;
    return [];
  }
}

/** A function stands for the node of its own name, and for the only one that it makes. */
function groupByFunction(variables: readonly Variable[]): ReadonlyMap<unknown, readonly string[]> {
  const groups = new Map<unknown, string[]>();
  for (const variable of variables) {
    const located = variable.kind === "node" ? variable : variable.replaced;
    if (located === null) continue;
    const { function: own, name, made } = located.definition;
    if (made !== undefined && !made.isOwn) continue;
    const user = made?.by ?? own;
    groups.set(user, [...(groups.get(user) ?? []), name]);
  }
  return groups;
}

function toMalformed(output: unknown, index: number): Problem {
  const reason = `Output ${index + 1} is ${describeKind(output)}; give a name or a node's function.`;
  return toProblem(malformedRequest, "request", { reason });
}
