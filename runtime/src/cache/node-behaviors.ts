/** Decides how a cache treats each node: by its options, by the node's modifier, and by what the node is. */
import { findNearest } from "../errors/find-nearest.js";
import { quote, quoteAll, suggest } from "../errors/words.js";
import type { NodeDefinition } from "../graph/node-definition.js";
import type { ExecutionExport } from "../lineage/execution-export.js";
import type { CacheBehavior } from "../graph/cache-behavior.js";
import type { CacheOptions } from "./cache-options.js";

/** The options that name nodes, the strongest first. */
const OPTIONS = ["disable", "recompute", "ignore", "default"] as const;

/** The behaviours of the nodes of one dataflow. */
export class NodeBehaviors {
  readonly #byName = new Map<string, CacheBehavior>();
  readonly #ofAll: CacheBehavior | null;
  readonly #twice: string[] = [];

  constructor(options: CacheOptions) {
    for (const behavior of OPTIONS) {
      const names = options[behavior];
      for (const name of Array.isArray(names) ? (names as readonly string[]) : []) {
        const other = this.#byName.get(name);
        if (other !== undefined && other !== behavior)
          this.#twice.push(`${quote(name)} is named by ${quote(other)} and by ${quote(behavior)}. Keep one of them.`);
        this.#byName.set(name, behavior);
      }
    }
    this.#ofAll = options.disable === true ? "disable" : options.recompute === true ? "recompute" : null;
  }

  /** The behaviour of a node. */
  of(name: string, definition: NodeDefinition): CacheBehavior {
    const named = this.#byName.get(name) ?? this.#byName.get(definition.made?.role?.of ?? name);
    const own = named ?? definition.caching?.behavior ?? null;
    if (own !== null) return own;
    if (!callsFunction(definition)) return "disable";
    return this.#ofAll ?? "default";
  }

  /** Whether an option names a node. */
  names(name: string, definition: NodeDefinition): boolean {
    return this.#byName.has(name) || this.#byName.has(definition.made?.role?.of ?? name);
  }

  /** Whether the value of a node or of an input does not count for the nodes that read it. */
  isIgnored(name: string, definition: NodeDefinition | null): boolean {
    if (definition !== null) return this.of(name, definition) === "ignore";
    return this.#byName.get(name) === "ignore";
  }

  /** Returns what is wrong with the names in the options; null if nothing is. */
  findFault({ nodes }: ExecutionExport): string | null {
    const known = new Set(nodes.flatMap(({ name, madeFrom }) => [name, madeFrom?.of ?? name]));
    const inputs = new Set(nodes.filter(({ kind }) => kind === "input" || kind === "config").map(({ name }) => name));
    const faults = [...this.#byName].flatMap(([name, behavior]): readonly string[] => {
      if (!known.has(name)) {
        const all = [...known];
        return [`There is no ${quote(name)}. ${suggest(findNearest(name, all), `There are ${quoteAll(all)}.`)}`];
      }
      if (behavior === "ignore" || !inputs.has(name)) return [];
      return [`${quote(name)} is an input, which is not computed. Only ${quote("ignore")} can name it.`];
    });
    const all = [...this.#twice, ...faults];
    return all.length === 0 ? null : all.join(" ");
  }
}

/**
 * Whether a node calls a function of the user whose value is worth keeping. What passes on or picks a part of another
 * value takes less time than a look into a store. Checks are made each time, because they warn; loaders and savers,
 * because what they load may have changed.
 */
function callsFunction({ made, tags = {} }: NodeDefinition): boolean {
  if (tags["icosian.dataLoader"] !== undefined || tags["icosian.dataSaver"] !== undefined) return false;
  return made?.kind === undefined || made.kind === "step";
}
