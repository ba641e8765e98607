/** What the panel tells about a node. */
import { flagWordsOf } from "../../drawing/node-words.js";
import { LOOKS } from "../../drawing/shapes.js";
import type { ExportedNode } from "../../../lineage/execution-export.js";
import type { PageProblem } from "../page-data.js";
import { toElement } from "./element.js";

/** The facts of a node as a list of terms. */
export function toFacts(node: ExportedNode): HTMLElement {
  const { madeFrom } = node;
  const tags = Object.entries(node.tags).map(([key, value]) => `${key}: ${[value].flat().join(", ")}`);
  const facts: readonly (readonly [term: string, part: string, texts: readonly string[]])[] = [
    ["Kind", "kind", [LOOKS[node.kind].meaning]],
    ["Is", "flags", flagWordsOf(node)],
    ["Tags", "tags", tags],
    ["Module", "module", node.module === null ? [] : [node.module]],
    ["Source", "source", node.source === null ? [] : [node.source]],
    ["Variants", "variants", node.variants],
    ["Modifiers", "modifiers", node.modifiers],
    ["Made from", "made-from", madeFrom === null ? [] : [[madeFrom.of, ...madeFrom.as].join(", ")]],
    ["Subdags", "subdags", node.subdags],
    ["Per item of", "fan-out", node.fanOut === null ? [] : [node.fanOut]],
    ["May use", "optional", node.optionalDependencies],
    ["Code", "code-version", node.codeVersion === null ? [] : [node.codeVersion.slice(0, 16)]],
  ];
  return toElement(
    "dl",
    {},
    ...facts.flatMap(([term, part, texts]) => {
      if (texts.length === 0) return [];
      const chips = texts.map((text) => toElement("span", {}, text));
      return [
        toElement("dt", {}, term),
        toElement("dd", { attributes: { class: "chips", "data-part": part } }, ...chips),
      ];
    }),
  );
}

/** One problem as text. */
export function toProblemElement({ severity, code, message, location }: PageProblem): HTMLElement {
  const place = location === null ? [] : [toElement("div", { attributes: { class: "type" } }, location)];
  const head = toElement("strong", {}, `${severity} ${code}`.trim());
  return toElement("div", { attributes: { class: `problem ${severity}` } }, head, ` ${message}`, ...place);
}
