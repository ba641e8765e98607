/** Whether an expression can be what a type asks for, where the type would have shaped the expression's own. */
import type ts from "typescript";
import { findTypeOfExpression } from "./find-type-of-expression.js";
import { canBePassed } from "./generic-relation.js";
import type { RelatingChecker } from "./relating-checker.js";
import type { TypeAtPlace } from "./types-at-places.js";

/**
 * Whether a type certainly refuses an expression.
 *
 * `[1, 2]` by itself is a `number[]`, but is a `[number, number]` where that is asked for. Literals of arrays, objects
 * and functions, and calls without arguments such as `new Set()`, are therefore looked into; everything else is what
 * its type says.
 */
export function isRefused(
  tsNode: ts.Node,
  target: TypeAtPlace,
  checker: RelatingChecker,
  typescript: typeof ts,
): boolean {
  return isRefusedBy(tsNode, target.type);

  function isRefusedBy(expression: ts.Node, type: ts.Type): boolean {
    const own = findTypeOfExpression(expression, checker, typescript);
    if (own === null || checker.isTypeAssignableTo(own, type)) return false;
    if (type.isUnion()) return type.types.every((part) => isRefusedBy(expression, part));
    const written = toWritten(expression);
    if (written !== expression) return isRefusedBy(written, type);
    if (typescript.isConditionalExpression(expression))
      return isRefusedBy(expression.whenTrue, type) || isRefusedBy(expression.whenFalse, type);
    if (isChoice(expression)) return isRefusedBy(expression.right, type);
    if (typescript.isCallExpression(expression) || typescript.isNewExpression(expression))
      return isCallRefused(expression, type);
    if (typescript.isArrowFunction(expression) || typescript.isFunctionExpression(expression))
      return type.getCallSignatures().length === 0;
    const isArray = typescript.isArrayLiteralExpression(expression);
    if (!isArray && !typescript.isObjectLiteralExpression(expression)) return true;
    // Which literal a type parameter would make of this one is TypeScript's own secret.
    if (target.isGeneric) return false;
    return isArray ? areElementsRefused(expression, type) : arePropertiesRefused(expression, type);
  }

  /** What is written, without what says nothing of its value. */
  function toWritten(expression: ts.Node): ts.Node {
    const isAround = typescript.isParenthesizedExpression(expression) || typescript.isSatisfiesExpression?.(expression);
    return isAround ? expression.expression : expression;
  }

  function isChoice(expression: ts.Node): expression is ts.BinaryExpression {
    return typescript.isBinaryExpression(expression) && /^(\|\||\?\?)$/.test(expression.operatorToken.getText());
  }

  /** A generic call whose type arguments nothing says, such as `new Set()`, is whatever it is asked for. */
  function isCallRefused(call: ts.CallExpression | ts.NewExpression, type: ts.Type): boolean {
    const isSaid = (call.typeArguments?.length ?? 0) > 0 || (call.arguments ?? []).some((each) => !isEmptyList(each));
    if (isSaid) return true;
    const { getResolvedSignature, getSignatureFromDeclaration } = checker;
    if (getResolvedSignature === undefined || getSignatureFromDeclaration === undefined) return false;
    const { declaration } = getResolvedSignature(call) ?? {};
    if (declaration === undefined || typescript.isJSDocSignature(declaration)) return true;
    const signature = getSignatureFromDeclaration(declaration);
    if (signature?.typeParameters === undefined) return true;
    const given = { type: checker.getReturnTypeOfSignature(signature), typeParameters: signature.typeParameters };
    return canBePassed(given, { ...target, type }, checker, typescript) === false;
  }

  function isEmptyList(expression: ts.Expression): boolean {
    return typescript.isArrayLiteralExpression(expression) && expression.elements.length === 0;
  }

  function areElementsRefused({ elements }: ts.ArrayLiteralExpression, type: ts.Type): boolean {
    // Arrays and tuples can be joined; what has a length but cannot, such as a typed array, is no array.
    const isArray = type.getProperty("concat") !== undefined;
    if (!(type.flags & typescript.TypeFlags.Object)) return true;
    if (!isArray) return type.getProperty("length") !== undefined;
    const isMissing = isRequired(type.getProperty(String(elements.length)));
    if (isMissing && !elements.some(typescript.isSpreadElement)) return true;
    return elements.some((element, index) => {
      if (typescript.isSpreadElement(element)) return false;
      const own = type.getProperty(String(index));
      const asked = own ? checker.getTypeOfSymbolAtLocation(own, element) : type.getNumberIndexType();
      return asked !== undefined && isRefusedBy(element, asked);
    });
  }

  function arePropertiesRefused({ properties }: ts.ObjectLiteralExpression, type: ts.Type): boolean {
    if (!(type.flags & (typescript.TypeFlags.Object | typescript.TypeFlags.Intersection))) return true;
    const names = properties.map(({ name }) => findName(name));
    const isMissing = type.getProperties().some((own) => isRequired(own) && !names.includes(own.name));
    if (isMissing && !names.includes(null)) return true;
    return properties.some((property, index) => {
      if (!typescript.isPropertyAssignment(property) && !typescript.isShorthandPropertyAssignment(property))
        return false;
      const name = names[index] ?? null;
      const own = name === null ? undefined : type.getProperty(name);
      const asked = own ? checker.getTypeOfSymbolAtLocation(own, property) : type.getStringIndexType();
      const value = typescript.isPropertyAssignment(property) ? property.initializer : property;
      return name !== null && asked !== undefined && isRefusedBy(value, asked);
    });
  }

  function isRequired(property: ts.Symbol | undefined): boolean {
    return property !== undefined && !(property.flags & typescript.SymbolFlags.Optional);
  }

  /** The name of a property; null for a spread and a computed name. */
  function findName(name: ts.PropertyName | undefined): string | null {
    return name === undefined || typescript.isComputedPropertyName(name) || typescript.isPrivateIdentifier(name)
      ? null
      : name.text;
  }
}
