/** Finds the syntax whose type is the one that a location has: one question to the checker instead of several. */
import type ts from "typescript";
import type { TypeLocation } from "../oracle.js";

/**
 * The written type of what a function returns, or of what an input accepts.
 *
 * @returns Null where the type depends on more than what is written there: generic functions, what is made by a call,
 * what is optional.
 */
export function findWrittenType(kind: TypeLocation["kind"], name: ts.Node, typescript: typeof ts): ts.Node | null {
  if (kind === "value") return findReturnType(name.parent, typescript);
  return kind === "input" ? findInputType(name, typescript) : null;
}

function findReturnType(declaration: ts.Node, typescript: typeof ts): ts.Node | null {
  const made = toFunction(declaration, typescript);
  if (made?.type === undefined || made.typeParameters !== undefined) return null;
  // `value is string` is a boolean for the caller.
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

/** TypeScript adds to the type of an optional parameter that it can be undefined. */
function isOptional({ questionToken, initializer, dotDotDotToken }: ts.ParameterDeclaration): boolean {
  return questionToken !== undefined || initializer !== undefined || dotDotDotToken !== undefined;
}

/** Whether a property has a `?`, which TypeScript 7 calls otherwise. */
function hasMark(member: ts.PropertySignature & { readonly postfixToken?: ts.Node | undefined }): boolean {
  return member.questionToken !== undefined || member.postfixToken !== undefined;
}

function isGeneric({ parent }: ts.ParameterDeclaration): boolean {
  return parent.typeParameters !== undefined;
}
