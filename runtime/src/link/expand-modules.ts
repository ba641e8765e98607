/** Expands the definitions of modules: first gates, then modifiers from the innermost outwards, then mutations. */
import { invalidModifier, unknownMutation } from "../errors/catalogue/6-modifiers.js";
import { toProblem } from "../errors/catalogue-entry.js";
import { findNearest } from "../errors/find-nearest.js";
import type { Problem } from "../errors/problem.js";
import { describeThrown, quote, quoteAll } from "../errors/words.js";
import { locationOf, type LocatedDefinition } from "../graph/graph.js";
import type { NodeDefinition } from "../graph/node-definition.js";
import type { CodeFacts, Manifest, ModifierEntry } from "../manifest.js";
import type { ExpandContext, Expansion } from "../modifiers/core/expansion.js";
import { modifiersOf, type Behaviour, type LocatedMutation } from "../modifiers/core/modifier.js";
import { within } from "../modifiers/core/within.js";
import { applyGates, type ModifiedDefinition } from "./apply-gates.js";
import type { ConfigReader } from "./config-reader.js";
import { standsFor } from "./mocks.js";
import { isOnCircle, reportRecursion, type Nesting } from "./nesting.js";
import { readModifiers, type ContextOfModifier } from "./read-modifiers.js";
import { readModules, type GivenManifests } from "./read-modules.js";

/**
 * Expands modules and reports every problem of every modifier. Linear in the nodes, times the modifiers of each.
 *
 * @param given - Manifests for modules that have none themselves.
 * @param nesting - The subdag that runs the modules, if any.
 */
export function expandManifests(
  manifests: readonly Manifest[],
  config: ConfigReader,
  problems: Problem[],
  given: GivenManifests = new Map(),
  nesting: Nesting = { by: null, manifests, config, around: null },
): readonly LocatedDefinition[] {
  const isPlain = manifests.every(({ definitions }) => definitions.every(({ modifiers }) => modifiers === undefined));
  const all = manifests.flatMap(({ module, definitions }) =>
    definitions.map((definition): LocatedDefinition => ({ module, definition })),
  );
  // Most dataflows have no modifiers: their definitions are their nodes.
  if (isPlain) return all;

  const contextOf = (located: PartlyRead, modifier?: number): ExpandContext =>
    createContext({ located, config, problems, given, nesting }, modifier);
  const read = all.map((located) => readModifiers(located, (modifier) => contextOf(located, modifier)));
  const gated = applyGates(read, config, (each, reason) => contextOf(each).report(invalidModifier, { reason }));
  const mutations = gated.filter(({ behaviours }) => behaviours.some(isMutation));
  const mutating = new Set(mutations);
  const mutable = gated.filter((each) => !mutating.has(each));
  const mutationsOf = groupMutations(mutations, mutable, contextOf);
  return mutable.flatMap((each) => expand(each, mutationsOf.get(each) ?? [], (modifier) => contextOf(each, modifier)));
}

function isMutation({ mutation }: Behaviour): boolean {
  return mutation !== undefined;
}

/** A definition whose modifiers may not have been read yet. */
type PartlyRead = LocatedDefinition & Partial<Pick<ModifiedDefinition, "behaviours">>;

interface ModifierSurroundings {
  readonly located: PartlyRead;
  readonly config: ConfigReader;
  readonly problems: Problem[];
  readonly given: GivenManifests;
  readonly nesting: Nesting;
}

/** @param modifier - Index of the modifier that is being applied. */
function createContext(
  { located, config, problems, given, nesting }: ModifierSurroundings,
  modifier = -1,
): ExpandContext {
  const { kind = "mutate", writtenAs = kind, ...behaviour } = located.behaviours?.[modifier] ?? {};
  const code = findCode(located, modifier);
  const context: ExpandContext = {
    located,
    config,
    readConfig: (key) => config.read(key),
    hasConfig: (key) => config.has(key),
    report: (entry, values, argument) => {
      const problem = toProblem(entry, located.definition.name, values, [locationOf(located)]);
      // Assigned, because a copy would need the message.
      problems.push(Object.assign(problem, modifier >= 0 && { modifier, ...(argument && { argument }) }));
    },
    toPart: (depends, read) => ({ modifier: writtenAs, depends, config: read, code, on: located }),
    expandModules: (modules, inner) => {
      const { manifests, problems: unreadable } = readModules(modules, given);
      problems.push(...unreadable);
      const inside: Nesting = { by: located, manifests, config: inner, around: nesting };
      if (isOnCircle(located, problems) || reportRecursion(inside, problems)) return null;
      return expandManifests(manifests, inner, problems, given, inside);
    },
  };
  return within(context, behaviour);
}

