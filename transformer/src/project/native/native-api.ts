/**
 * The part of TypeScript 7's native API that is used: `typescript/unstable/sync` of 7.0, `typescript/sync` of later
 * versions.
 *
 * Declared here and not imported, because the API belongs to the user's TypeScript, which differs from ours.
 */
import type { NativeFileSystem } from "./native-file-system.js";

/** The module with the API. */
export interface NativeModule {
  /** Starts a process; `cwd` is its absolute working folder, and `fs` answers before the disk. */
  readonly API: new (options: { readonly cwd: string; readonly fs?: NativeFileSystem }) => NativeApi;
  /** The numbers of severities. */
  readonly DiagnosticCategory: { readonly Error: number };
  /** The flags of symbols. */
  readonly SymbolFlags: { readonly Alias: number; readonly Optional: number; readonly Type: number };
  /** The flags of types. */
  readonly TypeFlags: Readonly<
    Record<"Any" | "Unknown" | "TypeParameter" | "Object" | "Intersection" | "Number" | "String", number>
  >;
}

/** Predicates of syntax nodes: `isIdentifier` and others. They look at the `kind` alone, which handles have as well. */
export type NativeSyntaxModule = Readonly<Record<string, (node: NativeNode | NativeHandle) => boolean>>;

/** The process that answers requests. */
export interface NativeApi {
  /** Opens projects, applies changes of files, and returns the new state. */
  updateSnapshot(params: NativeUpdate): NativeSnapshot;
  /** Ends the process. */
  close(): void;
}

/** The changes since the last snapshot. */
export interface NativeUpdate {
  /** Absolute paths of the tsconfigs of all open projects. */
  readonly openProjects: readonly string[];
  /** Absolute paths of changed, created and deleted files. */
  readonly fileChanges?: Readonly<Record<"changed" | "created" | "deleted", readonly string[]>>;
}

/** The state of the projects at one time. */
export interface NativeSnapshot {
  /** The project of a tsconfig, given by its absolute path. */
  getProject(configFile: string): NativeProject | undefined;
  /** Releases the state. */
  dispose(): void;
}

/** One project. */
export interface NativeProject {
  /** Absolute path of the tsconfig. */
  readonly configFileName: string;
  /** The options on which it depends which file an import leads to. */
  readonly compilerOptions?: Readonly<Partial<Record<"moduleSuffixes" | "rootDirs", readonly string[]>>>;
  /** The files of the project, and TypeScript's own diagnostics. */
  readonly program: {
    getSourceFileNames(): readonly string[];
    getSourceFile(file: string): NativeNode | undefined;
    getConfigFileParsingDiagnostics(): readonly NativeDiagnostic[];
    getProgramDiagnostics(): readonly NativeDiagnostic[];
    getSyntacticDiagnostics(file?: string): readonly NativeDiagnostic[];
    getSemanticDiagnostics(file?: string): readonly NativeDiagnostic[];
  };
  /** The type checker. */
  readonly checker: NativeChecker;
}

/** A diagnostic of TypeScript itself. */
export interface NativeDiagnostic {
  /** The number after `TS`. */
  readonly code: number;
  /** The severity; see `DiagnosticCategory`. */
  readonly category: number;
  /** The message, on one or several lines. */
  readonly text: string;
  /** Absolute path of the file; undefined if there is none. */
  readonly fileName?: string | undefined;
  /** Offset of the first character. */
  readonly pos: number;
  /** Offset after the last character. */
  readonly end: number;
}

