/** Reads the names of outputs; a node's function may be used instead of its name. */
import { malformedRequest, outputFunction } from "../../errors/catalogue/7-requests.js";
import { toProblem } from "../../errors/catalogue-entry.js";
import type { Problem } from "../../errors/problem.js";
import { describeKind } from "../../errors/words.js";
import type { Variable } from "../../graph/graph.js";
import { standsFor } from "../../link/mocks.js";

/** The requested names, each once, and the problems of the rest. */
export interface ReadNames {
  /** The names, in the order of the request. */
  readonly names: readonly string[];
  /** One problem per entry that is neither a name nor a node's function. */
  readonly problems: readonly Problem[];
}

/** Knows the nodes of each function. They are looked up when a function is first requested. */
export class OutputNames {
  readonly #variables: readonly Variable[];
  #nodesOf: ReadonlyMap<unknown, readonly string[]> | null = null;

  /** @param variables - The variables of the graph. */
  constructor(variables: readonly Variable[]) {
    this.#variables = variables;
  }

  /**
   * Reads a list of names and functions.
   *
   * @param kind - The term for the entries in messages.
   */
  read(outputs: readonly unknown[], kind: "Output" | "Argument" = "Output"): ReadNames {
    const names = new Set<string>();
    const problems: Problem[] = [];
    // An index loop, because a list may have holes.
    for (let index = 0; index < outputs.length; index++) {
      const output = outputs[index];
      if (typeof output === "string") names.add(output);
      else if (typeof output !== "function") problems.push(toMalformed(`${kind} ${index + 1}`, output));
      else {
        const nodes = this.#findNodes(output);
        if (nodes.length === 1) names.add(nodes[0]!);
        // A cast because the name of a function can be overwritten with any value.
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

/** Groups nodes by function. A function refers to the node of its own name, or to its only node. */
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
