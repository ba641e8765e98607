/** The checker as the oracle knows it: what every TypeScript has, and what only some have. */
import type ts from "typescript";

/** Not there in TypeScript 7: without them an answer can be null where it would be yes or no. */
type Sometimes = "getShorthandAssignmentValueSymbol" | "getResolvedSignature" | "getSignatureFromDeclaration";

/** With the relation that versions before 5.4 do not declare, and with makers of types that no version declares. */
export interface RelatingChecker extends Omit<ts.TypeChecker, Sometimes>, Partial<Pick<ts.TypeChecker, Sometimes>> {
  isTypeAssignableTo(source: ts.Type, target: ts.Type): boolean;
  /** Gets the types of nodes all at once, where each question takes a way of its own. */
  fetchTypes?(tsNodes: readonly ts.Node[]): void;
  createSymbol?(flags: ts.SymbolFlags, name: ts.__String): ts.Symbol;
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
  createAnonymousType?(
    symbol: undefined,
    members: ts.SymbolTable,
    callSignatures: readonly ts.Signature[],
    constructSignatures: readonly ts.Signature[],
    indexInfos: readonly ts.IndexInfo[],
  ): ts.Type;
}
