/**
 * Reads what other files can see of a file: its text without the bodies of functions whose result is declared.
 *
 * TypeScript does not look into such a body to find the type of anything outside. One thing in it does count: a variable
 * keeps the type of its value in other functions only if nothing assigns to it, so the names that are assigned stay.
 */
import type { Node } from "oxc-parser";
import type { ParsedModule } from "./syntax/parse.js";
import type { FunctionNode } from "./syntax/syntax.js";
import { toFunction, walk } from "./syntax/syntax.js";

/** Bodies with these words may bring other files into the program. */
const REACHES_OUT = /\b(import|require)\b/;

/** The text without bodies. Linear in the text. */
export function readSurface({ program, text }: ParsedModule): string {
  const parts: string[] = [];
  let end = 0;
  for (const { body, returnType } of program.body.flatMap(findFunctions)) {
    if (!body || !returnType || REACHES_OUT.test(text.slice(body.start, body.end))) continue;
    parts.push(text.slice(end, body.start), `{${findAssigned(body).join(" ")}}`);
    end = body.end;
  }
  return [...parts, text.slice(end)].join("");
}

/** The functions that a statement declares, in their order. */
function findFunctions(statement: Node): readonly FunctionNode[] {
  const declared = statement.type === "ExportNamedDeclaration" ? statement.declaration : statement;
  if (declared?.type === "FunctionDeclaration") return [declared];
  if (declared?.type !== "VariableDeclaration") return [];
  return declared.declarations.flatMap(({ init }) => (init === null ? [] : (toFunction(init) ?? [])));
}

/** The names to which a body assigns values, sorted. */
function findAssigned(body: Node): readonly string[] {
  const names = new Set<string>();
  walk(body, (tsNode) => {
    const target = toTarget(tsNode);
    if (target !== null)
      walk(target, (part) => {
        if (part.type === "Identifier") names.add(part.name);
        return undefined;
      });
    return undefined;
  });
  return [...names].sort();
}

function toTarget(tsNode: Node): Node | null {
  switch (tsNode.type) {
    case "AssignmentExpression":
    case "ForInStatement":
    case "ForOfStatement":
      return tsNode.left;
    case "UpdateExpression":
      return tsNode.argument;
    default:
      return null;
  }
}
