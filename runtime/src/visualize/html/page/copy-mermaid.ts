/** Copies what is shown as Mermaid. */
import { toMermaid } from "../../mermaid/to-mermaid.js";
import { toElement } from "./element.js";
import type { Explorer } from "./explorer.js";

/** The text of the emphasised nodes, or else of all that are shown. */
export function toMermaidText(explorer: Explorer): string {
  const { model, settings, shown } = explorer;
  const { exported } = model;
  const kept = explorer.emphasised() ?? shown;
  const isKept = (name: string): boolean => kept === null || kept.has(model.indexes.get(name) ?? -1);
  const part = {
    ...exported,
    nodes: exported.nodes.filter(({ name }) => isKept(name)),
    edges: exported.edges.filter(({ from, to }) => isKept(from) && isKept(to)),
  };
  const { orientation, showTypes, showTags, grouping, inputs } = settings;
  const groupBy = grouping === "subdagOrModule" ? "subdag" : grouping;
  return toMermaid(part, {
    orientation,
    showTypes,
    showTags,
    hideInputs: inputs === "hidden",
    deduplicateInputs: inputs === "repeated",
    ...(groupBy === "none" ? {} : { groupBy }),
  });
}

/** Puts the text into the clipboard; if the browser refuses, selects it in a field to be copied. */
export async function copyMermaid(explorer: Explorer): Promise<void> {
  const text = toMermaidText(explorer);
  try {
    await navigator.clipboard.writeText(text);
    explorer.said.emit("Copied as Mermaid");
  } catch {
    const area = toElement("textarea", { attributes: { "aria-label": "Mermaid", rows: "16", cols: "60", readonly: "" } });
    area.value = text;
    const dialog = toElement("dialog", {}, toElement("p", {}, "Copy this text:"), area);
    const close = toElement("button", { attributes: { type: "button" }, onClick: () => dialog.close() }, "Close");
    dialog.append(toElement("p", {}, close));
    dialog.addEventListener("close", () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
    area.select();
  }
}
