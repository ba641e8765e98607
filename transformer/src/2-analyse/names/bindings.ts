/** Lists the names that a pattern declares. */
import type { Node } from "oxc-parser";

type Identifier = Extract<Node, { type: "Identifier" }>;

/** The identifiers of a parameter or of the left side of a declaration, in the order of the text, at any depth. */
export function bindingsOf(pattern: Node): readonly Identifier[] {
  // Most patterns are plain names.
  if (pattern.type === "Identifier") return [pattern];
  const found: Identifier[] = [];
  const pending: Node[] = [pattern];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (next.type === "Identifier") found.push(next);
    else for (const part of partsOf(next).toReversed()) if (part !== null) pending.push(part);
  }
  return found;
}

function partsOf(pattern: Node): readonly (Node | null)[] {
  switch (pattern.type) {
    case "AssignmentPattern":
      return [pattern.left];
    case "RestElement":
      return [pattern.argument];
    case "TSParameterProperty":
      return [pattern.parameter];
    case "ObjectPattern":
      return pattern.properties.map((each) => (each.type === "Property" ? each.value : each));
    case "ArrayPattern":
      return pattern.elements;
    default:
      return [];
  }
}
