/** Reads the parameters of a node's function: the input of each, or the reason why it cannot be an input. */
import { internalFault } from "@icosian/runtime/tooling";
import type { BindingPattern, Node, ObjectPattern, ParamPattern, TSSignature, TSType } from "oxc-parser";
import type { InputIr, NamedParameterIr, ParameterIr } from "../../ir/module.js";
import type { TypeIr } from "../../ir/module-parts.js";
import { toSpan, type Span } from "../../ir/span.js";
import type { ModuleReader } from "./module-reader.js";
import { isCollect, isRunContext, readType } from "./read-type.js";
import { toName } from "../syntax/syntax.js";

/** A property of a destructured parameter's type. */
interface PropertyType {
  readonly type: TypeIr | null;
  readonly isOptional: boolean;
  readonly collects: boolean;
}

/** Reads one parameter, as it is declared. */
export function readParameter(parameter: ParamPattern, reader: ModuleReader): ParameterIr {
  switch (parameter.type) {
    case "Identifier":
      return readIdentifier(parameter, false, reader);
    case "AssignmentPattern":
      return readAssigned(parameter.left, parameter, reader);
    case "ObjectPattern":
      return readObjectPattern(parameter, reader);
    case "ArrayPattern":
      return { kind: "array-pattern", span: toSpan(parameter) };
    case "RestElement":
      return { kind: "rest", span: toSpan(parameter) };
    case "TSParameterProperty":
      throw internalFault("ICO9009", "a parameter property outside a constructor was parsed");
  }
}

function readAssigned(left: BindingPattern, whole: Span, reader: ModuleReader): ParameterIr {
  if (left.type === "Identifier") return readIdentifier(left, true, reader);
  if (left.type === "ObjectPattern") return readObjectPattern(left, reader);
  return { kind: "array-pattern", span: toSpan(whole) };
}

function readIdentifier(
  identifier: Extract<BindingPattern | ParamPattern, { type: "Identifier" }>,
  hasDefault: boolean,
  reader: ModuleReader,
): ParameterIr {
  if (identifier.name === "this") return { kind: "this", span: toSpan(identifier) };
  if (isRunContext(identifier.typeAnnotation, reader)) return { kind: "context", span: toSpan(identifier) };
  const input: InputIr = {
    name: identifier.name,
    nameSpan: { start: identifier.start, end: identifier.start + identifier.name.length },
    type: readType(identifier.typeAnnotation, reader),
    isOptional: hasDefault || Boolean(identifier.optional),
    collects: isCollect(identifier.typeAnnotation, reader),
  };
  return { kind: "positional", input };
}

function readObjectPattern(pattern: ObjectPattern, reader: ModuleReader): ParameterIr {
  return isRunContext(pattern.typeAnnotation, reader)
    ? { kind: "context", span: toSpan(pattern) }
    : readNamedInputs(pattern, reader);
}

function readNamedInputs(pattern: ObjectPattern, reader: ModuleReader): NamedParameterIr {
  const annotation = pattern.typeAnnotation?.typeAnnotation;
  const members = annotation ? findMembers(annotation, reader) : null;
  // A type that is declared elsewhere may have type parameters.
  const isWrittenHere = annotation?.type === "TSTypeLiteral";
  const types = readPropertyTypes(members ?? [], isWrittenHere ? reader : { ...reader, typeKeys: null });
  const inputs: InputIr[] = [];
  const refusedParts: Span[] = [];
  for (const property of pattern.properties) {
    const name = property.type === "Property" && !property.computed ? toName(property.key) : null;
    if (property.type !== "Property" || name === null) {
      refusedParts.push(toSpan(property));
      continue;
    }
    const declared = types.get(name);
    inputs.push({
      name,
      nameSpan: toSpan(property.key),
      type: declared?.type ?? null,
      isOptional: property.value.type === "AssignmentPattern" || declared?.isOptional === true,
      collects: declared?.collects === true,
    });
  }
  const typeForm = members !== null ? "readable" : annotation ? "elsewhere" : "missing";
  return { kind: "named", span: toSpan(pattern), inputs, refusedParts, typeForm };
}

/** The members of an object type literal, of a type declared in this file, or of `Readonly` around either. */
function findMembers(type: TSType, reader: ModuleReader): readonly TSSignature[] | null {
  if (type.type === "TSTypeLiteral") return type.members;
  if (type.type !== "TSTypeReference" || type.typeName.type !== "Identifier") return null;
  const [argument, ...more] = type.typeArguments?.params ?? [];
  if (type.typeName.name === "Readonly" && argument && more.length === 0) return findMembers(argument, reader);
  if (argument) return null;
  const [part, ...others] = reader.declarations.byName.get(type.typeName.name)?.parts ?? [];
  return part?.kind === "local" && others.length === 0 ? findDeclaredMembers(part.tsNode) : null;
}

function findDeclaredMembers(declaration: Node): readonly TSSignature[] | null {
  if (declaration.type === "TSInterfaceDeclaration")
    return declaration.extends.length === 0 ? declaration.body.body : null;
  if (declaration.type === "TSTypeAliasDeclaration" && declaration.typeAnnotation.type === "TSTypeLiteral")
    return declaration.typeAnnotation.members;
  return null;
}

function readPropertyTypes(members: readonly TSSignature[], reader: ModuleReader): Map<string, PropertyType> {
  const types = new Map<string, PropertyType>();
  for (const member of members) {
    if (member.type !== "TSPropertySignature" || member.computed) continue;
    const name = toName(member.key);
    if (name === null) continue;
    const { typeAnnotation, optional: isOptional } = member;
    types.set(name, {
      type: readType(typeAnnotation, reader),
      isOptional,
      collects: isCollect(typeAnnotation, reader),
    });
  }
  return types;
}
