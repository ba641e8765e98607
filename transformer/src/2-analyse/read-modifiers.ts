/** Reads the modifiers of a definition, from the function outwards. */
import type { Expression, TSType, TSTypeAnnotation } from "oxc-parser";
import type { ExpressionIr } from "../ir/expression.js";
import type { ModifierIr } from "../ir/module.js";
import { toSpan } from "../ir/span.js";
import { readExpression, type ExpressionReader } from "./read-expression.js";
import { toName, type FunctionNode } from "./syntax.js";

/** A modifier's expression. */
export type FoundModifier = Expression;

const EXTRACTIONS: ReadonlySet<string> = new Set(["extractFields", "unpackFields", "extractColumns"]);

/** Reads modifiers. */
export function readModifiers(
  modifiers: readonly FoundModifier[],
  tsFunction: FunctionNode,
  reader: ExpressionReader,
): readonly ModifierIr[] {
  return modifiers.map((modifier): ModifierIr => {
    const expression = readExpression(modifier, reader);
    const call = expression.kind === "call" && expression.methods.length === 0 ? expression : null;
    const base = { span: toSpan(modifier), kind: call?.name ?? null, arguments: call?.arguments ?? [] };
    return {
      ...base,
      steps: base.kind === "pipeInput" || base.kind === "pipeOutput" ? base.arguments.flatMap(toStepName) : null,
      fields: base.kind !== null && EXTRACTIONS.has(base.kind) ? readFields(tsFunction.returnType) : null,
    };
  });
}

function toStepName(argument: ExpressionIr): readonly string[] {
  if (argument.kind !== "call" || argument.name !== "step") return [];
  const [through] = argument.arguments;
  return [through?.kind === "function" && through.name !== "" ? through.name : "step"];
}

/** Names of the fields of a return type that is written in place: of an object, its rows, or a labelled tuple. */
function readFields(annotation: TSTypeAnnotation | null | undefined): readonly string[] {
  return annotation ? fieldsOf(annotation.typeAnnotation) : [];
}

function fieldsOf(type: TSType): readonly string[] {
  switch (type.type) {
    case "TSTypeLiteral":
      return type.members.flatMap((member) =>
        member.type === "TSPropertySignature" && !member.computed ? (toName(member.key) ?? []) : [],
      );
    case "TSTupleType":
      return type.elementTypes.flatMap((element) =>
        element.type === "TSNamedTupleMember" && element.label.type === "Identifier" ? [element.label.name] : [],
      );
    case "TSArrayType":
      return fieldsOf(type.elementType);
    case "TSTypeOperator":
    case "TSParenthesizedType":
      return fieldsOf(type.typeAnnotation);
    case "TSTypeReference": {
      const isWrapper = type.typeName.type === "Identifier" && WRAPPERS.has(type.typeName.name);
      const [inner] = type.typeArguments?.params ?? [];
      return isWrapper && inner !== undefined ? fieldsOf(inner) : [];
    }
    default:
      return [];
  }
}

const WRAPPERS: ReadonlySet<string> = new Set(["Promise", "PromiseLike", "Readonly", "Array", "ReadonlyArray"]);