/** Finds the code of a modifier's arguments. It is not known if something else has added or removed modifiers. */
function findCode({ definition }: LocatedDefinition, modifier: number): CodeFacts | undefined {
  const { modifiers = [], function: own } = definition;
  return modifiersOf(own).length === modifiers.length ? modifiers[modifier]?.code : undefined;
}

/** Finds the manifest's entry for each modifier: the first modifier of a kind has the first entry of that kind. */
function createEntryFinder(entries: readonly ModifierEntry[]): (kind: string) => ModifierEntry {
  const left = new Map<string, ModifierEntry[]>();
  for (const entry of entries)
    if (entry.kind !== undefined) left.set(entry.kind, [...(left.get(entry.kind) ?? []), entry]);
  return (kind) => left.get(kind)?.shift() ?? {};
}

/** The mutations of each definition, in the order in which they are defined. */
function groupMutations(
  mutations: readonly ModifiedDefinition[],
  mutable: readonly ModifiedDefinition[],
  contextOf: (located: LocatedDefinition, modifier?: number) => ExpandContext,
): ReadonlyMap<ModifiedDefinition, readonly LocatedMutation[]> {
  const groups = new Map<ModifiedDefinition, LocatedMutation[]>();
  for (const definition of mutations)
    definition.behaviours.forEach(({ kind, gate, mutation }, index) => {
      const context = contextOf(definition, index);
      if (mutation !== undefined) {
        const candidates = mutable.filter(({ module }) => module === definition.module);
        const found = candidates.filter((each) => isTarget(each, mutation.target));
        for (const each of found) groups.set(each, [...(groups.get(each) ?? []), { ...mutation, definition, context }]);
        if (found.length === 0) reportUnknownTarget(mutation.target, candidates, context);
      } else if (gate === undefined) {
        const reason = `\`${kind}\` stands beside \`mutate\`, which makes the function a step; only gates may stand there.`;
        context.report(invalidModifier, { reason });
      }
    });
  return groups;
}

function isTarget({ name, definition }: ModifiedDefinition, target: unknown): boolean {
  return name === target || standsFor(definition.function, target);
}

function reportUnknownTarget(target: unknown, known: readonly ModifiedDefinition[], context: ExpandContext): void {
  const name = typeof target === "function" ? target.name : String(target);
  const nearest = findNearest(
    name,
    known.map((each) => each.name),
  );
  context.report(unknownMutation, { target: quote(name), nearest }, [0]);
}

function expand(
  { name, module, definition, behaviours }: ModifiedDefinition,
  mutations: readonly LocatedMutation[],
  contextOf: ContextOfModifier,
): readonly LocatedDefinition[] {
  let own: NodeDefinition = {
    ...definition,
    name,
    made: {
      by: definition.function,
      module: null,
      isOwn: true,
      path: [],
      of: definition.name,
      modifiers: behaviours.map(({ kind, writtenAs = kind }) => writtenAs),
    },
  };
  const replacing = new Set<string>();
  behaviours.forEach(({ kind, replaceBody }, index) => {
    if (replaceBody === undefined) return;
    replacing.add(kind);
    if (replacing.size === 1) own = attempt(kind, own, contextOf(index), () => replaceBody(own, contextOf(index)));
    else {
      const reason = `${quoteAll([...replacing])} stand on one function, and both take the place of its body.`;
      contextOf(index).report(invalidModifier, { reason });
    }
  });
  behaviours.forEach(({ kind, wrapBody }, index) => {
    if (wrapBody !== undefined) own = attempt(kind, own, contextOf(index), () => wrapBody(own, contextOf(index)));
  });
  let expansion: Expansion = { name, nodes: new Map([[name, own]]), outermost: [name] };
  const entryOf = createEntryFinder(definition.modifiers ?? []);
  behaviours.forEach(({ kind, writtenAs = kind, expand: next }, index) => {
    if (next === undefined) return;
    const context = contextOf(index);
    expansion = attempt(kind, expansion, context, () => next(expansion, context, entryOf(writtenAs)));
  });
  const [mutation] = mutations;
  if (mutation !== undefined) {
    const context = contextOf();
    expansion = attempt("mutate", expansion, context, () => mutation.apply(expansion, mutations, context));
  }
  return Array.from(expansion.nodes.values(), (node) => ({ module, definition: node }));
}

/** Applies a modifier. If it throws because of its arguments, that becomes a problem of its definition. */
function attempt<Value>(kind: string, otherwise: Value, context: ExpandContext, act: () => Value): Value {
  try {
    return act();
  } catch (thrown) {
    context.report(invalidModifier, { reason: `\`${kind}\` failed: ${describeThrown(thrown)}` });
    return otherwise;
  }
}
