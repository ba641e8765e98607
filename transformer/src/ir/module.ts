/**
 * The intermediate representation of one dataflow module: the facts in its source text, as plain frozen data.
 *
 * The reader creates it from syntax alone; rules check it; the manifest is planned from it. Forms that the language
 * does not allow (a rest parameter, a default export) are represented too, so that rejecting them is left to the rules.
 */
import type { CodeFacts, CodePart, Position } from "@icosian/runtime";
import type { ExpressionIr } from "./expression.js";
import type {
  DefaultIr,
  FactoryIr,
  HiddenRuntimeTypeIr,
  ReferenceIr,
  RefusedExportIr,
  RefusedParameterIr,
  TypeIr,
  UncalledNodeIr,
} from "./module-parts.js";
import type { Span } from "./span.js";

/** One dataflow module, as its source text describes it. */
export interface ModuleIr {
  /** The file, named as the host names it. */
  readonly file: string;
  /** Path from the root of the package, with forward slashes. */
  readonly module: string;
  /** The node definitions, in source order. */
  readonly definitions: readonly DefinitionIr[];
  /** Top-level declarations that are not nodes but could be mistaken for nodes. */
  readonly bystanders: readonly BystanderIr[];
  /** Exports that seem to be meant as nodes but have a form that the language does not allow. */
  readonly refusedExports: readonly RefusedExportIr[];
  /** Its re-exports from other modules. */
  readonly reExports: readonly ReExportIr[];
  /**
   * Whether it is an ordinary file, of which only the re-exports count. The definitions that it would have with the
   * directive are among the refused exports.
   */
  readonly isOrdinary: boolean;
  /** Type aliases that hide a type which the language recognises by its import. */
  readonly hiddenRuntimeTypes: readonly HiddenRuntimeTypeIr[];
  /**
   * The code that the definitions reach; absent if no imports were followed, or if the module was read for diagnostics
   * only.
   */
  readonly code?: readonly CodePart[];
  /** Absolute paths of the other files of the project on which code versions depend; absent if there are none. */
  readonly reached?: readonly string[];
  /** Whether it stands for the materializers of a file, and is no module of its own. Absent for every other module. */
  readonly materializes?: true;
  /** The span at which the module itself declares the name of the manifest's export; null if it does not. */
  readonly manifestName: Span | null;
}

/** A name of a module that no other module of a program has: its file, unless it stands for materializers in a file. */
export function keyOf({ file, materializes }: ModuleIr): string {
  return materializes === true ? `${file}#materializers` : file;
}

/** Re-exports from another module: `export * from "./spend.js"` or `export { spend } from "./loaders.js"`. */
export interface ReExportIr {
  /** The module specifier, as written. */
  readonly specifier: string;
  /** Span of the specifier, with its quotes. */
  readonly specifierSpan: Span;
  /** Names of the exports, which are the same in both modules; null for all exports. */
  readonly names: readonly string[] | null;
}

/** A declaration that is not a node. */
export interface BystanderIr {
  /** Name of the declaration. */
  readonly name: string;
  /** Span of the name. */
  readonly nameSpan: Span;
  /**
   * `constant` for an exported value that is not a function, `private` for a function that is not exported, `excluded`
   * for one with `exclude()`.
   */
  readonly kind: "constant" | "private" | "excluded";
}

