/** Reads the modifiers of a definition, from the innermost outwards. */
import { findDeclaration, takes } from "@icosian/runtime/tooling";
import type { Expression, Node, TSType, TSTypeAnnotation } from "oxc-parser";
import type { ExpressionIr } from "../../ir/expression.js";
import type { ModifierIr } from "../../ir/module.js";
import { toPlainValues } from "../../ir/plain-value.js";
import { toSpan } from "../../ir/span.js";
import { findImportedFunction } from "../names/runtime-names.js";
import type { ModuleReader } from "./module-reader.js";
import { readAll } from "./read-parts.js";
import { readExpression, type ExpressionReader } from "./read-expression.js";
import { toName, toValue, type FunctionNode } from "../syntax/syntax.js";

/** The expression of a modifier. */
export type FoundModifier = Expression;

/** Reads modifiers. */
export function readModifiers(
  modifiers: readonly FoundModifier[],
  tsFunction: FunctionNode,
  reader: ModuleReader,
): readonly ModifierIr[] {
  // Modifiers outside a `dataLoader` see the first element of the pair that the function returns.
  let isLoaded = false;
  return modifiers.map((modifier): ModifierIr => {
    const expression = readExpression(modifier, reader);
    const call = expression.kind === "call" && expression.methods.length === 0 ? expression : null;
    const base = { span: toSpan(modifier), kind: call?.name ?? null, arguments: call?.arguments ?? [] };
    const other = call === null ? readOther(modifier, reader) : null;
    const returned = isLoaded ? findData(tsFunction.returnType) : tsFunction.returnType?.typeAnnotation;
    const declared = findDeclaration(base.kind);
    isLoaded ||= declared?.passesOn === "first";
    return {
      ...base,
      ...other,
      steps: takes(base.kind, "step") ? base.arguments.flatMap(toStepName) : null,
      fields: declared?.infers === "fields" ? (returned ? fieldsOf(returned) : []) : null,
      ...readCode(modifier, base, reader),
    };
  });
}

/** The code of the arguments, if not all of them are literals; of anything but a call of a factory, all of it. */
function readCode(
  modifier: FoundModifier,
  { kind, arguments: args }: Pick<ModifierIr, "kind" | "arguments">,
  { codeVersions }: ModuleReader,
): Pick<ModifierIr, "code"> {
  if (kind !== null && toPlainValues(args) !== null) return {};
  const call = toValue(modifier);
  const code = codeVersions.of(...(kind !== null && call.type === "CallExpression" ? call.arguments : [modifier]));
  return code.codeVersion === "" ? {} : { code };
}

/** A modifier that a function of another module makes, or that only a name refers to; null for any other expression. */
function readOther(
  modifier: FoundModifier,
  reader: ExpressionReader,
): Pick<ModifierIr, "factory" | "arguments"> | Pick<ModifierIr, "name"> | null {
  const call = toValue(modifier);
  const name = toPath(call);
  if (name !== null) return { name };
  const factory = call.type === "CallExpression" ? findImportedFunction(call.callee, reader.runtimeNames) : null;
  if (factory === null || call.type !== "CallExpression") return null;
  const args = readAll(call.arguments, (each) => readExpression(each, reader));
  return args === null ? null : { factory, arguments: args };
}

/** The text of a name or of a property of a name; null for any other expression. */
function toPath(expression: Node): string | null {
  if (expression.type === "Identifier") return expression.name;
  if (expression.type !== "MemberExpression" || expression.computed) return null;
  const { object, property } = expression;
  return object.type === "Identifier" && property.type === "Identifier" ? `${object.name}.${property.name}` : null;
}

function toStepName(argument: ExpressionIr): readonly string[] {
  if (argument.kind !== "call" || !takes(argument.name, "function")) return [];
  const [through] = argument.arguments;
  // A function without a name is called like what makes a step of it.
  return [through?.kind === "function" && through.name !== "" ? through.name : argument.name];
}

/** The data type of a loading function that returns data and metadata, if its return type is a tuple literal. */
function findData(annotation: TSTypeAnnotation | null | undefined): TSType | null {
  let type = annotation?.typeAnnotation ?? null;
  while (type !== null && type.type !== "TSTupleType") type = findInner(type);
  const [first] = type?.elementTypes ?? [];
  const data = first?.type === "TSNamedTupleMember" ? first.elementType : first;
  return data === undefined || data.type === "TSOptionalType" || data.type === "TSRestType" ? null : data;
}

/** The type inside a wrapper such as `Readonly` that does not change its fields; null for any other type. */
function findInner(type: TSType): TSType | null {
  if (type.type === "TSTypeOperator" || type.type === "TSParenthesizedType") return type.typeAnnotation;
  if (type.type !== "TSTypeReference") return null;
  const isWrapper = type.typeName.type === "Identifier" && WRAPPERS.has(type.typeName.name);
  return isWrapper ? (type.typeArguments?.params[0] ?? null) : null;
}

/** Names of the fields of a type literal: of an object, of rows of objects, or of a labelled tuple. */
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
    default: {
      const inner = findInner(type);
      return inner === null ? [] : fieldsOf(inner);
    }
  }
}

const WRAPPERS: ReadonlySet<string> = new Set(["Promise", "PromiseLike", "Readonly", "Array", "ReadonlyArray"]);
