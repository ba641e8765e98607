/** Code versions of nodes: what caches compare to find out whether a node still computes the same. */
import type { NodeDefinition } from "../graph/node-definition.js";
import type { CodeGap } from "../manifest.js";
import { VERSION } from "../version.js";
import { hashPart, toVersion } from "./hash-part.js";
import { findUnfollowed } from "./unfollowed.js";

/** The code version of a node. */
export interface NodeVersion {
  /** 24 hexadecimal digits: two nodes have the same only if they compute the same function of their inputs. */
  readonly version: string;
  /** Why the version is incomplete; empty if it is complete. */
  readonly gaps: readonly CodeGap[];
  /** What the version consists of, from the function outwards. */
  readonly parts: readonly NodeVersionPart[];
}

/** The node's function, or what one of its modifiers adds. */
export interface NodeVersionPart {
  /** What it is. */
  readonly kind: "function" | "modifier";
  /** The name of the function, or of the modifier's factory. */
  readonly name: string;
  /** The code version of the function, or 24 hexadecimal digits for what the modifier adds. */
  readonly hash: string;
}

const known = new WeakMap<NodeDefinition, NodeVersion>();

/**
 * Returns the code version of a node. It covers the node's function, and the evaluated arguments and the config on
 * which its value depends. Linear in these at the first call for a definition.
 */
export function toNodeVersion(definition: NodeDefinition): NodeVersion {
  const before = known.get(definition);
  if (before !== undefined) return before;
  const made = computeVersion(definition);
  known.set(definition, made);
  return made;
}

/** Returns the text of {@link toNodeVersion}; nothing is computed for nodes to which modifiers add nothing. */
export function toVersionText(definition: NodeDefinition): string {
  return definition.versionParts === undefined ? definition.codeVersion : toNodeVersion(definition).version;
}

function computeVersion(definition: NodeDefinition): NodeVersion {
  const { codeVersion, gaps = [], versionParts = [], made } = definition;
  // The code of this package computes a node that modifiers added, unless it calls a function of its own.
  const isOurs = codeVersion === "";
  const [own, hash] = isOurs ? ["@icosian/runtime", VERSION] : [findFunctionName(definition), codeVersion];
  const unfollowed = isOurs ? [] : findUnfollowed(made?.by ?? definition.function);
  const hashed = versionParts.map(hashPart);
  return {
    version: versionParts.length === 0 ? codeVersion : toVersion([hash, ...hashed.map((part) => part.hash)]),
    gaps: keepOnce([...unfollowed, ...gaps, ...hashed.flatMap((part) => part.gaps)]),
    parts: [
      { kind: "function", name: own, hash },
      ...hashed.map((part, at) => ({ kind: "modifier", name: versionParts[at]!.modifier, hash: part.hash }) as const),
    ],
  };
}

/** The name of the function that a node calls: a mutation of a node is another function than the node's own. */
function findFunctionName({ name, made }: NodeDefinition): string {
  const { of = name, kind, calls } = made ?? {};
  return kind === "step" && typeof calls === "function" ? calls.name : of;
}

function keepOnce(gaps: readonly CodeGap[]): readonly CodeGap[] {
  return [...new Map(gaps.map((gap) => [`${gap.what} ${gap.location}`, gap])).values()];
}
