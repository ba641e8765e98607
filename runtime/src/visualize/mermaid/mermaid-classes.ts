/** The classes and styles of a Mermaid picture. */
import type { Drawing, DrawnNode, NodeFlag } from "../drawing/drawing.js";
import { LOOKS } from "../drawing/shapes.js";
import { DARK, LIGHT, type Theme } from "../drawing/theme.js";

/** What nodes have classes for, besides their kind. */
type Mark = NodeFlag | "highlighted";

/** Writes the definitions of the classes that occur, which nodes have them, and the styles of single nodes. */
export function toMermaidClasses(nodes: readonly DrawnNode[], drawing: Drawing): readonly string[] {
  const theme = drawing.theme === "dark" ? DARK : LIGHT;
  const kinds = classesOf(nodes, ({ kind }) => [kind], ofKind(theme));
  const flags = classesOf(nodes, marksOf, ofFlag(theme));
  const styles = nodes.flatMap(({ id, style: { fill, stroke, color } }) => {
    const rules = Object.entries({ fill, stroke, color }).flatMap(([key, value]) =>
      value === undefined ? [] : [`${key}:${value}`],
    );
    return rules.length === 0 ? [] : [`style ${id} ${rules.join(",")}`];
  });
  const boxes = drawing.groups.map(({ id }) => id).join(",");
  const groups =
    boxes === ""
      ? []
      : [
          `classDef groupBox fill:${theme.groupFill},stroke:${theme.groupStroke},color:${theme.muted}`,
          `class ${boxes} groupBox`,
        ];
  return [...kinds, ...flags, ...styles, ...groups];
}

/** A class is defined if it has rules and nodes. Its name ends in `Node`, so that it is no word of Mermaid's language. */
function classesOf<Name extends string>(
  nodes: readonly DrawnNode[],
  namesOf: (node: DrawnNode) => readonly Name[],
  rulesOf: (name: Name) => string | null,
): readonly string[] {
  const members = new Map<Name, string[]>();
  for (const node of nodes)
    for (const name of namesOf(node)) {
      const ids = members.get(name);
      if (ids === undefined) members.set(name, [node.id]);
      else ids.push(node.id);
    }
  return [...members].flatMap(([name, ids]) => {
    const rules = rulesOf(name);
    return rules === null ? [] : [`classDef ${name}Node ${rules}`, `class ${ids.join(",")} ${name}Node`];
  });
}

function marksOf({ flags, isHighlighted }: DrawnNode): readonly Mark[] {
  return isHighlighted ? [...flags, "highlighted"] : flags;
}

function ofKind({ kinds, text }: Theme): (kind: DrawnNode["kind"]) => string {
  return (kind) => {
    const { fill, stroke } = kinds[kind];
    return `fill:${fill},stroke:${stroke},color:${text}${LOOKS[kind].isDashed ? ",stroke-dasharray:5 3" : ""}`;
  };
}

/** What the other flags mean stands in the nodes as words. */
function ofFlag({ highlight }: Theme): (mark: Mark) => string | null {
  return (mark) => {
    if (mark === "output") return "stroke-width:3px";
    if (mark === "overridden") return "stroke-dasharray:2 3";
    return mark === "highlighted" ? `stroke:${highlight},stroke-width:4px` : null;
  };
}
