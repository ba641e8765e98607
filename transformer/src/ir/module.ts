/**
 * The intermediate representation of one dataflow module: what its source text says, as plain frozen data.
 *
 * The reader makes it from syntax alone; rules judge it; the manifest is planned from it. What the language does not
 * allow is represented too (a rest parameter, a default export), so that refusing it is a rule's work, not the
 * reader's.
 */
import type { Position } from "@icosian/runtime";
import type { ExpressionIr } from "./expression.js";
import type { Span } from "./span.js";

/** One dataflow module as its source text has it. */
export interface ModuleIr {
  /** The file, named as the host names it. */
  readonly file: string;
  /** Path from the root of the package, with forward slashes. */
  readonly module: string;
  readonly definitions: readonly DefinitionIr[];
  /** What is declared at the top level and is no node, and could be taken for one. */
  readonly bystanders: readonly BystanderIr[];
  /** Exports that look as if they were meant to be nodes but have a form that the language refuses. */
  readonly refusedExports: readonly RefusedExportIr[];
  /** What it exports of other modules. */
  readonly reExports: readonly ReExportIr[];
  /**
   * Whether it is an ordinary file, of which nothing but its re-exports counts: what it would define with the directive
   * is among the refused exports.
   */
  readonly isOrdinary: boolean;
  /** Type aliases that hide a type which the language recognises by its import. */
  readonly hiddenRuntimeTypes: readonly HiddenRuntimeTypeIr[];
  /** Where the module itself declares the name that its manifest is exported under; null when it does not. */
  readonly manifestName: Span | null;
}

/** What a module exports of another one: `export * from "./spend.js"` or `export { spend } from "./loaders.js"`. */
export interface ReExportIr {
  readonly specifier: string;
  /** Where the specifier stands, with its quotes. */
  readonly specifierSpan: Span;
  /** Names of the exports, which are the same in both modules; null for all of them. */
  readonly names: readonly string[] | null;
}

/** A declaration that is no node. */
export interface BystanderIr {
  readonly name: string;
  readonly nameSpan: Span;
  /** An exported value that is no function, a function that is not exported, or one that `exclude()` leaves out. */
  readonly kind: "constant" | "private" | "excluded";
}

/** One node definition: an exported function under the name of its export. */
export interface DefinitionIr {
  readonly name: string;
  /** The export that it comes with: its own name, or that of its class. */
  readonly exportName: string;
  /** Where the name stands. */
  readonly nameSpan: Span;
  /** The same location as line and column. */
  readonly position: Position;
  /** The expression that refers to the function inside the module: `spendMean`, `ClientFeatures.spendMean`. */
  readonly reference: ReferenceIr;
  readonly parameters: readonly ParameterIr[];
  /** Where one more parameter would be written: after the last one, or between empty parentheses. */
  readonly nextParameterOffset: number;
  /** The declared return type; null when it is not written out. */
  readonly returnType: TypeIr | null;
  readonly isAsync: boolean;
  /** Whether the declared return type is `Parallelizable`, promised or not. */
  readonly fansOut: boolean;
  readonly isGenerator: boolean;
  readonly documentation: string;
  readonly codeVersion: string;
  /** From the function outwards. */
  readonly modifiers: readonly ModifierIr[];
  /** Defaults of parameters as JavaScript, where a modifier takes the place of the function's body. */
  readonly defaults: readonly DefaultIr[];
  /** What a body does that never runs, because a modifier takes its place; null where it does nothing. */
  readonly discardedBody: Span | null;
  /** The overload signatures that stand before the implementation. */
  readonly overloads: readonly Span[];
  /** First use of `this` that would mean the receiver of the call. */
  readonly thisUse: Span | null;
  /** Functions of other nodes that the body names without calling them. */
  readonly uncalledNodes: readonly UncalledNodeIr[];
}

/** The default of one parameter. */
export interface DefaultIr {
  readonly name: string;
  readonly span: Span;
  /** An expression without types; null when it needs other parameters, or types stand within it. */
  readonly text: string | null;
}

/** One modifier of a definition. */
export interface ModifierIr {
  readonly span: Span;
  /** Name of its factory in the runtime; null when another expression makes it. */
  readonly kind: string | null;
  /** The function of another module that makes it; absent where the runtime's own do, or none that is imported. */
  readonly factory?: FactoryIr;
  readonly arguments: readonly ExpressionIr[];
  /** Of a pipe: names of the functions of its steps. */
  readonly steps: readonly string[] | null;
  /** Of a modifier that extracts: names of the fields of the declared return type, where it is written in place. */
  readonly fields: readonly string[] | null;
}

/** A function that a module imports, by the name under which the other module exports it. */
export interface FactoryIr {
  readonly specifier: string;
  readonly name: string;
}

/** A reference to a definition's function: a local name, or a static method of a local class. */
export interface ReferenceIr {
  readonly local: string;
  /** Where `local` is declared. */
  readonly localSpan: Span;
  readonly member: string | null;
}

/** One parameter of a node's function. */
export type ParameterIr = PositionalParameterIr | NamedParameterIr | ContextParameterIr | RefusedParameterIr;

/** `spend: Float64Array`, `spend?: Float64Array` or `spend: Float64Array = zeros`. */
export interface PositionalParameterIr {
  readonly kind: "positional";
  readonly input: InputIr;
}

/** `({ spend, signups = 1 }: { spend: Float64Array; signups?: number })`. */
export interface NamedParameterIr {
  readonly kind: "named";
  readonly span: Span;
  readonly inputs: readonly InputIr[];
  /** Parts of the pattern that name no input: a rest element, a computed key. */
  readonly refusedParts: readonly Span[];
  /** Whether the properties' types stand in this file, where syntax can read them. */
  readonly typeForm: "readable" | "elsewhere" | "missing";
}

/** A parameter that receives the `RunContext`. */
export interface ContextParameterIr {
  readonly kind: "context";
  readonly span: Span;
}

/** A parameter of a form that the language refuses. */
export interface RefusedParameterIr {
  readonly kind: "this" | "rest" | "array-pattern";
  readonly span: Span;
}

/** One input of a node: an edge from the node or external input of that name. */
export interface InputIr {
  readonly name: string;
  readonly nameSpan: Span;
  /** The declared type; null when it is not written out. */
  readonly type: TypeIr | null;
  readonly isOptional: boolean;
  /** Whether the declared type is `Collect`. */
  readonly collects: boolean;
}

/** A declared type, as written. */
export interface TypeIr {
  /** The text without comments and with single spaces; `Promise<T>` of a return type is written as `T`. */
  readonly text: string;
  readonly span: Span;
  /** Whether the text was taken out of a `Promise<…>`. */
  readonly isPromise: boolean;
}

/** A node's function that is named, not called, inside another node's body. */
export interface UncalledNodeIr {
  readonly name: string;
  readonly span: Span;
}

/** An export that the language refuses, and why. */
export interface RefusedExportIr {
  readonly kind: "default" | "re-export" | "static-property" | "unusable-name" | "node-argument" | "unmarked";
  readonly span: Span;
  /** What the user calls it. */
  readonly name: string;
}

/** A type alias, or a larger type, in which a recognised type of the runtime is out of sight. */
export interface HiddenRuntimeTypeIr {
  readonly span: Span;
  /** The type's own name: `RunContext`. */
  readonly typeName: string;
}
