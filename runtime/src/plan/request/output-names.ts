/** Names what a caller asks for, where a node's function may stand for its node. */
import { malformedRequest, outputFunction } from "../../errors/catalogue/7-requests.js";
import { toProblem } from "../../errors/catalogue-entry.js";
import type { Problem } from "../../errors/problem.js";
import { describeKind } from "../../errors/words.js";
import type { Variable } from "../../graph/graph.js";
import { standsFor } from "../../link/mocks.js";

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

  /**
   * Reads a list of names and functions.
   *
   * @param kind - What they are called in messages.
   */
  read(outputs: readonly unknown[], kind: "Output" | "Argument" = "Output"): ReadNames {
    const names = new Set<string>();
    const problems: Problem[] = [];
    // By its length, because a list may have holes.
    for (let index = 0; index < outputs.length; index++) {
      const output = outputs[index];
      if (typeof output === "string") names.add(output);
      else if (typeof output !== "function") problems.push(toMalformed(`${kind} ${index + 1}`, output));
      else {
        const nodes = this.#findNodes(output);
        if (nodes.length === 1) names.add(nodes[0]!);
        // A cast because a function's name may be whatever somebody has made of it.
        else problems.push(toProblem(outputFunction, String(output.name as unknown) || "(anonymous)", { nodes }));
      }
    }
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

function toMalformed(subject: string, output: unknown): Problem {
  const reason = `${subject} is ${describeKind(output)}; give a name or a node's function.`;
  return toProblem(malformedRequest, "request", { reason });
}
