/** Hashes what a modifier adds to the code version of a node. */
import { toLocationText } from "../errors/problem.js";
import { quote } from "../errors/words.js";
import type { VersionPart } from "../graph/node-definition.js";
import type { CodeGap } from "../manifest.js";
import { hashValue, type OpaqueValue } from "./hash-value.js";
import { createSha256 } from "./sha256.js";
import { toDigits } from "./to-digits.js";
import { findUnfollowed } from "./unfollowed.js";

/** The length of the path before a key of the config: `[1].`. */
const CONFIG_PATH = 4;

/** The hash of what a modifier adds, and why it is incomplete. */
export interface HashedPart {
  /** 24 hexadecimal digits. */
  readonly hash: string;
  /** Why it is incomplete; empty if it is complete. */
  readonly gaps: readonly CodeGap[];
}

/**
 * Hashes a part: data by content, functions and objects of classes by the code of the modifier's arguments. Linear in
 * the size of the values.
 */
export function hashPart({
  modifier,
  depends,
  config,
  captured = [],
  place = null,
  code,
  on,
}: VersionPart): HashedPart {
  const gaps: CodeGap[] = [];
  const note = (what: string): void => {
    const location = toLocationText({ module: on.module, ...on.definition.position });
    if (gaps.every((gap) => gap.what !== what)) gaps.push({ what, location });
  };
  const opaque: OpaqueValue[] = [];
  const take = (part: OpaqueValue): void => {
    // The config is the second element of what is hashed.
    if (part.path.startsWith("[0]")) opaque.push(part);
    else note(`reads ${part.what} from the config, at ${quote(part.path.slice(CONFIG_PATH))}`);
  };
  const data = digest([depends, config], take);
  // Without functions, nothing but the data themselves decides on the value.
  if (opaque.length === 0) return { hash: toDigits(data), gaps };
  const used = captured.map(({ given, config: all }) => digest([given, all], take));
  if (code === undefined)
    note(`has ${opaque[0]!.what} in the arguments of ${quote(modifier)}, whose code is not known`);
  return {
    hash: toVersion([data, code?.codeVersion, used, place]),
    gaps: [...gaps, ...findUnfollowed(on.definition.function), ...(code?.gaps ?? [])],
  };
}

/** Hashes data to a version of 24 hexadecimal digits. */
export function toVersion(data: unknown): string {
  return toDigits(digest(data, () => {}));
}

function digest(value: unknown, onOpaque: (part: OpaqueValue) => void): Uint8Array {
  const hash = hashValue(value, createSha256, [], onOpaque);
  // A hash that names opaque parts always has a digest.
  return hash.kind === "hashed" ? hash.digest : new Uint8Array();
}
