/** The position of an expansion among subdags, with which endless recursion is detected. */
import { recursiveSubdag } from "../errors/catalogue/6-modifiers.js";
import { toProblem } from "../errors/catalogue-entry.js";
import { toLocationText, type Problem } from "../errors/problem.js";
import { locationOf, type LocatedDefinition } from "../graph/graph.js";
import type { Manifest } from "../manifest.js";
import type { ConfigReader } from "./config-reader.js";

/** The modules that are being expanded, and the subdag that runs them. */
export interface Nesting {
  /** The definition with the subdag; null for the modules of the dataflow itself. */
  readonly by: LocatedDefinition | null;
  /** The manifests of the modules. */
  readonly manifests: readonly Manifest[];
  /** The config of the subdag, or of the dataflow. */
  readonly config: ConfigReader;
  /** The expansion that contains the definition; null for the dataflow itself. */
  readonly around: Nesting | null;
}

/** The maximum depth: if the config changes each time, a definition may run inside itself up to this depth. */
const DEPTH = 200;

/**
 * Finds definitions that run each other endlessly, from the outermost inwards; null if the expansion ends.
 *
 * An expansion depends only on its modules and config, so the same modules with the same config inside themselves never
 * end. O(depth).
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

/**
 * Reports a subdag that runs inside itself. If several paths lead to it, {@link isOnCircle} is true for the second one.
 *
 * @returns Whether the subdag runs inside itself.
 */
export function reportRecursion(nesting: Nesting, problems: Problem[]): boolean {
  const circle = findCircle(nesting);
  if (circle === null) return false;
  const texts = circle.map((each) => toLocationText(locationOf(each)));
  const start = texts.indexOf([...texts].sort()[0]!);
  const path = [...circle.slice(start), ...circle.slice(0, start)];
  const names = [...path, path[0]!].map(({ definition }) => definition.name);
  problems.push(toProblem(recursiveSubdag, names[0]!, { path: names }, path.map(locationOf)));
  return true;
}

/** Whether a definition is already known to run inside itself, so that its inside need not be expanded. */
export function isOnCircle(by: LocatedDefinition, problems: readonly Problem[]): boolean {
  const own = toLocationText(locationOf(by));
  return problems.some(
    ({ code, locations }) => code === recursiveSubdag.code && locations.some((place) => toLocationText(place) === own),
  );
}

function hasSame(some: readonly Manifest[], others: readonly Manifest[]): boolean {
  return some.length === others.length && some.every((manifest) => others.includes(manifest));
}

function keepOnce(circle: readonly LocatedDefinition[]): readonly LocatedDefinition[] {
  return [...new Map(circle.map((each) => [each.definition.function, each])).values()];
}