/** One node definition: an exported function under the name of its export. */
export interface DefinitionIr extends CodeFacts {
  /** Name of the node. */
  readonly name: string;
  /** Name of the export that contains it: its own name, or that of its class. */
  readonly exportName: string;
  /** Span of the name. */
  readonly nameSpan: Span;
  /** The same location as line and column, both from 1. */
  readonly position: Position;
  /** The expression that refers to the function inside the module: `spendMean`, `ClientFeatures.spendMean`. */
  readonly reference: ReferenceIr;
  /** The parameters, in order. */
  readonly parameters: readonly ParameterIr[];
  /** The offset for an additional parameter: after the last one, or between empty parentheses. */
  readonly nextParameterOffset: number;
  /** The declared return type; null if there is none. */
  readonly returnType: TypeIr | null;
  /** Whether the function is async or its declared type is a promise. */
  readonly isAsync: boolean;
  /** Whether the declared return type is `Parallelizable`, or a promise of it. */
  readonly fansOut: boolean;
  /** Whether it is a generator function. */
  readonly isGenerator: boolean;
  /** Text of the documentation comment; empty if there is none. */
  readonly documentation: string;
  /**
   * Hash of the function, without its modifiers, and of the code that it reaches; empty if the module was read for
   * diagnostics only.
   */
  readonly codeVersion: string;
  /** Its modifiers, from the innermost outwards. */
  readonly modifiers: readonly ModifierIr[];
  /** Default values of parameters as JavaScript, if a modifier replaces the function's body. */
  readonly defaults: readonly DefaultIr[];
  /** Code in a body that never runs, because a modifier replaces it; null if there is none. */
  readonly discardedBody: Span | null;
  /** Spans of the overload signatures before the implementation. */
  readonly overloads: readonly Span[];
  /** The first `this` that would refer to the receiver of the call; null if there is none. */
  readonly thisUse: Span | null;
  /** Functions of other nodes that the body names without calling them. */
  readonly uncalledNodes: readonly UncalledNodeIr[];
}

/** One modifier of a definition. */
export interface ModifierIr {
  /** Span of the modifier's expression. */
  readonly span: Span;
  /** Name of its factory in the runtime; null if another expression creates it. */
  readonly kind: string | null;
  /** The imported function that creates it; absent if the runtime exports it, or nothing imported creates it. */
  readonly factory?: FactoryIr;
  /** The name that stands in place of a call: `owned` or `acme.owned`; absent for other expressions. */
  readonly name?: string;
  /** The arguments of the factory. */
  readonly arguments: readonly ExpressionIr[];
  /** For a pipe, the names of the functions of its steps; otherwise null. */
  readonly steps: readonly string[] | null;
  /** For an extracting modifier, the fields of the declared return type if that is a type literal; otherwise null. */
  readonly fields: readonly string[] | null;
  /** The code of its arguments, or of the whole expression if that is no call of a known factory. */
  readonly code?: CodeFacts;
}

/** One parameter of a node's function. */
export type ParameterIr = PositionalParameterIr | NamedParameterIr | ContextParameterIr | RefusedParameterIr;

/** `spend: Float64Array`, `spend?: Float64Array` or `spend: Float64Array = zeros`. */
export interface PositionalParameterIr {
  readonly kind: "positional";
  /** The input that the parameter receives. */
  readonly input: InputIr;
}

/** `({ spend, signups = 1 }: { spend: Float64Array; signups?: number })`. */
export interface NamedParameterIr {
  readonly kind: "named";
  /** Span of the parameter. */
  readonly span: Span;
  /** The inputs, one per property. */
  readonly inputs: readonly InputIr[];
  /** Parts of the pattern that are not inputs: a rest element, a computed key. */
  readonly refusedParts: readonly Span[];
  /** Whether the types of the properties are in this file, so that they can be read from its syntax. */
  readonly typeForm: "readable" | "elsewhere" | "missing";
}

/** A parameter that receives the `RunContext`. */
export interface ContextParameterIr {
  readonly kind: "context";
  /** Span of the parameter. */
  readonly span: Span;
}

/** One input of a node: an edge from the node or external input of that name. */
export interface InputIr {
  /** Name of the input. */
  readonly name: string;
  /** Span of the name. */
  readonly nameSpan: Span;
  /** The declared type; null if there is none. */
  readonly type: TypeIr | null;
  /** Whether the function can run without it. */
  readonly isOptional: boolean;
  /** Whether the declared type is `Collect`. */
  readonly collects: boolean;
}
