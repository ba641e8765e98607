/**
 * The contract between the transformer, which writes manifests, and the runtime, which reads them.
 *
 * A manifest is a static table of plain data plus one reference per definition to the user's function.
 * `JSON.stringify` leaves the references out; what remains is described by `manifest.schema.json`.
 */

/** Version of the shapes in this file. A runtime refuses manifests of any other version. */
export const MANIFEST_VERSION = 1;

/** Name of the export that the transformer appends to a dataflow module. */
export const MANIFEST_EXPORT = "$manifest";

/**
 * What the second name of a manifest begins with. Two modules never share that name, so that the `export *` of a barrel
 * hands on the manifests of all its modules; of names that several of them export, a barrel has none.
 */
export const MANIFEST_ALIAS = "$manifest_";

/** What one dataflow module defines. */
export interface Manifest {
  /** The {@link MANIFEST_VERSION} that the transformer wrote. */
  readonly manifestVersion: number;
  /** Path of the module's source file from the root of its package, with forward slashes: `src/features.ts`. */
  readonly module: string;
  /** The node definitions in the order in which the module has them. */
  readonly definitions: readonly Definition[];
  /**
   * What the module exports from other modules, where their manifests do not come along by themselves; absent where that
   * is nothing.
   */
  readonly picks?: readonly PickedExports[];
}

/** Exports of another module that a module hands on: `export { spend, signups } from "./loaders.js"`. */
export interface PickedExports {
  /** Names of the exports; not all have to be nodes. Absent where they are all of the module's. */
  readonly names?: readonly string[];
  /** Gives the other module; absent from the JSON form. */
  readonly of: () => object;
}

/** One node as a function defines it. */
export interface Definition {
  /** The node's name, which is the name under which the function is exported. */
  readonly name: string;
  /** The user's function itself; absent from the JSON form. */
  readonly function: NodeFunction;
  /** How the function takes its arguments, one entry a parameter. At most one is `"named"`. */
  readonly parameters: readonly ParameterPassing[];
  /** The node's dependencies: positional ones in the order of their parameters, then the named ones. */
  readonly inputs: readonly Input[];
  /** Declared type of the value as the source spells it, with `Promise<T>` written as `T`. */
  readonly type: string;
  /** Whether the declaration says that the function returns a promise. */
  readonly isAsync: boolean;
  /** Whether the value is a `Parallelizable`: what depends on it is computed once an item. Absent where it is not. */
  readonly fansOut?: boolean;
  /** Text of the documentation comment, without its stars; empty when there is none. */
  readonly documentation: string;
  /** Where the node's name stands in the module's source. */
  readonly position: Position;
  /** Hash of what the function's behaviour is written as; comments and formatting do not change it. */
  readonly codeVersion: string;
  /** What is written before the function, from the function outwards; absent when there is nothing. */
  readonly modifiers?: readonly ModifierEntry[];
  /** The defaults of parameters by name, where a modifier takes the place of the function's body. */
  readonly defaults?: Readonly<Record<string, () => unknown>>;
}

/** What the syntax tells of one modifier and its value does not. */
export interface ModifierEntry {
  /** Name of its factory, as @icosian/runtime exports it; absent when an expression makes the modifier. */
  readonly kind?: string;
  /** Its arguments, when they are all literals. */
  readonly arguments?: readonly unknown[];
  /** Names of the functions of its steps, which minifiers would change. */
  readonly steps?: readonly string[];
  /** The fields of the declared return type, where it is written in place. */
  readonly fields?: readonly string[];
}

/**
 * How one parameter of a node's function receives its argument: one input by position, one object that holds all
 * named inputs, or the {@link RunContext}.
 */
export type ParameterPassing = "positional" | "named" | "context";

/** One dependency of a node. */
export interface Input {
  /** Name of the node or external input that provides the value. */
  readonly name: string;
  /** Declared type as the source spells it. */
  readonly type: string;
  /** Whether the function runs without it. */
  readonly isOptional: boolean;
  /** Whether it is an argument of its own or a property of the destructured parameter. */
  readonly passing: "positional" | "named";
  /** Whether it is a `Collect`: the values of all items in a list. Absent where it is not. */
  readonly collects?: boolean;
}

/** A place in a source file. */
export interface Position {
  /** Line, counted from 1. */
  readonly line: number;
  /** Column in UTF-16 code units, counted from 1. */
  readonly column: number;
}

/** A node's function as the runtime calls it. */
export type NodeFunction = (...args: never[]) => unknown;
