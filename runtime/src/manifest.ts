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
 * Prefix of the manifest's second export name. No two modules share that name, so a barrel with `export *` passes on
 * the manifests of all its modules. A barrel drops names that several of its modules export.
 */
export const MANIFEST_ALIAS = "$manifest_";

/** The node definitions of one dataflow module. */
export interface Manifest {
  /** The {@link MANIFEST_VERSION} that the transformer wrote. */
  readonly manifestVersion: number;
  /** Path of the module's source file from the root of its package, with forward slashes: `src/features.ts`. */
  readonly module: string;
  /** The node definitions, in source order. */
  readonly definitions: readonly Definition[];
  /**
   * The code that the definitions reach, in their own file, in imported files of the project and in packages. Absent if
   * nothing has followed the imports; then no code version of the module is complete.
   */
  readonly code?: readonly CodePart[];
  /**
   * Exports that the module takes from other modules whose manifests are not exported along with them; absent if there
   * are none.
   */
  readonly picks?: readonly PickedExports[];
}

/** Exports of another module that this module passes on: `export { spend, signups } from "./loaders.js"`. */
export interface PickedExports {
  /** Names of the exports; not all of them have to be nodes. Absent if every export is passed on. */
  readonly names?: readonly string[];
  /** Returns the namespace of the other module; absent from the JSON form. */
  readonly of: () => object;
}

/** A declaration, a file or a package that definitions reach. */
export interface CodePart {
  /** Name of the declaration; for a file that is not code, or a package, the name of the file or the package. */
  readonly name: string;
  /** Path of the file from the root of its package; for a package, its version. */
  readonly module: string;
  /** Whether it is a declaration of a file of the project, a file that is not code, or a package. */
  readonly kind: "declaration" | "file" | "package";
  /** Hash of its own text; two parts with the same name and module differ only if this differs. */
  readonly hash: string;
  /** Indexes in {@link Manifest.code} of the parts that it uses directly; absent if there are none. */
  readonly uses?: readonly number[];
}

/** Something that the compiler cannot follow, and that may change what a function computes. */
export interface CodeGap {
  /** What it is, as the end of a sentence that begins with the node's name: "imports `name` dynamically". */
  readonly what: string;
  /** Where it is: `src/text.ts:3:7`, with the path from the root of the package. */
  readonly location: string;
}

/** The code of a function, or of a modifier's arguments, as far as caches need to know it. */
export interface CodeFacts {
  /** Hash of the code and of everything that it reaches; comments and formatting do not change it. */
  readonly codeVersion: string;
  /** Hash of the code alone, without what it reaches; absent if imports were not followed. */
  readonly hash?: string;
  /** Indexes in {@link Manifest.code} of the parts that it uses directly; absent if there are none. */
  readonly uses?: readonly number[];
  /** Why the version is incomplete; absent if it is complete. */
  readonly gaps?: readonly CodeGap[];
}

/** One node, as its function defines it. */
export interface Definition extends CodeFacts {
  /** The node's name, which is the name under which the function is exported. */
  readonly name: string;
  /** The user's function itself; absent from the JSON form. */
  readonly function: NodeFunction;
  /** How the function takes its arguments, one entry per parameter. At most one entry is `"named"`. */
  readonly parameters: readonly ParameterPassing[];
  /** The node's dependencies: positional ones in the order of their parameters, then the named ones. */
  readonly inputs: readonly Input[];
  /** Declared type of the value as the source spells it, with `Promise<T>` written as `T`. */
  readonly type: string;
  /** Whether the declaration says that the function returns a promise. */
  readonly isAsync: boolean;
  /** Whether the value is a `Parallelizable`, so that each dependent is computed once per item. Absent if it is not. */
  readonly fansOut?: boolean;
  /** Text of the documentation comment, without its stars; empty when there is none. */
  readonly documentation: string;
  /** Position of the node's name in the module's source. */
  readonly position: Position;
  /** Hash of the function's own code without that of its modifiers. */
  readonly codeVersion: string;
  /** The modifiers of the node, from the innermost outwards; absent if there are none. */
  readonly modifiers?: readonly ModifierEntry[];
  /** Default values of parameters by name, for a node whose body a modifier replaces. */
  readonly defaults?: Readonly<Record<string, () => unknown>>;
}

/** The parts of one modifier that are known from the syntax, but not from the modifier's value. */
export interface ModifierEntry {
  /** Name of its factory, as @icosian/runtime exports it; absent if another expression creates the modifier. */
  readonly kind?: string;
  /** Its arguments, if all of them are literals. */
  readonly arguments?: readonly unknown[];
  /** Names of the step functions, which minifiers would change. */
  readonly steps?: readonly string[];
  /** The fields of the declared return type, if it is an object type literal. */
  readonly fields?: readonly string[];
  /** The code of its arguments, if they are not all literals. */
  readonly code?: CodeFacts;
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
  /** Whether the function can run without this input. */
  readonly isOptional: boolean;
  /** Whether the input is an argument of its own or a property of the destructured parameter. */
  readonly passing: "positional" | "named";
  /** Whether the input is a `Collect`, which lists the values of all items. Absent if it is not. */
  readonly collects?: boolean;
}

/** A position in a source file. */
export interface Position {
  /** Line, counted from 1. */
  readonly line: number;
  /** Column in UTF-16 code units, counted from 1. */
  readonly column: number;
}

/** A node's function, as the runtime calls it. */
export type NodeFunction = (...args: never[]) => unknown;
