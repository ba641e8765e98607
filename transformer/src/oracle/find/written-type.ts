/** Finds the syntax of the type of a location, so that one call of the checker is enough. */
import type ts from "typescript";
import type { TypeLocation } from "../oracle.js";

/**
 * The written type of a function's result, or of an input.
 *
 * @returns Null if the type depends on more than the written one: for generic functions, results of calls, and optional
 * parameters.
 */
export function findWrittenType(kind: TypeLocation["kind"], name: ts.Node, typescript: typeof ts): ts.Node | null {
  if (kind === "value") return findReturnType(name.parent, typescript);
  return kind === "input" ? findInputType(name, typescript) : null;
}

function findReturnType(declaration: ts.Node, typescript: typeof ts): ts.Node | null {
  const made = toFunction(declaration, typescript);
  if (made?.type === undefined || made.typeParameters !== undefined) return null;
  // For the caller, `value is string` is a boolean.
  return typescript.isTypePredicateNode(made.type) ? null : made.type;
}

function toFunction(declaration: ts.Node, typescript: typeof ts): ts.SignatureDeclaration | null {
  if (typescript.isFunctionDeclaration(declaration) || typescript.isMethodDeclaration(declaration)) return declaration;
  if (!typescript.isVariableDeclaration(declaration) || declaration.type !== undefined) return null;
  const { initializer } = declaration;
  const isFunction =
    initializer && (typescript.isArrowFunction(initializer) || typescript.isFunctionExpression(initializer));
  return isFunction ? initializer : null;
}

function findInputType(name: ts.Node, typescript: typeof ts): ts.Node | null {
  const { parent } = name;
  if (typescript.isParameter(parent)) return isOptional(parent) || isGeneric(parent) ? null : (parent.type ?? null);
  if (!typescript.isBindingElement(parent)) return null;
  const parameter = parent.parent.parent;
  if (!typescript.isParameter(parameter) || isGeneric(parameter)) return null;
  if (parameter.type === undefined || !typescript.isTypeLiteralNode(parameter.type)) return null;
  const member = parameter.type.members.find((each) => isNamed(each, name, typescript));
  if (member === undefined || !typescript.isPropertySignature(member)) return null;
  return hasMark(member) ? null : (member.type ?? null);
}

function isNamed({ name: own }: ts.TypeElement, name: ts.Node, typescript: typeof ts): boolean {
  return own !== undefined && typescript.isIdentifier(own) && typescript.isIdentifier(name) && own.text === name.text;
}

/** Whether a parameter is optional, so that TypeScript adds `undefined` to its type. */
function isOptional({ questionToken, initializer, dotDotDotToken }: ts.ParameterDeclaration): boolean {
  return questionToken !== undefined || initializer !== undefined || dotDotDotToken !== undefined;
}

/** Whether a property has a `?`; TypeScript 7 has another name for it. */
function hasMark(member: ts.PropertySignature & { readonly postfixToken?: ts.Node | undefined }): boolean {
  return member.questionToken !== undefined || member.postfixToken !== undefined;
}

function isGeneric({ parent }: ts.ParameterDeclaration): boolean {
  return parent.typeParameters !== undefined;
}
