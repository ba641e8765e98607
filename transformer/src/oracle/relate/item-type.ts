/** Finds the syntax of the type of one item: the `Row` of `Parallelizable<Row>` and of `Collect<Row>`. */
import type ts from "typescript";
import type { TypeLocation } from "../oracle.js";

/**
 * The written type of an item of a function's result, or of an element of an input.
 *
 * @returns Null if it is not written in one piece, and for generic functions.
 */
export function findItemType(kind: TypeLocation["kind"], name: ts.Node, typescript: typeof ts): ts.Node | null {
  const declared = kind === "value" ? findReturnType(name.parent, typescript) : findInputType(name, typescript);
  const argument = declared && findArgument(declared, typescript);
  if (declared === undefined || !argument) return null;
  return isPromise(declared, typescript) ? findArgument(argument, typescript) : argument;
}

function findReturnType(declaration: ts.Node, typescript: typeof ts): ts.TypeNode | undefined {
  const made = toFunction(declaration, typescript);
  return made === null || made.typeParameters !== undefined ? undefined : made.type;
}

/** The function of a declaration; for `node(…, fn)`, the last argument. */
function toFunction(tsNode: ts.Node | undefined, typescript: typeof ts): ts.SignatureDeclaration | null {
  if (tsNode === undefined) return null;
  if (typescript.isFunctionDeclaration(tsNode) || typescript.isMethodDeclaration(tsNode)) return tsNode;
  if (typescript.isArrowFunction(tsNode) || typescript.isFunctionExpression(tsNode)) return tsNode;
  if (typescript.isVariableDeclaration(tsNode))
    return tsNode.type === undefined
      ? toFunction(tsNode.initializer, typescript)
      : toDeclaredFunction(tsNode.type, typescript);
  return typescript.isCallExpression(tsNode) ? toFunction(tsNode.arguments.at(-1), typescript) : null;
}

/** The function type of a declared constant; for `Modified<…>`, the first type argument. */
function toDeclaredFunction(type: ts.TypeNode, typescript: typeof ts): ts.SignatureDeclaration | null {
  if (typescript.isFunctionTypeNode(type)) return type;
  const definition = findArgument(type, typescript);
  return definition !== null && typescript.isFunctionTypeNode(definition) ? definition : null;
}

function findInputType(name: ts.Node, typescript: typeof ts): ts.TypeNode | undefined {
  const { parent } = name;
  if (typescript.isParameter(parent)) return isGeneric(parent) ? undefined : parent.type;
  if (!typescript.isBindingElement(parent)) return undefined;
  const parameter = parent.parent.parent;
  if (!typescript.isParameter(parameter) || isGeneric(parameter)) return undefined;
  if (parameter.type === undefined || !typescript.isTypeLiteralNode(parameter.type)) return undefined;
  const member = parameter.type.members.find(
    ({ name: own }) => own !== undefined && typescript.isIdentifier(own) && own.text === (name as ts.Identifier).text,
  );
  return member !== undefined && typescript.isPropertySignature(member) ? member.type : undefined;
}

function isGeneric({ parent }: ts.ParameterDeclaration): boolean {
  return parent.typeParameters !== undefined;
}

function findArgument(type: ts.TypeNode, typescript: typeof ts): ts.TypeNode | null {
  const isApplied = typescript.isTypeReferenceNode(type) || typescript.isImportTypeNode(type);
  return isApplied ? (type.typeArguments?.[0] ?? null) : null;
}

function isPromise(type: ts.TypeNode, typescript: typeof ts): boolean {
  if (!typescript.isTypeReferenceNode(type) || !typescript.isIdentifier(type.typeName)) return false;
  return type.typeName.text === "Promise" || type.typeName.text === "PromiseLike";
}
