/**
 * Decides whether a value can be passed if one of the two types belongs to a generic function.
 *
 * TypeScript infers type arguments whenever it relates a generic function to a plain one. So the question is asked
 * about two function types that are created for it, with methods of the checker that are not declared but have existed
 * since 4.9.
 */
import type ts from "typescript";
import type { RelatingChecker } from "./relating-checker.js";

/** A type, and the type parameters that it may refer to. */
export interface GenericType {
  /** The type, which may contain the type parameters. */
  readonly type: ts.Type;
  /** The type parameters of its function. */
  readonly typeParameters: readonly ts.TypeParameter[];
}

/** The methods with which a checker creates function types. */
type MakingChecker = RelatingChecker &
  Required<Pick<RelatingChecker, "createSymbol" | "createSignature" | "createAnonymousType">>;

/**
 * Whether there are type arguments with which the source can be passed to the target.
 *
 * Without `strictFunctionTypes`, a generic target also accepts wider types, because TypeScript then relates parameters
 * in both directions.
 *
 * @returns Null if that is unknown: the source is a plain type parameter and the target is generic too, or the checker
 * cannot create types.
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
  // A source that is only a type parameter becomes whatever type is required. If the required type is generic too,
  // TypeScript decides in ways that no relation shows.
  const isBare = Boolean(source.type.flags & InstantiableNonPrimitive);
  if (isBare && target.typeParameters.length > 0) return null;
  // Any function can replace a function that returns nothing, so there would be nothing to infer from.
  if (target.type.flags & Void) return isBare;
  return making.isTypeAssignableTo(toGiver(), toTaker());

  /**
   * The type arguments of a generic target are inferred from the source, and those of a generic source from the target.
   */
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

/** The type of a plain function with these parameters; null if the checker cannot create one. */
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
  // TypeScript before 5 stores the type in the symbol itself; later versions store it in the symbol's links.
  const made = symbol as ts.Symbol & { readonly links?: { type?: ts.Type }; type?: ts.Type };
  (made.links ?? made).type = type;
  return symbol;
}

function isMaking(checker: RelatingChecker): checker is MakingChecker {
  const { createSymbol, createSignature, createAnonymousType } = checker;
  return [createSymbol, createSignature, createAnonymousType].every((make) => typeof make === "function");
}
