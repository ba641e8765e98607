/** Checks the values of a request. */
import { malformedRequest, promisedValue } from "../../errors/catalogue/7-requests.js";
import { toProblem } from "../../errors/catalogue-entry.js";
import type { Problem } from "../../errors/problem.js";
import { describeThrown, quote } from "../../errors/words.js";
import type { Graph } from "../../graph/graph.js";
import { typeOf } from "../../graph/variable-type.js";
import type { Request, Values } from "./request.js";

/** Finds every value that throws when it is read, and every promise that is given to nodes that do not accept one. */
export function checkValues(graph: Graph, request: GivenValues): readonly Problem[] {
  const { inputs, inputNames, overrides, overrideNames } = request;
  return [
    ...checkPromises(graph, "inputs", inputs, inputNames),
    ...checkPromises(graph, "overrides", overrides, overrideNames),
  ];
}

type GivenValues = Pick<Request, "inputs" | "inputNames" | "overrides" | "overrideNames">;

/**
 * Finds the same faults in one object of values.
 *
 * @param origin - The option that holds the values: `inputs`.
 */
export function checkPromises(
  graph: Graph,
  origin: string,
  values: Values,
  names: readonly string[],
): readonly Problem[] {
  return names.flatMap((name) => {
    try {
      if (!(values[name] instanceof Promise) || takesPromise(graph, name)) return [];
      return [toProblem(promisedValue, name, { origin })];
    } catch (thrown) {
      return [toUnreadable(`${quote(name)} of \`${origin}\``, thrown)];
    }
  });
}

/**
 * Creates the problem of a value that throws when it is read.
 *
 * @param what - A description of the value.
 */
export function toUnreadable(what: string, thrown: unknown): Problem {
  const reason = `${what} cannot be read: ${describeThrown(thrown)}`;
  return toProblem(malformedRequest, "request", { reason });
}

/**
 * Whether an input may be a promise, according to its consumers' types. The value of a node has already been awaited.
 */
function takesPromise(graph: Graph, name: string): boolean {
  const id = graph.ids.get(name);
  if (id === undefined || graph.variables[id]!.kind === "node") return false;
  return /^(any|unknown)$|\bPromise(Like)?\b/.test(typeOf(graph, id));
}
