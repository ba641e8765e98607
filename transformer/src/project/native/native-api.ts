/**
 * The part of TypeScript 7's native API that is used: `typescript/unstable/sync` of 7.0, `typescript/sync` of later ones.
 *
 * Declared here and not imported, because the API is part of the user's TypeScript and ours is another.
 *
 * @see https://devblogs.microsoft.com/typescript/
 */

/** The module with the API. */
export interface NativeModule {
  readonly API: new (options: { readonly cwd: string }) => NativeApi;
  readonly DiagnosticCategory: { readonly Error: number };
  readonly SymbolFlags: { readonly Alias: number; readonly Optional: number };
  readonly TypeFlags: Readonly<
    Record<"Any" | "Unknown" | "TypeParameter" | "Object" | "Intersection" | "Number" | "String", number>
  >;
}

/** Questions about syntax: `isIdentifier` and its kind. */
export type NativeSyntaxModule = Readonly<Record<string, (node: NativeNode) => boolean>>;

/** The process that answers. */
export interface NativeApi {
  updateSnapshot(params: NativeUpdate): NativeSnapshot;
  close(): void;
}

/** What is new since the last snapshot. */
export interface NativeUpdate {
  readonly openProjects: readonly string[];
  readonly fileChanges?: {
    readonly changed: readonly string[];
    readonly created: readonly string[];
    readonly deleted: readonly string[];
  };
}

/** The projects at one time. */
export interface NativeSnapshot {
  getProject(configFile: string): NativeProject | undefined;
  dispose(): void;
}

/** One project. */
export interface NativeProject {
  readonly configFileName: string;
  readonly program: {
    getSourceFileNames(): readonly string[];
    getSourceFile(file: string): NativeNode | undefined;
    getConfigFileParsingDiagnostics(): readonly NativeDiagnostic[];
    getProgramDiagnostics(): readonly NativeDiagnostic[];
    getSyntacticDiagnostics(): readonly NativeDiagnostic[];
  };
  readonly checker: NativeChecker;
}

/** What TypeScript itself finds wrong. */
export interface NativeDiagnostic {
  readonly code: number;
  readonly category: number;
  readonly text: string;
  readonly fileName?: string | undefined;
  readonly pos: number;
  readonly end: number;
}

/** The type checker. */
export interface NativeChecker {
  getSymbolAtLocation(node: NativeNode): NativeSymbol | undefined;
  getTypeAtLocation(node: NativeNode): NativeType | undefined;
  getTypeAtLocation(nodes: readonly NativeNode[]): readonly (NativeType | undefined)[];
  getTypeOfSymbol(symbol: NativeSymbol): NativeType | undefined;
  getTypeOfSymbolAtLocation(symbol: NativeSymbol, location: NativeNode): NativeType;
  getShorthandAssignmentValueSymbol(node: NativeNode): NativeSymbol | undefined;
  getSignatureFromDeclaration(node: NativeNode): NativeSignature | undefined;
  getResolvedSignature(node: NativeNode): NativeSignature | undefined;
  getAliasedSymbol(symbol: NativeSymbol): NativeSymbol;
  getSignaturesOfType(type: NativeType, kind: number): readonly NativeSignature[];
  getReturnTypeOfSignature(signature: NativeSignature): NativeType | undefined;
  getTypeArguments(type: NativeType): readonly NativeType[];
  getPropertyOfType(type: NativeType, name: string): NativeSymbol | undefined;
  getPropertiesOfType(type: NativeType): readonly NativeSymbol[];
  getIndexInfosOfType(type: NativeType): readonly { readonly keyType: NativeType; readonly valueType: NativeType }[];
  isTypeAssignableTo(source: NativeType, target: NativeType): boolean;
  typeToString(type: NativeType): string;
}

/** A type. */
export interface NativeType {
  readonly id: number;
  readonly flags: number;
  getSymbol(): NativeSymbol | undefined;
  getTypes(): readonly NativeType[] | undefined;
  isUnionType(): boolean;
  isTypeReference(): boolean;
}

/** A symbol. */
export interface NativeSymbol {
  readonly id: number;
  readonly name: string;
  readonly flags: number;
  readonly declarations: readonly NativeHandle[];
  readonly valueDeclaration: NativeHandle | undefined;
}

/** A signature. */
export interface NativeSignature {
  readonly declaration?: NativeHandle | undefined;
  getParameters(): readonly NativeSymbol[];
}

/** A syntax node that has not been fetched yet. */
export interface NativeHandle {
  readonly path: string;
  resolve(): NativeNode | undefined;
}

/** A syntax node. It has what TypeScript's own nodes have, under the same names. */
export interface NativeNode {
  getStart(): number;
  forEachChild<T>(visit: (child: NativeNode) => T | undefined): T | undefined;
}
