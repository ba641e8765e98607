/** Decides whether an expression can have a required type that would have influenced the expression's own type. */
import type ts from "typescript";
import { findExcess } from "./excess-properties.js";
import { findTypeOfExpression } from "../find/find-type-of-expression.js";
import { canBePassed } from "./generic-relation.js";
import type { RelatingChecker } from "./relating-checker.js";
import { ShapeJudge } from "./shape-refusal.js";
import { indexTypeOf, type ListShape, type RecordShape, type ShapeRefusal } from "./shape.js";
import type { TypeAtLocation } from "../find/type-at-location.js";

/**
 * Whether a type certainly rejects an expression.
 *
 * `[1, 2]` by itself is a `number[]`, but it is a `[number, number]` if that type is required. Therefore literals of
 * arrays, objects and functions, and calls without arguments such as `new Set()`, are examined part by part; any other
 * expression has the type that TypeScript infers. Excess properties are rejected, as in a plain call.
 */
export function isRefused(
  tsNode: ts.Node,
  target: TypeAtLocation,
  checker: RelatingChecker,
  typescript: typeof ts,
): boolean {
  const judge = new ShapeJudge(checker, typescript, tsNode);
  return isRefusedBy(tsNode, target.type);

  function isRefusedBy(expression: ts.Node, type: ts.Type): boolean {
    const own = findTypeOfExpression(expression, checker, typescript);
    if (own === null) return false;
    if (checker.isTypeAssignableTo(own, type)) return !target.isGeneric && hasExcess(expression, type);
    const written = toWritten(expression);
    if (written !== expression) return isRefusedBy(written, type);
    if (typescript.isConditionalExpression(expression))
      return isRefusedBy(expression.whenTrue, type) || isRefusedBy(expression.whenFalse, type);
    if (isChoice(expression)) return isRefusedBy(expression.right, type);
    if (typescript.isCallExpression(expression) || typescript.isNewExpression(expression))
      return isCallRefused(expression, type);
    if (typescript.isArrowFunction(expression) || typescript.isFunctionExpression(expression))
      return isFunctionRefused(expression, type);
    const isArray = typescript.isArrayLiteralExpression(expression);
    if (!isArray && !typescript.isObjectLiteralExpression(expression)) return true;
    // How TypeScript widens this literal for a type parameter is unknown.
    if (target.isGeneric) return false;
    // A copy keeps its type.
    if (!isArray && expression.properties.length > 0 && expression.properties.every(typescript.isSpreadAssignment))
      return true;
    return isArray
      ? judge.refuseList(toList(expression), type) !== null
      : judge.refuseRecord(toRecord(expression), type) !== null;
  }

  /** The expression without parentheses and similar syntax. */
  function toWritten(expression: ts.Node): ts.Node {
    const isAround = typescript.isParenthesizedExpression(expression) || typescript.isSatisfiesExpression?.(expression);
    return isAround ? expression.expression : expression;
  }

  function isChoice(expression: ts.Node): expression is ts.BinaryExpression {
    return typescript.isBinaryExpression(expression) && /^(\|\||\?\?)$/.test(expression.operatorToken.getText());
  }

  /** The result of a generic call without type arguments, such as `new Set()`, adapts to the required type. */
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

  /**
   * The required type influences the result of a function expression, and the types of its parameters if they have
   * none.
   */
  function isFunctionRefused(own: ts.ArrowFunction | ts.FunctionExpression, type: ts.Type): boolean {
    const { parameters, body } = own;
    if (type.isUnion()) return type.types.every((part) => part.getCallSignatures().length === 0);
    const [signature, ...others] = type.getCallSignatures();
    if (signature === undefined) return true;
    if (others.length > 0) return false;
    const isTooLong = parameters.filter(isRequired).length > signature.parameters.length;
    if (isTooLong && !hasRest(signature)) return true;
    // Parameters without types take the required types, and so do values that are computed from them.
    const isOpen = parameters.some((each) => each.type === undefined);
    if (isOpen || typescript.isBlock(body) || own.getText().startsWith("async")) return false;
    const returned = checker.getReturnTypeOfSignature(signature);
    return !(returned.flags & typescript.TypeFlags.Void) && isRefusedBy(body, returned);
  }

  function isRequired({ questionToken, initializer, dotDotDotToken }: ts.ParameterDeclaration): boolean {
    return questionToken === undefined && initializer === undefined && dotDotDotToken === undefined;
  }

  function hasRest({ parameters }: ts.Signature): boolean {
    const declaration = parameters.at(-1)?.valueDeclaration;
    return declaration !== undefined && typescript.isParameter(declaration) && declaration.dotDotDotToken !== undefined;
  }

  function toList({ elements }: ts.ArrayLiteralExpression): ListShape {
    return {
      size: elements.length,
      isOpen: elements.some(typescript.isSpreadElement),
      refuse: (index, asked) => {
        const element = elements[index];
        if (element === undefined) return null;
        return typescript.isSpreadElement(element) ? refuseSpread(element, asked) : refusePart(element, asked);
      },
    };
  }

  /** Compares a list of unknown length: each of its elements must have the required type. */
  function refuseSpread({ expression }: ts.SpreadElement, asked: ts.Type): ShapeRefusal | null {
    const own = findTypeOfExpression(expression, checker, typescript);
    const isTuple = own?.getProperty("0") !== undefined;
    const element = isTuple ? undefined : own?.getNumberIndexType();
    return element === undefined || checker.isTypeAssignableTo(element, asked) ? null : { path: [], type: asked };
  }

  function toRecord({ properties }: ts.ObjectLiteralExpression): RecordShape {
    return {
      names: properties.map(({ name }) => findName(name)),
      refuse: (index, asked) => {
        const value = toValue(properties[index]);
        return value === null ? null : refusePart(value, asked);
      },
    };
  }

  function refusePart(expression: ts.Node, asked: ts.Type): ShapeRefusal | null {
    return isRefusedBy(expression, asked) ? { path: [], type: asked } : null;
  }

  /** The value of a property; null for a method, or if there is no property. */
  function toValue(property: ts.ObjectLiteralElementLike | undefined): ts.Node | null {
    if (property === undefined) return null;
    if (typescript.isShorthandPropertyAssignment(property)) return property;
    return typescript.isPropertyAssignment(property) ? property.initializer : null;
  }

  /** The name of a property; null for a spread and for a computed name. */
  function findName(name: ts.PropertyName | undefined): string | null {
    return name === undefined || typescript.isComputedPropertyName(name) || typescript.isPrivateIdentifier(name)
      ? null
      : name.text;
  }

  /** Whether a literal has excess properties, although its type would be accepted. */
  function hasExcess(expression: ts.Node, type: ts.Type): boolean {
    const written = toWritten(expression);
    if (typescript.isArrayLiteralExpression(written))
      return written.elements.some((element, index) =>
        // A member of a union without such an element says nothing about it.
        isExcessive(element, partsOf(type), (part) => judge.typeOf(part, String(index)) ?? part.getNumberIndexType()),
      );
    if (!typescript.isObjectLiteralExpression(written)) return false;
    const record = toRecord(written);
    if (findExcess(record, type, checker, typescript, tsNode) !== null) return true;
    return written.properties.some((property, index) => {
      const name = record.names[index] ?? null;
      const value = toValue(property);
      if (name === null || value === null) return false;
      return isExcessive(value, partsOf(type), (part) => judge.typeOf(part, name) ?? indexTypeOf(part, name));
    });
  }

  /** Whether all types that are required of a part reject it because of excess properties. */
  function isExcessive(
    part: ts.Node,
    types: readonly ts.Type[],
    toAsked: (type: ts.Type) => ts.Type | undefined,
  ): boolean {
    const written = toWritten(part);
    if (!typescript.isObjectLiteralExpression(written) && !typescript.isArrayLiteralExpression(written)) return false;
    const asked = types.flatMap((each) => toAsked(each) ?? []);
    return asked.length > 0 && asked.every((each) => isRefusedBy(part, each));
  }

  function partsOf(type: ts.Type): readonly ts.Type[] {
    return type.isUnion() ? type.types : [type];
  }
}