/** The type checker. Each call is a request to the process. */
export interface NativeChecker {
  /** The symbol of a node; with a list, the symbols of several nodes in one request. */
  getSymbolAtLocation(node: NativeNode): NativeSymbol | undefined;
  getSymbolAtLocation(nodes: readonly NativeNode[]): readonly (NativeSymbol | undefined)[];
  /** The type of a node; with a list, the types of several nodes in one request. */
  getTypeAtLocation(node: NativeNode): NativeType | undefined;
  getTypeAtLocation(nodes: readonly NativeNode[]): readonly (NativeType | undefined)[];
  /** The type of a symbol. */
  getTypeOfSymbol(symbol: NativeSymbol): NativeType | undefined;
  /** The type of a symbol at a node. */
  getTypeOfSymbolAtLocation(symbol: NativeSymbol, location: NativeNode): NativeType;
  /** The variable of a shorthand property. */
  getShorthandAssignmentValueSymbol(node: NativeNode): NativeSymbol | undefined;
  /** The signature of a function's declaration. */
  getSignatureFromDeclaration(node: NativeNode): NativeSignature | undefined;
  /** The signature that a call selects. */
  getResolvedSignature(node: NativeNode): NativeSignature | undefined;
  /** The symbol that an import refers to. */
  getAliasedSymbol(symbol: NativeSymbol): NativeSymbol;
  /** The call (0) or construct (1) signatures of a type. */
  getSignaturesOfType(type: NativeType, kind: number): readonly NativeSignature[];
  /** The type of a signature's result. */
  getReturnTypeOfSignature(signature: NativeSignature): NativeType | undefined;
  /** The type arguments of a reference to a generic type. */
  getTypeArguments(type: NativeType): readonly NativeType[];
  /** A property of a type by its name. */
  getPropertyOfType(type: NativeType, name: string): NativeSymbol | undefined;
  /** All properties of a type. */
  getPropertiesOfType(type: NativeType): readonly NativeSymbol[];
  /** The index signatures of a type. */
  getIndexInfosOfType(type: NativeType): readonly { readonly keyType: NativeType; readonly valueType: NativeType }[];
  /** Whether a source type can be passed to a target type. */
  isTypeAssignableTo(source: NativeType, target: NativeType): boolean;
  /** The text of a type, as it is written at a node. */
  typeToString(type: NativeType, enclosing?: NativeNode, flags?: number): string;
  /** The symbol that a name has at a node. */
  resolveName(name: string, meaning: number, location: NativeNode): NativeSymbol | undefined;
  /** Finds what a name refers to, and all names that refer to it. */
  getReferencedSymbolsForNode(node: NativeNode, position: number): readonly NativeReferences[];
}

/** A type, as the process describes it. */
export interface NativeType {
  /** Identifies the type within a snapshot. */
  readonly id: number;
  /** See `TypeFlags`. */
  readonly flags: number;
  /** The symbol that declares the type. */
  getSymbol(): NativeSymbol | undefined;
  /** The members of a union or intersection. */
  getTypes(): readonly NativeType[] | undefined;
  /** Whether the type is a union. */
  isUnionType(): boolean;
  /** Whether the type has type arguments. */
  isTypeReference(): boolean;
}

/** A symbol, as the process describes it. */
export interface NativeSymbol {
  /** Identifies the symbol within a snapshot. */
  readonly id: number;
  /** Name of the symbol. */
  readonly name: string;
  /** See `SymbolFlags`. */
  readonly flags: number;
  /** The nodes that declare it. */
  readonly declarations: readonly NativeHandle[];
  /** The node that declares it as a value. */
  readonly valueDeclaration: NativeHandle | undefined;
  /** What a module exports, by name. */
  getExports(): ReadonlyMap<string, NativeSymbol>;
}

/** The names that refer to one symbol. */
export interface NativeReferences {
  /** The node that declares it. */
  readonly definition: NativeHandle;
  /** The nodes that name it, the declared name among them. */
  readonly references: readonly NativeHandle[];
}

/** A signature, as the process describes it. */
export interface NativeSignature {
  /** The node that declares it. */
  readonly declaration?: NativeHandle | undefined;
  /** The symbols of its parameters. */
  getParameters(): readonly NativeSymbol[];
}

/** A reference to a syntax node that has not been fetched yet. */
export interface NativeHandle {
  /** Absolute path of the file. */
  readonly path: string;
  /** The kind of the node. */
  readonly kind: number;
  /** Fetches the node. */
  resolve(): NativeNode | undefined;
}

/** A syntax node. It has the same members as TypeScript's own nodes. */
export interface NativeNode {
  /** Offset of the first token, without the comments before it. */
  getStart(): number;
  /** Offset after the last token. */
  readonly end: number;
  /** The node that contains it. */
  readonly parent: NativeNode;
  /** The statements of a file; undefined for every other node. */
  readonly statements?: readonly NativeNode[];
  /** The file with the node. */
  getSourceFile(): { readonly fileName: string };
  /** Visits the children until a call returns a value. */
  forEachChild<T>(visit: (child: NativeNode) => T | undefined): T | undefined;
}
