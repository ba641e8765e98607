/** Reads the value of a constant that consists of literals, in any file of the program. */
import type ts from "typescript";
import type { EntryIr, ExpressionIr } from "../../ir/expression.js";
import type { Span } from "../../ir/span.js";
import type { RelatingChecker } from "../relate/relating-checker.js";

/** The maximum number of constants that refer to each other in a chain; it also ends cycles. */
const MAXIMAL_DEPTH = 50;

/**
 * The literal, list or record that an expression evaluates to; null for any other expression.
 *
 * @param span - Span of the use of the constant, because its own text may be in another file.
 */
export function findConstant(
  expression: ts.Node,
  span: Span,
  checker: RelatingChecker,
  typescript: typeof ts,
): ExpressionIr | null {
  return read(expression, 0);

  function read(tsNode: ts.Node, depth: number): ExpressionIr | null {
    if (depth > MAXIMAL_DEPTH) return null;
    if (isAround(tsNode)) return read(tsNode.expression, depth + 1);
    if (typescript.isStringLiteral(tsNode) || typescript.isNoSubstitutionTemplateLiteral(tsNode))
      return { kind: "literal", span, value: tsNode.text };
    if (typescript.isArrayLiteralExpression(tsNode)) return readList(tsNode.elements, depth);
    if (typescript.isObjectLiteralExpression(tsNode)) return readRecord(tsNode.properties, depth);
    if (typescript.isIdentifier(tsNode) || typescript.isPropertyAccessExpression(tsNode))
      return readName(tsNode, depth);
    const isNumber =
      typescript.isNumericLiteral(tsNode) ||
      (typescript.isPrefixUnaryExpression(tsNode) && typescript.isNumericLiteral(tsNode.operand));
    const text = tsNode.getText();
    if (isNumber) return Number.isNaN(Number(text)) ? null : { kind: "literal", span, value: Number(text) };
    const keyword = KEYWORDS.get(text);
    return keyword === undefined ? null : { kind: "literal", span, value: keyword };
  }

  function readList(elements: readonly ts.Node[], depth: number): ExpressionIr | null {
    const all = elements.map((each): readonly ExpressionIr[] | null => {
      const isSpread = typescript.isSpreadElement(each);
      const own = read(isSpread ? each.expression : each, depth + 1);
      if (own === null || !isSpread) return own && [own];
      return own.kind === "list" ? own.elements : null;
    });
    return all.includes(null) ? null : { kind: "list", span, elements: all.flatMap((each) => each ?? []) };
  }

  function readRecord(properties: readonly ts.ObjectLiteralElementLike[], depth: number): ExpressionIr | null {
    const entries = new Map<string, EntryIr>();
    for (const property of properties) {
      const name = property.name && findKey(property.name);
      const value = typescript.isPropertyAssignment(property)
        ? read(property.initializer, depth + 1)
        : typescript.isSpreadAssignment(property)
          ? read(property.expression, depth + 1)
          : null;
      if (value === null) return null;
      if (typescript.isSpreadAssignment(property)) {
        if (value.kind !== "record") return null;
        for (const entry of value.entries) entries.set(entry.key, entry);
      } else if (typeof name === "string") entries.set(name, { key: name, keySpan: span, value });
      else return null;
    }
    return { kind: "record", span, entries: [...entries.values()] };
  }

  function readName(name: ts.Identifier | ts.PropertyAccessExpression, depth: number): ExpressionIr | null {
    const found = checker.getSymbolAtLocation(typescript.isPropertyAccessExpression(name) ? name.name : name);
    const symbol = found && found.flags & typescript.SymbolFlags.Alias ? checker.getAliasedSymbol(found) : found;
    const declared = symbol?.valueDeclaration;
    if (declared === undefined) return null;
    if (typescript.isPropertyAssignment(declared)) return read(declared.initializer, depth + 1);
    if (!typescript.isVariableDeclaration(declared) || declared.initializer === undefined) return null;
    return declared.parent.getText().startsWith("const") ? read(declared.initializer, depth + 1) : null;
  }

  function isAround(
    tsNode: ts.Node,
  ): tsNode is ts.ParenthesizedExpression | ts.AsExpression | ts.SatisfiesExpression | ts.NonNullExpression {
    return (
      typescript.isParenthesizedExpression(tsNode) ||
      typescript.isAsExpression(tsNode) ||
      typescript.isSatisfiesExpression?.(tsNode) ||
      typescript.isNonNullExpression(tsNode)
    );
  }

  function findKey(name: ts.PropertyName): string | null {
    const isText =
      typescript.isIdentifier(name) || typescript.isStringLiteral(name) || typescript.isNumericLiteral(name);
    return isText ? name.text : null;
  }
}

const KEYWORDS: ReadonlyMap<string, boolean | null> = new Map([
  ["true", true],
  ["false", false],
  ["null", null],
]);
