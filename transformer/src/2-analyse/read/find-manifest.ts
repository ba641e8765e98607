/** Finds the manifest of a module in its declarations, or in the JavaScript that a build produced. */
import { MANIFEST_EXPORT } from "@icosian/runtime/tooling";
import type { Node, Program, TSType } from "oxc-parser";
import type { ExpressionIr } from "../../ir/expression.js";
import { readExpression, type ExpressionReader } from "./read-expression.js";
import { readTypeLiteral } from "./read-type-literal.js";
import { walk } from "../syntax/syntax.js";

/** The manifest of a file: none, one that cannot be read, or the manifest itself. */
export type FoundManifest = "none" | "unknown" | ExpressionIr;

/** Finds the manifest in a declaration file. Earlier versions declared only that a manifest exists. */
export function findDeclaredManifest({ body }: Program): FoundManifest {
  for (const statement of body) {
    const declaration = statement.type === "ExportNamedDeclaration" ? statement.declaration : statement;
    if (declaration?.type !== "VariableDeclaration") continue;
    for (const { id } of declaration.declarations) {
      // Earlier versions declared the first name of a manifest; this version declares the second one.
      if (id.type !== "Identifier" || !id.name.startsWith(MANIFEST_EXPORT)) continue;
      const type = id.typeAnnotation?.typeAnnotation;
      return (type && findTable(type)) ?? "unknown";
    }
  }
  return "none";
}

function findTable(type: TSType): ExpressionIr | null {
  if (type.type === "TSTypeLiteral") return readTypeLiteral(type);
  if (type.type !== "TSIntersectionType") return null;
  return type.types.map(findTable).find((each) => each !== null) ?? null;
}

/** The names that bundlers give to the manifests of several modules in one file. */
const MANIFEST_NAME = /^\$manifest(\$\d+)?$/;

/** Finds the manifest in a JavaScript file. If there are several, it is unknown which one is meant. */
export function findWrittenManifest(program: Program, reader: ExpressionReader): FoundManifest {
  const found: Node[] = [];
  walk(program, (tsNode) => {
    if (tsNode.type === "VariableDeclarator" && tsNode.id.type === "Identifier" && MANIFEST_NAME.test(tsNode.id.name))
      if (tsNode.init?.type === "ObjectExpression") found.push(tsNode.init);
    if (tsNode.type === "AssignmentExpression" && tsNode.right.type === "ObjectExpression")
      if (tsNode.left.type === "MemberExpression" && isManifestKey(tsNode.left.property)) found.push(tsNode.right);
    return undefined;
  });
  const [first, ...others] = found;
  if (first === undefined) return "none";
  return others.length > 0 ? "unknown" : readExpression(first, reader);
}

function isManifestKey(key: Node): boolean {
  return key.type === "Identifier" && key.name === MANIFEST_EXPORT;
}
