/**
 * Decides whether a function can replace a body, as TypeScript would judge a call of it with the signature's
 * parameters.
 */
import type ts from "typescript";
import { toFunctionType } from "./generic-relation.js";
import type { RelatingChecker } from "./relating-checker.js";
import type { SyntaxAtLocations } from "../find/syntax-at-locations.js";
import type { BodyCall, BodyFault } from "../find/value-questions.js";

/**
 * The reason why the function cannot replace the body; `"fits"` if it can, null if that is unknown.
 *
 * The function may accept fewer arguments. A parameter with a default value is always there, as it is in a body.
 */
export function findBodyFault(
  { through, signature, passed }: BodyCall,
  syntax: SyntaxAtLocations,
  checker: RelatingChecker,
  typescript: typeof ts,
): BodyFault | "fits" | null {
  const { Any, Never } = typescript.TypeFlags;
  const callee = syntax.at(through);
  const name = syntax.at(signature);
  const returned = name && findReturned(name);
  if (callee === null || !returned) return null;
  const type = checker.getTypeAtLocation(callee);
  const signatures = type.getCallSignatures();
  if (type.flags & Any || signatures.length === 0) return null;
  const args = passed.kind === "positional" ? passed.parameters.map(typeInBody) : [];
  const named =
    passed.kind === "named" ? passed.properties.map(([key, location]) => [key, typeInBody(location)] as const) : null;
  const known = args.filter((each) => each !== null);
  if (known.length < args.length || named?.some(([, each]) => each === null)) return null;
  const [only, ...others] = signatures;
  if (only === undefined || others.length > 0 || isGeneric(only)) return judgeWhole();
  return (named === null ? findArgumentFault(only) : findPropertyFault(only)) ?? findResultFault(only) ?? "fits";

  /** For a generic or overloaded function, TypeScript chooses the signature. */
  function judgeWhole(): BodyFault | "fits" | null {
    const targets =
      named === null && returned
        ? toTargets(returned).map((each) => toFunctionType(known, each, checker, typescript))
        : [];
    if (targets.length === 0 || targets.includes(null)) return null;
    const fits = targets.some((target) => target !== null && checker.isTypeAssignableTo(type, target));
    const [target] = targets;
    if (fits || !target) return "fits";
    return { kind: "signature", sourceText: checker.typeToString(type), targetText: checker.typeToString(target) };
  }

  function findArgumentFault(own: ts.Signature): BodyFault | null {
    const needed = own.parameters.filter((parameter) => !mayBeLeftOut(parameter)).length;
    if (needed > known.length) return { kind: "arity", needed, given: known.length };
    for (const [index, source] of known.entries()) {
      const target = parameterType(own, index);
      if (target !== null && !isAssignable(source, target))
        return { kind: "argument", index, ...toTexts(source, target) };
    }
    return null;
  }

  function findPropertyFault(own: ts.Signature): BodyFault | null {
    const [first, ...more] = own.parameters;
    const needed = more.filter((parameter) => !mayBeLeftOut(parameter)).length;
    if (needed > 0) return { kind: "arity", needed: needed + 1, given: 1 };
    const target = first && callee && checker.getTypeOfSymbolAtLocation(first, callee);
    if (!target || !(target.flags & typescript.TypeFlags.Object)) return null;
    const names = new Set(named?.map(([key]) => key));
    for (const property of target.getProperties())
      if (!(property.flags & typescript.SymbolFlags.Optional) && !names.has(property.name))
        return { kind: "missing", property: property.name };
    for (const [index, [key, source]] of (named ?? []).entries()) {
      const property = target.getProperty(key);
      const asked =
        property && callee ? checker.getTypeOfSymbolAtLocation(property, callee) : target.getStringIndexType();
      if (asked === undefined)
        return { kind: "unknown", property: key, names: target.getProperties().map((each) => each.name) };
      if (source !== null && !isAssignable(source, asked))
        return { kind: "argument", index, ...toTexts(source, asked) };
    }
    return null;
  }

  function findResultFault(own: ts.Signature): BodyFault | null {
    const given = checker.getReturnTypeOfSignature(own);
    const targets = returned ? toTargets(returned) : [];
    if (given.flags & Never || targets.some((target) => isAssignable(given, target))) return null;
    const [target] = targets;
    return target === undefined ? null : { kind: "result", ...toTexts(given, target) };
  }

  /** The declared result of the signature, and the type that it is a promise of. */
  function toTargets(declared: ts.Type): readonly ts.Type[] {
    const awaited = checker.getAwaitedType(declared);
    return awaited === undefined || awaited === declared ? [declared] : [declared, awaited];
  }

  function findReturned(definition: ts.Node): ts.Type | null {
    const symbol = checker.getSymbolAtLocation(definition);
    const own = symbol && checker.getTypeOfSymbolAtLocation(symbol, definition).getCallSignatures()[0];
    return own === undefined || isGeneric(own) ? null : checker.getReturnTypeOfSignature(own);
  }

  /** The type of a parameter inside the body. */
  function typeInBody(location: BodyCall["signature"]): ts.Type | null {
    const parameter = syntax.at(location)?.parent;
    const isNamed = parameter && (typescript.isParameter(parameter) || typescript.isBindingElement(parameter));
    return isNamed && typescript.isIdentifier(parameter.name) ? checker.getTypeAtLocation(parameter.name) : null;
  }

  /** The type that a function accepts at a position; null if it accepts nothing there. */
  function parameterType({ parameters }: ts.Signature, index: number): ts.Type | null {
    const last = parameters.at(-1);
    const symbol = parameters[index] ?? (last && isRest(last) ? last : undefined);
    if (symbol === undefined || callee === null) return null;
    const own = checker.getTypeOfSymbolAtLocation(symbol, callee);
    if (!isRest(symbol)) return own;
    const element = own.getProperty(String(index - parameters.length + 1));
    if (element !== undefined) return checker.getTypeOfSymbolAtLocation(element, callee);
    return own.getNumberIndexType() ?? null;
  }

  function mayBeLeftOut({ valueDeclaration: declared }: ts.Symbol): boolean {
    if (declared === undefined || !typescript.isParameter(declared)) return false;
    return Boolean(declared.questionToken ?? declared.initializer ?? declared.dotDotDotToken);
  }

  function isRest({ valueDeclaration: declared }: ts.Symbol): boolean {
    return declared !== undefined && typescript.isParameter(declared) && declared.dotDotDotToken !== undefined;
  }

  function isGeneric({ declaration, typeParameters }: ts.Signature): boolean {
    const declared = (declaration as { readonly typeParameters?: readonly unknown[] } | undefined)?.typeParameters;
    return (typeParameters ?? declared ?? []).length > 0;
  }

  function isAssignable(source: ts.Type, target: ts.Type): boolean {
    return checker.isTypeAssignableTo(source, target);
  }

  function toTexts(source: ts.Type, target: ts.Type): { readonly sourceText: string; readonly targetText: string } {
    return { sourceText: checker.typeToString(source), targetText: checker.typeToString(target) };
  }
}
