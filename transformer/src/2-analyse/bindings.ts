/** Lists the names that a pattern declares. */
import type { Node } from "oxc-parser";

/** The identifiers of a parameter or of the left side of a declaration, in the order of the text. */
export function bindingsOf(pattern: Node): readonly Extract<Node, { type: "Identifier" }>[] {
  switch (pattern.type) {
    case "Identifier":
      return [pattern];
    case "AssignmentPattern":
      return bindingsOf(pattern.left);
    case "RestElement":
      return bindingsOf(pattern.argument);
    case "TSParameterProperty":
      return bindingsOf(pattern.parameter);
    case "ObjectPattern":
      return pattern.properties.flatMap((each) => bindingsOf(each.type === "Property" ? each.value : each));
    case "ArrayPattern":
      return pattern.elements.flatMap((each) => (each === null ? [] : bindingsOf(each)));
    default:
      return [];
  }
}
