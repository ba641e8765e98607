/** Finds the nodes that modifiers make of definitions, with the runtime's own expansion. */
import {
  findDeclaration,
  type Definition,
  expandManifests,
  internalFault,
  type NodeDefinition,
  type Problem,
  quoteNode,
  toShownFacts,
} from "@icosian/runtime/tooling";
import { keyOf, type DefinitionIr, type ModuleIr } from "../../ir/module.js";
import { inputsOf, type LocatedDefinition, type MadeIr, type NodeIr, type NodeInputIr } from "../node.js";
import { CompilerConfig, type GateFindings } from "./compiler-config.js";
import type { ExpandedModules, ModifierFault } from "./expanded-modules.js";
import type { KnownConfig } from "./known-config.js";
import { locateArgument } from "./locate-argument.js";
import { readMadeTypes, type MadeTypes } from "./made-types.js";
import { Stubs, type FindModules, type Origin, type Questions } from "./stubs.js";

/**
 * Expands modules.
 *
 * @param findModules - Finds the modules that subdags run.
 */
export function expandModules(
  modules: readonly ModuleIr[],
  config: KnownConfig,
  findModules: FindModules,
  questions?: Questions,
): ExpandedModules {
  const stubs = new Stubs(findModules, questions);
  const manifests = modules.map((module) => stubs.manifestOf(module));
  const findings: GateFindings = { undetermined: new Set(), names: new Map(), closed: new Map() };
  const reader = new CompilerConfig(config, findings);
  const problems: Problem[] = [];
  const expanded = expandManifests(manifests, reader, problems);
  const isUnknown = (each: Definition["function"]): boolean => stubs.originOf(each).modifiers === null;
  const nodes = new Map(modules.map((module) => [module, [] as LocatedDefinition[]]));
  const byKey = new Map(modules.map((module) => [keyOf(module), module]));
  const toNode = createNodes(stubs, findings);
  for (const { module: key, definition } of expanded) {
    if (isUnknown(toMaker(definition))) continue;
    nodes.get(byKey.get(key)!)!.push(toNode(definition));
  }
  return {
    nodes,
    faults: problems.map((problem) => toFault(problem, stubs)),
    unknown: [...stubs.origins.values()].filter(({ modifiers }) => modifiers === null),
    closed: Array.from(findings.closed, ([stub, gate]) => ({ ...gate, ...stubs.originOf(stub) })),
    reads: reader.reads,
  };
}

/** Returns the user's function from which a node comes. */
function toMaker({ made, function: own }: NodeDefinition): Definition["function"] {
  return made?.by ?? own;
}

function createNodes(stubs: Stubs, findings: GateFindings): (node: NodeDefinition) => LocatedDefinition {
  const counts = countVariants(findings);
  return (node) => {
    const maker = toMaker(node);
    const { module, definition, modifiers } = stubs.originOf(maker);
    const all = [maker, ...(node.made?.within ?? [])];
    const fallbacks = all.filter((each) => isOtherwise(stubs.originOf(each)));
    const isKnown = !all.some((each) => findings.undetermined.has(each)) && fallbacks.length <= 1;
    const isCertain = isKnown && !hasConditions(modifiers);
    const [fallback] = fallbacks;
    const otherwiseOf = fallback === undefined ? null : (counts.get(findings.names.get(fallback) ?? "") ?? 0);
    const types = readMadeTypes(node, { module, definition }, (stub) => stubs.findOrigin(stub));
    const existence = { isCertain, otherwiseOf, written: modifiers ?? [] };
    return { module, definition: toNodeIr(node, definition, existence, types) };
  };
}

function isOtherwise({ modifiers }: Origin): boolean {
  return (modifiers ?? []).some(({ kind }) => findDeclaration(kind)?.exists === "otherwise");
}

/** Counts the possible definitions of each name that a gated definition has. */
function countVariants({ names, closed }: GateFindings): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const [each, name] of names) if (!closed.has(each)) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

/** Whether steps depend on the config, so that some of their nodes may not exist. */
function hasConditions(modifiers: Origin["modifiers"]): boolean {
  return (modifiers ?? []).some(({ arguments: args }) =>
    args.some((each) => each.kind === "call" && each.methods.some(({ name }) => name === "when")),
  );
}

function toNodeIr(
  node: NodeDefinition,
  definition: DefinitionIr,
  existence: Pick<MadeIr, "isCertain" | "otherwiseOf" | "written">,
  { origin, fed, inputs: types }: MadeTypes,
): NodeIr {
  const { path, isOwn, role = null } = node.made ?? { path: [], isOwn: true };
  const inputs = new Map(inputsOf(definition).map((input) => [input.name, input]));
  const parameters = node.inputs.map((input, index) => {
    const parameter = input.parameter === undefined ? input.name : input.parameter;
    const own = parameter === null ? undefined : inputs.get(parameter);
    const base = own ?? { name: "", nameSpan: definition.nameSpan, type: null, isOptional: false, collects: false };
    // A step takes the value that was meant for a parameter, and it is another function.
    const feed = own === undefined || path === null ? "modifier" : own.name === input.name ? undefined : "parameter";
    const { name, collects = false, mayCollect = false } = input;
    // The further inputs of a conditional step are needed only if the step is applied.
    const isOptional = input.isOptional || (index > 0 && origin.result !== null && origin.passesOn);
    const made: NodeInputIr = {
      ...base,
      name,
      isOptional,
      collects,
      ...(mayCollect && { mayCollect }),
      ...(feed && { feed }),
      ...types[index],
    };
    return { kind: "positional", input: made } as const;
  });
  return {
    ...definition,
    name: node.name,
    documentation: node.documentation,
    parameters,
    // The source does not write the type of a part of the result.
    returnType: path?.length === 0 ? definition.returnType : null,
    modifiers: [],
    isAsync: node.isAsync,
    made: {
      path,
      isOwn,
      role,
      ...existence,
      fansOut: node.fansOut === true,
      origin,
      fed,
      shown: toShownFacts(node),
      expanded: node,
    },
  };
}

function toFault({ code, subject, values, locations, modifier, argument }: Problem, stubs: Stubs): ModifierFault {
  const [origin, ...others] = locations.flatMap((location) => findOrigin(location, stubs) ?? []);
  if (origin === undefined) throw internalFault("ICO9004", `a problem has no location: ${code} of ${subject}`);
  const { module, definition, modifiers } = origin;
  const own = modifier === undefined ? undefined : modifiers?.[modifier];
  const span = own === undefined ? definition.nameSpan : locateArgument(own, argument);
  const related = others.map((other) => ({
    file: other.module.file,
    span: other.definition.nameSpan,
    message: `${quoteNode(other.definition.name)} is here.`,
  }));
  return { file: module.file, span, code, subject, values, related };
}

function findOrigin(location: Problem["locations"][number], { origins }: Stubs): Origin | null {
  for (const origin of origins.values()) {
    const { line, column } = origin.definition.position;
    if (location.module === keyOf(origin.module) && location.line === line && location.column === column) return origin;
  }
  return null;
}
