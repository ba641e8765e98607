/** Explains why a cache computed a node, or served it, by comparing two logs. */
import { quote, quoteAll } from "../../errors/words.js";
import type { VersionedPart, VersionFacts } from "../../versions/version-facts.js";
import type { CacheChange } from "./cache-change.js";
import { findOrigins } from "./find-origins.js";
import type { ComputeReason, LoggedNode } from "./run-log.js";

/** Why a node was computed in a run, or that it was served. */
export interface CacheExplanation {
  /** Name of the node that is explained. */
  readonly node: string;
  /** Id of the run in which it was computed or served. */
  readonly runId: string;
  /** `absent` if the run did not need the node, or did not ask the cache about it. */
  readonly outcome: LoggedNode["outcome"] | "absent";
  /** Why it was computed: `changed` if something differs from the last time, `new` if there was no last time. */
  readonly reason: ComputeReason | "changed" | null;
  /** What differs from the last time. */
  readonly changes: readonly CacheChange[];
  /** What the changes of inputs come from, further up in the same run; empty if that is not known. */
  readonly origins: readonly CacheChange[];
  /** All of it in sentences. */
  readonly text: string;
}

/** A computation of an earlier run, and what its code version covered if that is known. */
export interface EarlierNode {
  /** What the log of that run says of it. */
  readonly entry: LoggedNode;
  /** What its code version covered; null if that is not known. */
  readonly code: VersionFacts | null;
}

/** An entry of a log, and what is known to compare it with. */
export interface ComparedNode {
  /** What the log says of the node. */
  readonly entry: LoggedNode;
  /** What the code version of the node covers; null if it is not known. */
  readonly code: VersionFacts | null;
  /** The same node in the last run before; null if there is none. */
  readonly earlier: EarlierNode | null;
}

/**
 * Explains one entry of a log.
 *
 * @param changesOf - Returns what differs for another node of the run; null for one that is not known.
 */
export function explainNode(
  runId: string,
  compared: ComparedNode,
  changesOf: (node: string) => readonly CacheChange[] | null,
): CacheExplanation {
  const { entry, earlier } = compared;
  const { node, outcome } = entry;
  const changes = entry.reason === "new" ? findChanges(compared) : [];
  const origins = findOrigins(changes, changesOf);
  const reason = changes.length > 0 ? "changed" : entry.reason;
  const known = { changes, origins, earlier };
  const text = outcome === "cached" ? `${quote(node)} was served from the cache.` : toText(entry, known);
  return { node, runId, outcome, reason, changes, origins, text };
}

function toText(
  entry: LoggedNode,
  { changes, origins, earlier }: Pick<CacheExplanation, "changes" | "origins"> & Pick<ComparedNode, "earlier">,
): string {
  const name = quote(entry.node);
  const begin = entry.outcome === "failed" ? `${name} failed. It was computed` : `${name} was computed`;
  const [detail] = entry.details;
  switch (entry.reason) {
    case "recompute":
      return `${begin} because the cache is told to recompute it.`;
    case "disable":
      return `${begin} because the cache is disabled for it.`;
    case "ignore":
      return `${begin} because the cache ignores it.`;
    case "incomplete":
      return `${begin} because not all of its code is known: it ${entry.details.join(", and ")}.`;
    case "opaque":
      return `${begin} because ${detail ?? "its value, or an input of it, cannot be stored"}.`;
    case "aborted":
      return `${begin}, and its value was not stored, because the run had ended.`;
    case "removed":
      return `${begin} because its stored value has been removed.`;
    case "damaged":
      return `${begin} because its stored value was damaged.`;
    case "unreadable":
      return `${begin} because its stored value could not be read.`;
    default:
      break;
  }
  if (changes.length > 0) {
    const because = `${begin} because ${joinTexts(changes.map(toChangeText))}`;
    return origins.length === 0 ? `${because}.` : `${because}: ${joinTexts(origins.map(toChangeText))}.`;
  }
  if (earlier === null) return `${begin} for the first time.`;
  if (earlier.entry.outcome === "failed") return `${begin} because it failed the last time.`;
  if (earlier.entry.reason === "aborted") return `${begin} because the last run ended before its value was complete.`;
  if (earlier.entry.key === null) return `${begin} because its value was not stored the last time.`;
  return `${begin} because its value is not in the store any more.`;
}

