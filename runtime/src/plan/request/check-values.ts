/** Checks the values of a request themselves. */
import { malformedRequest, promisedValue } from "../../errors/catalogue/7-requests.js";
import { toProblem } from "../../errors/catalogue-entry.js";
import type { Problem } from "../../errors/problem.js";
import { describeThrown, quote } from "../../errors/words.js";
import type { Graph } from "../../graph/graph.js";
import { typeOf } from "../../graph/variable-type.js";
import type { Request, Values } from "./request.js";

/** Every value that throws when it is read, and every promise that is given to nodes that do not ask for one. */
export function checkValues(graph: Graph, request: GivenValues): readonly Problem[] {
  const { inputs, inputNames, overrides, overrideNames } = request;
  return [
    ...checkPromises(graph, "inputs", inputs, inputNames),
    ...checkPromises(graph, "overrides", overrides, overrideNames),
  ];
}

type GivenValues = Pick<Request, "inputs" | "inputNames" | "overrides" | "overrideNames">;

/**
 * The same for one object of values.
 *
 * @param origin - What users call it.
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

/** @param what - What was read. */
export function toUnreadable(what: string, thrown: unknown): Problem {
  const reason = `${what} cannot be read: ${describeThrown(thrown)}`;
  return toProblem(malformedRequest, "request", { reason });
}

/** Whether an input may be a promise, as its consumers declare it. What a node gives has been waited for. */
function takesPromise(graph: Graph, name: string): boolean {
  const id = graph.ids.get(name);
  if (id === undefined || graph.variables[id]!.kind === "node") return false;
  return /^(any|unknown)$|\bPromise(Like)?\b/.test(typeOf(graph, id));
}
