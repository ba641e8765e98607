/** Problems of a dataflow, a request or a run, as plain data. */
import type { Position } from "../manifest.js";

/** One problem. */
export interface Problem {
  /** The code in the catalogue: `ICO7002`. */
  readonly code: string;
  /** The name in the catalogue: `missing-input`. */
  readonly slug: string;
  /** The user's name that the problem is about: a node, an input, a config key, a module or an option. */
  readonly subject: string;
  /** A text that says what is wrong and how to fix it. */
  readonly message: string;
  /** The facts in the message, by name, as plain data. The code determines the names. */
  readonly values: Facts;
  /** The locations of the problem, the most helpful one first; empty if the problem is not in a source file. */
  readonly locations: readonly Location[];
  /**
   * The index of the modifier that the problem is about, counted from the function outwards; absent if the problem is
   * not about a modifier.
   */
  readonly modifier?: number;
  /** The part of that modifier's arguments that the problem is about; absent for the modifier as a whole. */
  readonly argument?: ArgumentPath;
}

/** A fact of a problem: plain data that JSON can hold. */
export type Fact = string | number | boolean | null | readonly Fact[] | Facts;

/** Facts by name. */
export type Facts = {
  /** The fact of a name. */
  readonly [name: string]: Fact;
};

/**
 * The path to a part of a modifier's arguments. `[1, "config", "region"]` is the value of `region` in the property
 * `config` of the second argument; `[1, "config", { key: "region" }]` is the name `region` itself.
 *
 * A number is the index of an argument, either of the modifier or of a call inside its arguments, or the index of a
 * list element. A string is the key of an object or a method of a step.
 */
export type ArgumentPath = readonly (number | string | { readonly key: string })[];

/** A position in a dataflow module. */
export interface Location extends Position {
  /** The path of the module from the root of its package. */
  readonly module: string;
}

/**
 * Writes a location in the form that terminals and editors can open: `src/features.ts:12:17`. A materializer has no line;
 * only its name is written.
 */
export function toLocationText({ module, line, column }: Location): string {
  return line === 0 ? module : `${module}:${line}:${column}`;
}
