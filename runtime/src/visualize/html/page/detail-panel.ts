/** The panel about the selected node. */
import { copyMermaid } from "./copy-mermaid.js";
import { getElement, toElement } from "./element.js";
import type { Explorer } from "./explorer.js";
import { keepPlace } from "./keep-place.js";
import { toFacts, toProblemElement } from "./node-facts.js";

/** Numbers of hops that can be chosen. */
const HOPS = [1, 2, 3, Infinity] as const;

/** Longer lists of neighbours begin with these, and open on a click. */
const MANY = 50;

/** Fills the panel whenever another node is selected. */
export function showDetails(explorer: Explorer): void {
  const panel = getElement("panel");
  let shown: string | null = null;
  let isOld = false;
  explorer.selectionChanged.listen(() => {
    const name = explorer.model.nodes[explorer.selected]?.name ?? null;
    const isSame = name === shown && !panel.hidden;
    // Another number of hops leaves the panel scrolled and focused as it is.
    if (isSame && !isOld) updateHops(panel, explorer);
    else if (isSame) keepPlace(panel, () => fill(panel, explorer));
    else fill(panel, explorer);
    [shown, isOld] = [name, false];
  });
  explorer.dataChanged.listen(() => {
    isOld = true;
  });
  explorer.problemsChanged.listen(() => {
    panel.querySelector("[data-part=problems]")?.replaceWith(toProblemPart(explorer));
  });
}

function fill(panel: HTMLElement, explorer: Explorer): void {
  const { selected, model } = explorer;
  const node = model.nodes[selected];
  panel.hidden = node === undefined;
  panel.replaceChildren();
  if (node === undefined) return;
  const close = toElement(
    "button",
    { attributes: { type: "button", "aria-label": "Close", "data-key": "close" }, onClick: () => explorer.select(-1) },
    "×",
  );
  panel.append(
    toElement("header", {}, toElement("h2", {}, node.name), close),
    toElement("div", { attributes: { class: "type", "data-part": "type" } }, node.type),
    toProblemPart(explorer),
    ...(node.documentation === ""
      ? []
      : [toElement("p", { attributes: { class: "documentation" } }, node.documentation)]),
    toFacts(node),
    toElement("h3", {}, "Emphasise"),
    toHops(explorer),
    toActions(explorer),
    ...toNeighbours(explorer, "upstream"),
    ...toNeighbours(explorer, "downstream"),
  );
  panel.scrollTop = 0;
  updateHops(panel, explorer);
}

function toProblemPart({ selected, model, problems }: Explorer): HTMLElement {
  const own = problems.filter(({ node }) => node === model.nodes[selected]?.name);
  return toElement("div", { attributes: { "data-part": "problems" } }, ...own.map(toProblemElement));
}

function toHops(explorer: Explorer): HTMLElement {
  const buttons = HOPS.map((hops) =>
    toElement(
      "button",
      {
        attributes: { type: "button", "data-hops": String(hops), "data-key": `hops ${hops}` },
        onClick: () => explorer.setHops(hops),
      },
      hops === Infinity ? "all" : String(hops),
    ),
  );
  return toElement("div", { attributes: { class: "chips", role: "group", "aria-label": "Hops" } }, ...buttons, "hops");
}

function updateHops(panel: HTMLElement, { hops, path }: Explorer): void {
  for (const button of panel.querySelectorAll<HTMLElement>("[data-hops]"))
    button.setAttribute("aria-pressed", String(path === null && button.dataset["hops"] === String(hops)));
}

function toActions(explorer: Explorer): HTMLElement {
  const target = toElement("input", {
    attributes: {
      "aria-label": "Path to",
      placeholder: "Path to…",
      list: "names",
      size: "12",
      id: "path-to",
      "data-key": "path-to",
    },
  });
  const names = toElement("datalist", { attributes: { id: "names" } });
  target.addEventListener("input", () => {
    const text = target.value.toLowerCase();
    const found = explorer.model.nodes.filter(({ name }) => name.toLowerCase().includes(text)).slice(0, 20);
    names.replaceChildren(...found.map(({ name }) => toElement("option", { attributes: { value: name } })));
  });
  target.addEventListener("change", () => {
    const to = explorer.model.indexes.get(target.value.trim());
    if (to !== undefined) explorer.showPath(to);
    else if (target.value.trim() !== "") explorer.said.emit(`There is no node ${target.value.trim()}`);
  });
  const button = (text: string, onClick: () => void): HTMLElement =>
    toElement("button", { attributes: { type: "button", "data-key": text }, onClick }, text);
  return toElement(
    "div",
    { attributes: { class: "row" } },
    target,
    names,
    button("Only this", () => explorer.isolate()),
    button("Show all", () => explorer.showAll()),
    button("Copy as Mermaid", () => void copyMermaid(explorer)),
  );
}

function toNeighbours(explorer: Explorer, side: "upstream" | "downstream"): readonly HTMLElement[] {
  const { model, selected } = explorer;
  const neighbours = model[side][selected] ?? [];
  const list = toElement("ul", { attributes: { class: "nodes", "data-part": side } });
  const toItem = (index: number): HTMLElement => {
    const { name, type } = model.nodes[index]!;
    const button = toElement(
      "button",
      { attributes: { type: "button", "data-key": `${side} ${name}` }, onClick: () => explorer.goTo(index) },
      name,
      toElement("small", {}, type),
    );
    return toElement("li", {}, button);
  };
  list.append(...neighbours.slice(0, MANY).map(toItem));
  if (neighbours.length > MANY) {
    const more = toElement("button", { attributes: { type: "button" } }, `${neighbours.length - MANY} more…`);
    const item = toElement("li", {}, more);
    more.addEventListener("click", () => item.replaceWith(...neighbours.slice(MANY).map(toItem)));
    list.append(item);
  }
  const words = side === "upstream" ? "Needs" : "Used by";
  return [toElement("h3", {}, `${words} (${neighbours.length})`), list];
}
