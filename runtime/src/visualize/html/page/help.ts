/** The help. */
import { getElement, toElement } from "./element.js";

const KEYS: readonly (readonly [keys: string, meaning: string])[] = [
  ["drag, wheel", "move the picture"],
  ["pinch, ctrl + wheel, + −", "zoom"],
  ["0", "show everything"],
  ["/", "search: name, type:number, tag:pii, tag:owner=ann, module:src/x.ts, kind:input"],
  ["click", "select a node; open or close a group by its title"],
  ["arrow keys", "move to a neighbour along edges, or to a sibling"],
  ["shift + arrow keys", "move the picture"],
  ["Enter", "open or close a group; go to the details of a node"],
  ["Escape", "clear the selection"],
  ["?", "this help"],
];

/** Fills the help. */
export function fillHelp(): void {
  const help = getElement<HTMLDialogElement>("help");
  const rows = KEYS.map(([keys, meaning]) =>
    toElement("tr", {}, toElement("td", {}, toElement("kbd", {}, keys)), toElement("td", {}, meaning)),
  );
  const close = toElement("button", { attributes: { type: "button" }, onClick: () => help.close() }, "Close");
  help.append(toElement("h2", {}, "Keys"), toElement("table", {}, ...rows), close);
}
