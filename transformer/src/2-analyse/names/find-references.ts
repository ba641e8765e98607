/** Finds the top-level names that a statement refers to, by a walk that knows all scopes of the language. */
import type { Class, Node, ParamPattern } from "oxc-parser";
import { REFERENCE_PARTS } from "./reference-parts.js";
import { BOTH, Scopes, TYPE, VALUE, type Meaning, type Reference, type ScopeKind } from "./scopes.js";
import { toName } from "../syntax/syntax.js";

/** The references to top-level names, in any order. Linear in the statement's size, at any depth. */
export function findReferences(statement: Node, topLevel: ReadonlyMap<string, Meaning>): readonly Reference[] {
  const scopes = new Scopes(topLevel);
  visit(statement, VALUE, scopes);
  for (let step = scopes.next(); step !== null; step = scopes.next()) {
    const own = OWN_WAYS.get(step.tsNode.type);
    if (own === undefined) visitParts(step.tsNode, step.meaning, scopes);
    else own(step.tsNode, scopes, step.meaning);
  }
  return scopes.references;
}

const visit = (tsNode: Node, meaning: Meaning, scopes: Scopes): void => scopes.postpone(tsNode, meaning);

function visitAll(parts: readonly (Node | null | undefined)[], meaning: Meaning, scopes: Scopes): void {
  for (const part of parts) if (part) visit(part, meaning, scopes);
}

/** Visits every part of a syntax node in which names are uses. */
function visitParts(tsNode: Node, meaning: Meaning, scopes: Scopes): void {
  // A cast because the types of the tree have no index signature.
  const record = tsNode as unknown as Readonly<Record<string, Node | readonly (Node | null)[] | null | undefined>>;
  for (const { name, isType } of REFERENCE_PARTS.get(tsNode.type) ?? []) {
    const child = record[name];
    if (!child) continue;
    if (Array.isArray(child)) visitAll(child, isType ? TYPE : meaning, scopes);
    else visit(child as Node, isType ? TYPE : meaning, scopes);
  }
}

/** Visits one kind of syntax, with the meaning of the names in it. Parts outside a scope are visited before it begins. */
type Way<Type> = (tsNode: SyntaxOf<Type>, scopes: Scopes, meaning: Meaning) => void;
type SyntaxOf<Type, Each = Node> = Each extends { readonly type: infer Own }
  ? Type extends Own
    ? Each
    : never
  : never;

/** The kinds of syntax that declare names, have a scope, or contain names that are not always uses. */
const WAYS: { readonly [Type in Node["type"]]?: Way<Type> } = {
  Identifier: (tsNode, scopes, meaning) => {
    scopes.refer(tsNode, meaning);
    if (tsNode.typeAnnotation) visit(tsNode.typeAnnotation, TYPE, scopes);
    if (tsNode.decorators) visitAll(tsNode.decorators, VALUE, scopes);
  },
  JSXIdentifier: (tsNode, scopes) => scopes.refer(tsNode, VALUE),
  JSXOpeningElement: visitElement,
  JSXClosingElement: visitElement,
  ExportSpecifier: ({ local }, scopes) => visit(local, BOTH, scopes),
  MemberExpression: (tsNode, scopes, meaning) => {
    visit(tsNode.object, meaning, scopes);
    if (tsNode.computed) visit(tsNode.property, VALUE, scopes);
  },
  Property: visitMember,
  MethodDefinition: visitMember,
  PropertyDefinition: visitMember,
  AccessorProperty: visitMember,
  TSAbstractMethodDefinition: visitMember,
  TSAbstractPropertyDefinition: visitMember,
  TSAbstractAccessorProperty: visitMember,
  TSPropertySignature: visitMember,
  TSMethodSignature: (tsNode, scopes) => {
    if (tsNode.computed) visit(tsNode.key, VALUE, scopes);
    visitFunction(tsNode, scopes);
  },
  FunctionDeclaration: visitFunction,
  TSDeclareFunction: visitFunction,
  FunctionExpression: visitFunction,
  ArrowFunctionExpression: visitFunction,
  TSEmptyBodyFunctionExpression: visitFunction,
  TSFunctionType: visitFunction,
  TSConstructorType: visitFunction,
  TSCallSignatureDeclaration: visitFunction,
  TSConstructSignatureDeclaration: visitFunction,
  ClassDeclaration: visitClass,
  ClassExpression: visitClass,
  VariableDeclaration: (tsNode, scopes) => {
    for (const { id } of tsNode.declarations) scopes.declareAll(id, tsNode.kind === "var" ? "function" : undefined);
    visitParts(tsNode, VALUE, scopes);
  },
  BlockStatement: visitBlock,
  ForStatement: visitBlock,
  ForInStatement: visitBlock,
  ForOfStatement: visitBlock,
  StaticBlock: visitBody,
  TSModuleBlock: visitBody,
  SwitchStatement: ({ discriminant, cases }, scopes) => {
    visit(discriminant, VALUE, scopes);
    scopes.enter("block");
    visitAll(cases, VALUE, scopes);
  },
  CatchClause: (tsNode, scopes) => {
    visitBlock(tsNode, scopes);
    if (tsNode.param) scopes.declareAll(tsNode.param);
  },
  TSModuleDeclaration: ({ id, kind, body }, scopes) => {
    if (id.type === "Identifier" && kind !== "global") scopes.declare(id.name, BOTH);
    visitAll([body], VALUE, scopes);
  },
  TSEnumDeclaration: ({ id, body: { members } }, scopes) => {
    scopes.declare(id.name, BOTH);
    scopes.enter("block");
    for (const member of members) scopes.declare(toName(member.id) ?? "", BOTH);
    for (const { initializer } of members) visitAll([initializer], VALUE, scopes);
  },
  TSImportEqualsDeclaration: ({ id, moduleReference }, scopes) => {
    scopes.declare(id.name, BOTH);
    visit(moduleReference, VALUE, scopes);
  },
  TSInterfaceDeclaration: visitNamedType,
  TSTypeAliasDeclaration: visitNamedType,
  TSTypeParameter: (tsNode, scopes) => {
    scopes.declare(tsNode.name.name, TYPE);
    visitParts(tsNode, TYPE, scopes);
  },
  TSMappedType: (tsNode, scopes) => {
    visitWithin("block", tsNode, TYPE, scopes);
    scopes.declare(tsNode.key.name, TYPE);
  },
  TSConditionalType: ({ checkType, extendsType, trueType, falseType }, scopes) => {
    visit(falseType, TYPE, scopes);
    scopes.enter("conditional type");
    visitAll([checkType, extendsType, trueType], TYPE, scopes);
  },
  TSInferType: ({ typeParameter: { name, constraint } }, scopes) => {
    scopes.declare(name.name, TYPE, "conditional type");
    visitAll([constraint], TYPE, scopes);
  },
  TSIndexSignature: ({ parameters, typeAnnotation }, scopes) =>
    visitAll([...parameters.map((each) => each.typeAnnotation), typeAnnotation], TYPE, scopes),
  // `typeof value` and `value is string` name values inside types.
  TSTypeQuery: (tsNode, scopes) => visitParts(tsNode, VALUE, scopes),
  TSTypePredicate: (tsNode, scopes) => visitParts(tsNode, VALUE, scopes),
};

