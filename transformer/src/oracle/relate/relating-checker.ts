/** The checker as the oracle uses it: with methods that every TypeScript has, and with optional ones. */
import type ts from "typescript";

/** Methods that TypeScript 7 lacks. Without them, an answer may be null instead of yes or no. */
type Sometimes = "getShorthandAssignmentValueSymbol" | "getResolvedSignature" | "getSignatureFromDeclaration";

/**
 * Adds the relation that versions before 5.4 do not declare, and methods for creating types that no version declares.
 */
export interface RelatingChecker extends Omit<ts.TypeChecker, Sometimes>, Partial<Pick<ts.TypeChecker, Sometimes>> {
  /** Whether a source type can be passed to a target type. */
  isTypeAssignableTo(source: ts.Type, target: ts.Type): boolean;
  /** Fetches the types of nodes all at once, if each call would be a request to another process. */
  fetchTypes?(tsNodes: readonly ts.Node[]): void;
  /** Finds a type or import by its name in a file, if listing all names in scope would be too many requests. */
  findInScope?(name: string, sourceFile: ts.SourceFile): ts.Symbol | undefined;
  /** Creates a symbol for a parameter. */
  createSymbol?(flags: ts.SymbolFlags, name: ts.__String): ts.Symbol;
  /** Creates a call signature. */
  createSignature?(
    declaration: undefined,
    typeParameters: readonly ts.TypeParameter[] | undefined,
    thisParameter: undefined,
    parameters: readonly ts.Symbol[],
    returnType: ts.Type,
    typePredicate: undefined,
    minArgumentCount: number,
    flags: 0,
  ): ts.Signature;
  /** Creates an object type with signatures. */
  createAnonymousType?(
    symbol: undefined,
    members: ts.SymbolTable,
    callSignatures: readonly ts.Signature[],
    constructSignatures: readonly ts.Signature[],
    indexInfos: readonly ts.IndexInfo[],
  ): ts.Type;
}
