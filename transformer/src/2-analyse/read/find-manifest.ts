/** Finds the table of a module's manifest in its declarations, or in the JavaScript that a build made of it. */
import { MANIFEST_EXPORT } from "@icosian/runtime/tooling";
import type { Node, Program, TSType } from "oxc-parser";
import type { ExpressionIr } from "../../ir/expression.js";
import { readExpression, type ExpressionReader } from "./read-expression.js";
import { readTypeLiteral } from "./read-type-literal.js";
import { walk } from "../syntax/syntax.js";

/** What a file says of its manifest: nothing, that there is one, or the manifest itself. */
export type FoundManifest = "none" | "unknown" | ExpressionIr;

/** What a declaration file says: earlier versions said only that there is a manifest. */
export function findDeclaredManifest({ body }: Program): FoundManifest {
  for (const statement of body) {
    const declaration = statement.type === "ExportNamedDeclaration" ? statement.declaration : statement;
    if (declaration?.type !== "VariableDeclaration") continue;
    for (const { id } of declaration.declarations) {
      // Earlier versions declared the first name of a manifest, and this one its second.
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

/** What bundlers call the manifests of several modules in one file. */
const MANIFEST_NAME = /^\$manifest(\$\d+)?$/;

/** What a file of JavaScript says; of several manifests nobody tells which one is meant. */
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