type FunctionLike = Extract<Node, { readonly params: ParamPattern[] }>;

function visitFunction(tsNode: FunctionLike, scopes: Scopes): void {
  const name = ("id" in tsNode && tsNode.id?.name) || "";
  if (tsNode.type === "FunctionDeclaration" || tsNode.type === "TSDeclareFunction") scopes.declare(name, VALUE);
  scopes.enter("function");
  if (tsNode.type === "FunctionExpression") scopes.declare(name, VALUE);
  for (const parameter of tsNode.params) scopes.declareAll(parameter);
  visitAll([tsNode.typeParameters, tsNode.returnType], TYPE, scopes);
  visitAll(tsNode.params, VALUE, scopes);
  const body = "body" in tsNode ? tsNode.body : null;
  // Defaults of parameters do not see the declarations of the body.
  if (body?.type === "BlockStatement") visitBody(body, scopes);
  else visitAll([body], VALUE, scopes);
}

function visitClass(tsNode: Class, scopes: Scopes): void {
  const { name } = tsNode.id ?? { name: "" };
  if (tsNode.type === "ClassDeclaration") scopes.declare(name, BOTH);
  visitBlock(tsNode, scopes);
  if (tsNode.type === "ClassExpression") scopes.declare(name, BOTH);
}

type Member = Extract<Node, { readonly computed: boolean; readonly key: unknown }>;

function visitMember(tsNode: Member, scopes: Scopes, meaning: Meaning): void {
  if (tsNode.computed) visit(tsNode.key, VALUE, scopes);
  visitParts(tsNode, meaning, scopes);
}

function visitBody(tsNode: Node, scopes: Scopes): void {
  visitWithin("function", tsNode, VALUE, scopes);
}

function visitBlock(tsNode: Node, scopes: Scopes): void {
  visitWithin("block", tsNode, VALUE, scopes);
}

function visitWithin(kind: ScopeKind, tsNode: Node, meaning: Meaning, scopes: Scopes): void {
  scopes.enter(kind);
  visitParts(tsNode, meaning, scopes);
}

function visitNamedType(tsNode: SyntaxOf<"TSInterfaceDeclaration" | "TSTypeAliasDeclaration">, scopes: Scopes): void {
  scopes.declare(tsNode.id.name, TYPE);
  visitWithin("block", tsNode, TYPE, scopes);
}

function visitElement(tsNode: SyntaxOf<"JSXOpeningElement" | "JSXClosingElement">, scopes: Scopes): void {
  const { name } = tsNode;
  const [first = ""] = name.type === "JSXIdentifier" ? name.name : "";
  // Names of HTML elements begin in lower case.
  if (first === first.toUpperCase()) visit(name, VALUE, scopes);
  visitParts(tsNode, VALUE, scopes);
}

/** The visitors by kind. A cast because each one accepts only its own kind of syntax. */
const OWN_WAYS = new Map(Object.entries(WAYS) as [string, Way<Node["type"]>][]);
