/** Asks the `style` of the options about each node, and checks what it returns. */
import { malformedRequest } from "../../errors/catalogue/7-requests.js";
import { toProblem } from "../../errors/catalogue-entry.js";
import { throwProblems } from "../../errors/dataflow-error.js";
import { findNearest } from "../../errors/find-nearest.js";
import type { Problem } from "../../errors/problem.js";
import { describeKind, quote } from "../../errors/words.js";
import type { ExportedNode } from "../../lineage/execution-export.js";
import { isRecord, isRecordOf } from "../../plan/request/is-record.js";
import type { Values } from "../../plan/request/request.js";
import type { DrawingOptions, NodeStyle } from "../drawing-options.js";
import { readableOn } from "./contrast.js";

const COLOURS: readonly string[] = ["fill", "stroke", "color"];
const PROPERTIES: readonly string[] = [...COLOURS, "label"];

/**
 * Calls `style` once per node. Where it chooses the area but not the text, the text becomes dark or light.
 *
 * @returns The style of each node, in the order of the nodes.
 * @throws DataflowError ICO7008 with everything that is wrong with the styles.
 */
export function readStyles(nodes: readonly ExportedNode[], style: DrawingOptions["style"]): readonly NodeStyle[] {
  if (style === undefined) return nodes.map(() => ({}));
  const problems: Problem[] = [];
  const styles = nodes.map((node) => {
    const given: unknown = style(node);
    if (given === null || given === undefined) return {};
    // A copy, because the properties may be computed, and others on the next reading.
    const copy = isRecord(given) ? { ...given } : {};
    const isStyle = isRecordOf(given, Object.keys(copy));
    const reasons = isStyle ? checkStyle(copy, node.name) : [describeOther(given, node.name)];
    for (const reason of reasons) problems.push(toProblem(malformedRequest, node.name, { reason }));
    return makeReadable(copy);
  });
  throwProblems(problems);
  return styles;
}

function makeReadable(style: NodeStyle): NodeStyle {
  const { fill, color } = style;
  return typeof fill === "string" && color === undefined ? { ...style, color: readableOn(fill) } : { ...style };
}

function describeOther(given: unknown, name: string): string {
  const isPromise = isRecord(given) && typeof given["then"] === "function";
  if (isPromise) return `The style of the node ${quote(name)} is a promise; give a function that is not async.`;
  return `The style of the node ${quote(name)} is ${describeKind(given)}; return an object like \`{ fill: "#ffe8cc" }\`, or nothing.`;
}

function checkStyle(given: Values, name: string): readonly string[] {
  const of = `of the node ${quote(name)}`;
  return Object.entries(given).flatMap(([property, value]) => {
    if (!PROPERTIES.includes(property)) {
      const nearest = findNearest(property, PROPERTIES);
      const advice =
        nearest === null ? `A style has ${PROPERTIES.map(quote).join(", ")}.` : `Did you mean ${quote(nearest)}?`;
      return [`The style ${of} has no ${quote(property)}. ${advice}`];
    }
    if (value === undefined) return [];
    if (property === "label")
      return typeof value === "string" ? [] : [`The label ${of} is ${describeKind(value)}; return a string.`];
    return typeof value === "string" && /^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i.test(value)
      ? []
      : [
          `The ${quote(property)} ${of} is ${typeof value === "string" ? quote(value) : describeKind(value)}; return a colour like \`#fc0\` or \`#ffcc00\`.`,
        ];
  });
}
