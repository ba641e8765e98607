/** Where an expansion stands among subdags, so that one that runs inside itself is found before it never ends. */
import { recursiveSubdag } from "../errors/catalogue/6-modifiers.js";
import { toProblem } from "../errors/catalogue-entry.js";
import { toLocationText, type Problem } from "../errors/problem.js";
import { locationOf, type LocatedDefinition } from "../graph/graph.js";
import type { Manifest } from "../manifest.js";
import type { ConfigReader } from "./config-reader.js";

/** The modules that are being expanded, and the subdag that runs them. */
export interface Nesting {
  /** The definition that the subdag stands on; null for the modules of the dataflow itself. */
  readonly by: LocatedDefinition | null;
  readonly manifests: readonly Manifest[];
  readonly config: ConfigReader;
  /** Where the definition is expanded; null for the dataflow itself. */
  readonly around: Nesting | null;
}

/** With a config that changes each time, a definition may run inside itself; no deeper than this. */
const DEPTH = 200;

/**
 * The definitions that run each other, from the outside in; null where the expansion comes to an end.
 *
 * What modules become depends on nothing but themselves and the config, so the same modules under the same config inside
 * themselves never end. O(depth).
 */
function findCircle(nesting: Nesting): readonly LocatedDefinition[] | null {
  const circle: LocatedDefinition[] = [];
  let isRepeated = false;
  for (let each: Nesting | null = nesting; each !== null; each = each.around) {
    const isSame =
      each !== nesting && hasSame(each.manifests, nesting.manifests) && each.config.hasSameValues(nesting.config);
    if (isSame || (isRepeated && circle.length > DEPTH)) return isSame ? circle.reverse() : keepOnce(circle.reverse());
    if (each.by === null) continue;
    isRepeated ||= circle.length > 0 && each.by.definition.function === nesting.by?.definition.function;
    circle.push(each.by);
  }
  return null;
}

/** Reports a subdag that runs inside itself, once however many ways lead to it. @returns Whether it is one. */
export function reportRecursion(nesting: Nesting, problems: Problem[]): boolean {
  const circle = findCircle(nesting);
  if (circle === null) return false;
  const texts = circle.map((each) => toLocationText(locationOf(each)));
  const start = texts.indexOf([...texts].sort()[0]!);
  const path = [...circle.slice(start), ...circle.slice(0, start)];
  const names = [...path, path[0]!].map(({ definition }) => definition.name);
  const problem = toProblem(recursiveSubdag, names[0]!, { path: names }, path.map(locationOf));
  const isKnown = problems.some(
    ({ code, locations }) => code === problem.code && toKey(locations) === toKey(problem.locations),
  );
  if (!isKnown) problems.push(problem);
  return true;
}

/** Whether a definition is known to run inside itself, so that nothing more is to be found inside. */
export function isOnCircle(by: LocatedDefinition, problems: readonly Problem[]): boolean {
  const own = toLocationText(locationOf(by));
  return problems.some(
    ({ code, locations }) => code === recursiveSubdag.code && locations.some((place) => toLocationText(place) === own),
  );
}

function toKey(locations: Problem["locations"]): string {
  return locations.map(toLocationText).join(" ");
}

function hasSame(some: readonly Manifest[], others: readonly Manifest[]): boolean {
  return some.length === others.length && some.every((manifest) => others.includes(manifest));
}

function keepOnce(circle: readonly LocatedDefinition[]): readonly LocatedDefinition[] {
  return [...new Map(circle.map((each) => [each.definition.function, each])).values()];
}
