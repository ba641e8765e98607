/** Problems: what can be wrong with a dataflow, a request or a run, as plain data. */
import type { Position } from "../manifest.js";

/** One thing that is wrong. */
export interface Problem {
  /** Its number in the catalogue: `ICO7002`. */
  readonly code: string;
  /** Its name in the catalogue: `missing-input`. */
  readonly slug: string;
  /** The user's name that it is about: a node, an input, a config key, a module or an option. */
  readonly subject: string;
  /** What is, and what to do. */
  readonly message: string;
  /** Where it is, the most telling place first; empty where no source is to blame. */
  readonly locations: readonly Location[];
  /** Which of the modifiers at that place it is about, counted from the function outwards; absent when it is none. */
  readonly modifier?: number;
  /** Which part of that modifier's arguments it is about; absent when it is the modifier as a whole. */
  readonly argument?: ArgumentPath;
}

/**
 * The way to a part of a modifier's arguments: `[1, "config", "region"]` is the value of `region` in the property `config`
 * of the second argument, and `[1, "config", { key: "region" }]` the name of that property.
 *
 * Numbers count arguments, of the modifier or of a call within it, and elements of lists. Strings are keys of objects, and
 * methods of steps.
 */
export type ArgumentPath = readonly (number | string | { readonly key: string })[];

/** A place in a dataflow module. */
export interface Location extends Position {
  /** Path of the module from the root of its package. */
  readonly module: string;
}

/** A place as terminals and editors can follow it: `src/features.ts:12:17`. */
export function toLocationText({ module, line, column }: Location): string {
  return `${module}:${line}:${column}`;
}