function toChangeText({ kind, name, location }: CacheChange): string {
  switch (kind) {
    case "input":
      return `${quote(name)} has another value`;
    case "modifier":
      return `the arguments of ${quote(name)} have changed`;
    case "package":
      return `the package ${quote(name)} has another version${location === null ? "" : `, ${location}`}`;
    case "file":
      return `the file ${location ?? name} has changed`;
    default:
      // The compiler puts what has no name in brackets.
      if (!name.startsWith("(")) return `${quote(name)} in ${location ?? "another file"} has changed`;
      return name === "(statements)"
        ? `the statements of ${location ?? "a file"} have changed`
        : `${location ?? "a file"} has changed`;
  }
}

function joinTexts(texts: readonly string[]): string {
  const shown = texts.slice(0, 8);
  const more = texts.length - shown.length;
  if (more > 0) return `${shown.join(", ")}, and ${more} more changes`;
  return [shown.slice(0, -1).join(", "), ...shown.slice(-1)].filter(Boolean).join(" and ");
}

/** Finds what differs from an earlier computation of the node; nothing if there is none. */
export function findChanges({ entry, code, earlier }: ComparedNode): readonly CacheChange[] {
  if (earlier === null) return [];
  const before = earlier.entry;
  const inputsBefore = new Map(before.inputs);
  const inputs = entry.inputs
    .filter(([name, version]) => before.inputs.length > 0 && inputsBefore.get(name) !== version)
    .map(([name]): CacheChange => ({ kind: "input", name, location: null }));
  if (entry.codeVersion === before.codeVersion) return inputs;
  const parts = code === null || earlier.code === null ? [] : compareParts(code.parts, earlier.code.parts);
  const own: CacheChange = { kind: "function", name: entry.node, location: null };
  return [...(parts.length > 0 ? leaveOutFunction(parts) : [own]), ...inputs];
}

/**
 * The hash of the node's function covers all that the function reaches, so it says nothing if something of that has
 * changed. If the function was edited too, only the rest is told.
 */
function leaveOutFunction(parts: readonly CacheChange[]): readonly CacheChange[] {
  const others = parts.filter(({ kind }) => kind !== "function");
  return others.some(({ kind }) => kind !== "modifier") ? others : parts;
}

function compareParts(now: readonly VersionedPart[], before: readonly VersionedPart[]): readonly CacheChange[] {
  const [current, former] = [toHashes(now), toHashes(before)];
  // All exports of a file have changed if one of them has.
  const isNamed = ({ name }: VersionedPart): boolean => name !== "*";
  const changed = now.filter((part) => isNamed(part) && former.get(toKey(part)) !== current.get(toKey(part)));
  const removed = before.filter((part) => isNamed(part) && !current.has(toKey(part)));
  const seen = new Set<string>();
  return [...changed, ...removed].flatMap((part): readonly CacheChange[] => {
    const { kind, name, module } = part;
    // A package has its version where other parts have their file.
    const key = kind === "package" ? `${kind} ${name}` : toKey(part);
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ kind, name, location: module === "" ? null : module }];
  });
}

/** Two parts may have the same name, such as two modifiers of one kind; their hashes are joined in order. */
function toHashes(parts: readonly VersionedPart[]): ReadonlyMap<string, string> {
  const hashes = new Map<string, string>();
  for (const part of parts) hashes.set(toKey(part), `${hashes.get(toKey(part)) ?? ""} ${part.hash}`);
  return hashes;
}

function toKey({ kind, name, module }: VersionedPart): string {
  return `${kind} ${name} ${module}`;
}

/** Explains that a run has nothing to tell of a node. */
export function explainAbsence(runId: string, node: string, known: readonly string[]): CacheExplanation {
  const others = known.length === 0 ? "It has served and computed nothing." : `It knows ${quoteAll(known)}.`;
  const text = `The cache was not asked about ${quote(node)} in this run. ${others}`;
  return { node, runId, outcome: "absent", reason: null, changes: [], origins: [], text };
}
