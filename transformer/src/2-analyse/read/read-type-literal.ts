/** Reads types that stand for values in the declaration of a manifest: the inverse of `declaration-text.ts`. */
import type { Expression, TemplateLiteral, TSSignature, TSTupleElement, TSType, TSTypeQueryExprName } from "oxc-parser";
import type { EntryIr, ExpressionIr, MethodIr } from "../../ir/expression.js";
import { toSpan } from "../../ir/span.js";
import { toName } from "../syntax/syntax.js";

/** The expression that a type stands for; an unknown expression with the type's span for any other type. */
export function readTypeLiteral(type: TSType): ExpressionIr {
  const span = toSpan(type);
  switch (type.type) {
    case "TSLiteralType":
      return readLiteral(type.literal, span);
    case "TSNullKeyword":
      return { kind: "literal", span, value: null };
    case "TSUndefinedKeyword":
      return { kind: "literal", span, value: undefined };
    case "TSTypeOperator":
      return type.operator === "readonly" ? readTypeLiteral(type.typeAnnotation) : { kind: "unknown", span };
    case "TSTypeLiteral": {
      const entries = type.members.map(toEntry);
      return entries.includes(null)
        ? { kind: "unknown", span }
        : { kind: "record", span, entries: entries.filter((entry) => entry !== null) };
    }
    case "TSTupleType":
      return readTuple(type.elementTypes, span);
    case "TSTypeQuery": {
      const name = toReference(type.exprName);
      return name === null ? { kind: "unknown", span } : { kind: "function", span, name };
    }
    case "TSFunctionType": {
      const [first] = type.params;
      return { kind: "function", span, name: first?.type === "Identifier" ? first.name : "" };
    }
    default:
      return { kind: "unknown", span };
  }
}

function readLiteral(literal: Expression | TemplateLiteral, span: ExpressionIr["span"]): ExpressionIr {
  if (literal.type === "Literal" && ["string", "number", "boolean"].includes(typeof literal.value))
    return { kind: "literal", span, value: literal.value as string | number | boolean };
  if (literal.type !== "UnaryExpression" || literal.operator !== "-") return { kind: "unknown", span };
  const { argument } = literal;
  return argument.type === "Literal" && typeof argument.value === "number"
    ? { kind: "literal", span, value: -argument.value }
    : { kind: "unknown", span };
}

function toEntry(member: TSSignature): EntryIr | null {
  if (member.type !== "TSPropertySignature" || !member.typeAnnotation) return null;
  const key = member.key.type === "Literal" && typeof member.key.value === "number" ? String(member.key.value) : null;
  const name = key ?? toName(member.key);
  const value = readTypeLiteral(member.typeAnnotation.typeAnnotation);
  return name === null ? null : { key: name, keySpan: toSpan(member.key), value };
}

/** Reads a list or, if it has labels, a call: `[step: [trim: […]], named: ["short"]]`. */
function readTuple(elements: readonly TSTupleElement[], span: ExpressionIr["span"]): ExpressionIr {
  const labelled = elements.flatMap((element) => (element.type === "TSNamedTupleMember" ? [element] : []));
  if (labelled.length === 0) return { kind: "list", span, elements: elements.map(readElement) };
  const calls = labelled.map(({ label, elementType }): MethodIr => {
    const args = readElement(elementType);
    return { name: toName(label) ?? "", arguments: args.kind === "list" ? args.elements : [args] };
  });
  const [first, ...methods] = calls;
  if (first === undefined || labelled.length < elements.length) return { kind: "unknown", span };
  return { kind: "call", span, name: first.name, arguments: first.arguments, methods };
}

function readElement(element: TSTupleElement): ExpressionIr {
  return element.type === "TSOptionalType" || element.type === "TSRestType" || element.type === "TSNamedTupleMember"
    ? { kind: "unknown", span: toSpan(element) }
    : readTypeLiteral(element);
}

/**
 * A reference such as `doubled`, `Features.doubled`, or `clean` of another module; null for the namespace of another
 * module.
 */
function toReference(name: TSTypeQueryExprName): string | null {
  if (name.type === "Identifier") return name.name;
  if (name.type === "TSImportType") return name.qualifier?.type === "Identifier" ? name.qualifier.name : null;
  if (name.type !== "TSQualifiedName") return null;
  const left = toReference(name.left);
  return left && `${left}.${name.right.name}`;
}
