/**
 * Whether a value can be passed where one of both is the type of a generic function's parameter or result.
 *
 * TypeScript infers type arguments wherever it relates a generic function to a plain one. So the question is put as
 * one about two functions, made for it, by parts of the checker that are not declared but have been there from 4.9 on.
 */
import type ts from "typescript";
import type { RelatingChecker } from "./relating-checker.js";

/** A type, and the type parameters that it may name. */
export interface GenericType {
  readonly type: ts.Type;
  readonly typeParameters: readonly ts.TypeParameter[];
}

/** What a checker needs to make functions of types. */
type MakingChecker = RelatingChecker &
  Required<Pick<RelatingChecker, "createSymbol" | "createSignature" | "createAnonymousType">>;

/**
 * Whether some type arguments let the one be passed where the other is asked for.
 *
 * Where `strictFunctionTypes` is off, a generic target also takes what is wider than it: TypeScript relates parameters
 * both ways then.
 *
 * @returns Null when that is not known: the source is a mere type argument and the target generic as well, or the
 * checker cannot make types.
 */
export function canBePassed(
  source: GenericType,
  target: GenericType,
  checker: RelatingChecker,
  typescript: typeof ts,
): boolean | null {
  if (!isMaking(checker)) return null;
  const making = checker;
  const { InstantiableNonPrimitive, Void } = typescript.TypeFlags;
  // What is nothing but a type argument is whatever it is asked for; what TypeScript makes of it where that is generic
  // too is decided in ways that no relation shows.
  const isBare = Boolean(source.type.flags & InstantiableNonPrimitive);
  if (isBare && target.typeParameters.length > 0) return null;
  // A function that returns nothing may have any other in its place, so there would be nothing to infer from.
  if (target.type.flags & Void) return isBare;
  return making.isTypeAssignableTo(toGiver(), toTaker());

  /** Type arguments of a generic target are inferred from what is passed, those of a generic source from what is asked. */
  function toGiver(): ts.Type {
    return target.typeParameters.length > 0
      ? toFunction([target.type], target.typeParameters)
      : toFunction([], source.typeParameters, source.type);
  }

  function toTaker(): ts.Type {
    return target.typeParameters.length > 0
      ? toFunction([source.type], source.typeParameters)
      : toFunction([], [], target.type);
  }

  function toFunction(
    parameters: readonly ts.Type[],
    typeParameters: readonly ts.TypeParameter[],
    returned: ts.Type = making.getVoidType(),
  ): ts.Type {
    return makeFunction(making, typescript, parameters, typeParameters, returned);
  }
}

/** The type of a plain function of these parameters; null where the checker cannot make one. */
export function toFunctionType(
  parameters: readonly ts.Type[],
  returned: ts.Type,
  checker: RelatingChecker,
  typescript: typeof ts,
): ts.Type | null {
  return isMaking(checker) ? makeFunction(checker, typescript, parameters, [], returned) : null;
}

function makeFunction(
  making: MakingChecker,
  typescript: typeof ts,
  parameters: readonly ts.Type[],
  typeParameters: readonly ts.TypeParameter[],
  returned: ts.Type,
): ts.Type {
  const symbols = parameters.map((type, index) => makeParameter(making, typescript, type, index));
  const { length } = symbols;
  const own = typeParameters.length === 0 ? undefined : typeParameters;
  const signature = making.createSignature(undefined, own, undefined, symbols, returned, undefined, length, 0);
  return making.createAnonymousType(undefined, new Map() as ts.SymbolTable, [signature], [], []);
}

function makeParameter(making: MakingChecker, typescript: typeof ts, type: ts.Type, index: number): ts.Symbol {
  const { FunctionScopedVariable } = typescript.SymbolFlags;
  const symbol = making.createSymbol(FunctionScopedVariable, `parameter${index}` as ts.__String);
  // TypeScript before 5 keeps the type in the symbol itself, later versions among the symbol's links.
  const made = symbol as ts.Symbol & { readonly links?: { type?: ts.Type }; type?: ts.Type };
  (made.links ?? made).type = type;
  return symbol;
}

function isMaking(checker: RelatingChecker): checker is MakingChecker {
  const { createSymbol, createSignature, createAnonymousType } = checker;
  return [createSymbol, createSignature, createAnonymousType].every((make) => typeof make === "function");
}
