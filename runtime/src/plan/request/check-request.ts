/** Checks a request against the graph before anything runs. */
import { toProblem } from "../../errors/catalogue-entry.js";
import {
  asyncNode,
  inputInConfig,
  inputNamesNode,
  missingInput,
  unknownInput,
  unknownOutput,
  unknownOverride,
  type Nearest,
} from "../../errors/catalogue/7-requests.js";
import { findNearest } from "../../errors/find-nearest.js";
import type { Problem } from "../../errors/problem.js";
import { locationOf, type Graph } from "../../graph/graph.js";
import { hasMember } from "../../graph/has-member.js";
import { shownName } from "../../graph/shown-name.js";
import { rowOf } from "../../graph/rows.js";
import { findExporter } from "./find-exporter.js";
import type { FlowState } from "../flow-state.js";
import type { Request, Values } from "./request.js";
import type { Needs } from "../../graph/trace-needs.js";
import { typeOf } from "../../graph/variable-type.js";

/** Finds every wrong name in a request: outputs, inputs and overrides that do not exist or are not allowed. */
export function checkNames(
  { graph, config, modules, manifests }: FlowState,
  { outputs, inputNames, overrideNames }: Pick<Request, "outputs" | "inputNames" | "overrideNames">,
): readonly Problem[] {
  const { ids, variables } = graph;

  function nearestTo(name: string): Nearest {
    return { nearest: findNearest(name, ids.keys()) };
  }

  function nearestInputTo(name: string): Nearest {
    const free = variables.flatMap((variable) => (variable.kind === "external" ? [variable.name] : []));
    return { nearest: findNearest(name, free) };
  }

  function checkOutput(name: string): readonly Problem[] {
    if (ids.has(name) || inputNames.includes(name)) return [];
    return [toProblem(unknownOutput, name, { ...nearestTo(name), exportedBy: findExporter(modules, manifests, name) })];
  }

  function checkInput(name: string): readonly Problem[] {
    if (Object.hasOwn(config, name)) return [toProblem(inputInConfig, name, {})];
    const id = ids.get(name);
    const variable = id === undefined ? undefined : variables[id];
    if (variable === undefined)
      return outputs.includes(name) ? [] : [toProblem(unknownInput, name, nearestInputTo(name))];
    return variable.kind === "node" ? [toProblem(inputNamesNode, name, {}, [locationOf(variable)])] : [];
  }

  function checkOverride(name: string): readonly Problem[] {
    return ids.has(name) ? [] : [toProblem(unknownOverride, name, nearestTo(name))];
  }

  return [...outputs.flatMap(checkOutput), ...inputNames.flatMap(checkInput), ...overrideNames.flatMap(checkOverride)];
}

/** Finds every external input that the request needs and nothing provides, with the nodes that need it. */
export function checkMissing(
  graph: Graph,
  { order, originOf }: Needs,
  { outputs, inputs }: Pick<Request, "outputs" | "inputs">,
): readonly Problem[] {
  const { variables, dependents } = graph;
  return order.flatMap((id) => {
    if (originOf.get(id) !== "nowhere") return [];
    const { name } = variables[id]!;
    const consumers = [...rowOf(dependents, id)]
      .map((dependent) => ({ variable: variables[dependent]!, isComputed: originOf.get(dependent) === "computed" }))
      .flatMap(({ variable, isComputed }) => (isComputed && variable.kind === "node" ? [variable] : []))
      .filter(({ definition }) => definition.inputs.some((input) => input.name === name && !input.isOptional));
    if (consumers.length === 0 && !outputs.includes(name)) return [];
    const values = {
      consumers: consumers.map(({ definition }) => shownName(definition)),
      type: typeOf(graph, id),
      isHidden: isHidden(inputs, name),
    };
    return [toProblem(missingInput, name, values, consumers.map(locationOf))];
  });
}

/**
 * Finds every async node that a synchronous request needs.
 *
 * @param kind - The problem, in the words of the request.
 */
export function checkAsync(
  { variables }: Graph,
  { order, originOf }: Needs,
  kind: typeof asyncNode = asyncNode,
): readonly Problem[] {
  return order.flatMap((id) => {
    const variable = variables[id]!;
    if (variable.kind !== "node" || !variable.definition.isAsync || originOf.get(id) !== "computed") return [];
    const by = variable.definition.asyncBy ?? null;
    return [toProblem(kind, variable.name, { by }, [locationOf(variable)], shownName(variable.definition))];
  });
}

/**
 * Whether the caller's object has a value that is not an own enumerable property, for example a getter of its class.
 */
function isHidden(inputs: Values, name: string): boolean {
  try {
    return hasMember(inputs, name);
  } catch {
    return false;
  }
}
