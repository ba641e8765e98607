/** Whether an expression can be what a type asks for, where the type would have shaped the expression's own. */
import type ts from "typescript";
import type { RelatingChecker } from "./relating-checker.js";

/**
 * Whether a type certainly refuses an expression.
 *
 * `[1, 2]` by itself is a `number[]`, but is a `[number, number]` where that is asked for. Literals of arrays, objects
 * and functions are therefore looked into; everything else is what its type says.
 */
export function isRefused(
  expression: ts.Node,
  target: ts.Type,
  checker: RelatingChecker,
  typescript: typeof ts,
): boolean {
  if (checker.isTypeAssignableTo(checker.getTypeAtLocation(expression), target)) return false;
  if (target.isUnion()) return target.types.every((part) => isRefused(expression, part, checker, typescript));
  if (typescript.isParenthesizedExpression(expression))
    return isRefused(expression.expression, target, checker, typescript);
  if (typescript.isShorthandPropertyAssignment(expression)) return true;
  if (typescript.isArrowFunction(expression) || typescript.isFunctionExpression(expression))
    return target.getCallSignatures().length === 0;
  if (typescript.isArrayLiteralExpression(expression)) return areElementsRefused(expression);
  return !typescript.isObjectLiteralExpression(expression) || arePropertiesRefused(expression);

  function areElementsRefused({ elements }: ts.ArrayLiteralExpression): boolean {
    // Arrays and tuples can be joined; what has a length but cannot, such as a typed array, is no array.
    const isArray = target.getProperty("concat") !== undefined;
    if (!(target.flags & typescript.TypeFlags.Object)) return true;
    if (!isArray) return target.getProperty("length") !== undefined;
    return elements.some((element, index) => {
      if (typescript.isSpreadElement(element)) return false;
      const own = target.getProperty(String(index));
      const type = own ? checker.getTypeOfSymbolAtLocation(own, element) : target.getNumberIndexType();
      return type !== undefined && isRefused(element, type, checker, typescript);
    });
  }

  function arePropertiesRefused({ properties }: ts.ObjectLiteralExpression): boolean {
    if (!(target.flags & (typescript.TypeFlags.Object | typescript.TypeFlags.Intersection))) return true;
    const given = new Set(properties.map(({ name }) => name?.getText()));
    const isOpen = properties.some(typescript.isSpreadAssignment);
    const { Optional } = typescript.SymbolFlags;
    const isMissing = target.getProperties().some(({ name, flags }) => !(flags & Optional) && !given.has(name));
    if (isMissing && !isOpen && given.size === properties.length) return true;
    return properties.some((property) => {
      const own = property.name && target.getProperty(property.name.getText());
      if (!own || !(typescript.isPropertyAssignment(property) || typescript.isShorthandPropertyAssignment(property)))
        return false;
      const value = typescript.isPropertyAssignment(property) ? property.initializer : property;
      return isRefused(value, checker.getTypeOfSymbolAtLocation(own, value), checker, typescript);
    });
  }
}
