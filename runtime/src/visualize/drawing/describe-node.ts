/** Describes a node in a few lines of text, for tooltips. */
import type { ExportedNode } from "../../lineage/execution-export.js";
import type { DrawnNode } from "./drawing.js";
import { LOOKS } from "./shapes.js";

/** The characters that are shown of a documentation. */
const LONGEST = 2000;

/** Describes a node: its name and type, what it is and where, and its documentation. */
export function describeNode({ name, kind, type, exported }: DrawnNode): string {
  if (exported === null) return type === "" ? name : `${name}: ${type}`;
  const { documentation } = exported;
  const text = documentation.length > LONGEST ? `${documentation.slice(0, LONGEST)}…` : documentation;
  const lines = [
    exported.type === "" ? name : `${name}: ${exported.type}`,
    [LOOKS[kind].meaning, describeOrigin(exported), exported.source ?? ""].filter(Boolean).join(" · "),
    ...describeModifiers(exported),
    ...(text === "" ? [] : ["", text]),
  ];
  return lines.join("\n");
}

function describeOrigin({ madeFrom }: ExportedNode): string {
  if (madeFrom === null) return "";
  const { of, as } = madeFrom;
  return as.length === 0 ? `from ${of}` : `from ${of} (${as.join(", ")})`;
}

function describeModifiers({ modifiers, fanOut, name }: ExportedNode): readonly string[] {
  return [
    ...(modifiers.length === 0 ? [] : [`modifiers: ${modifiers.join(", ")}`]),
    ...(fanOut === null || fanOut === name ? [] : [`once per item of ${fanOut}`]),
  ];
}
