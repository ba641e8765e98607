/** The graph as a list, which screen readers can read: groups, and nodes as buttons. */
import { appendPaged } from "./append-paged.js";
import { toSpokenNode } from "./spoken-node.js";
import { getElement, toElement } from "./element.js";
import type { Explorer } from "./explorer.js";
import { keepPlace } from "./keep-place.js";

/** Fills the list when it is opened. */
export function showOutline(explorer: Explorer): void {
  const button = getElement("outline-button");
  const outline = getElement("outline");
  button.addEventListener("click", () => {
    outline.hidden = !outline.hidden;
    button.setAttribute("aria-expanded", String(!outline.hidden));
    if (outline.hidden) return;
    fill(outline, explorer);
    outline.querySelector("button")?.focus();
  });
  outline.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    // The selection stays.
    event.stopPropagation();
    button.click();
    button.focus();
  });
  explorer.dataChanged.listen(() => {
    if (!outline.hidden) fill(outline, explorer);
  });
  explorer.contentChanged.listen(() => {
    if (!outline.hidden) fill(outline, explorer);
  });
}

function fill(outline: HTMLElement, explorer: Explorer): void {
  keepPlace(outline, () => outline.replaceChildren(toList(explorer)));
}

function toList(explorer: Explorer): HTMLElement {
  const { groups, groupOf } = explorer.tree;
  // One pass over both, because searching the members of each group would be quadratic.
  const childGroups = new Map<number, number[]>();
  const childNodes = new Map<number, number[]>();
  const add = (lists: Map<number, number[]>, parent: number, child: number): void => {
    const list = lists.get(parent);
    if (list === undefined) lists.set(parent, [child]);
    else list.push(child);
  };
  groups.forEach(({ parent }, group) => add(childGroups, parent, group));
  groupOf.forEach((parent, node) => {
    if (explorer.shown === null || explorer.shown.has(node)) add(childNodes, parent, node);
  });
  const lists = new Map<number, HTMLElement>();
  for (const group of [-1, ...groups.keys()]) {
    const isOpen = group < 0 || explorer.expanded.has(groups[group]!.id);
    const list = toElement("ul", { attributes: { class: "nodes" } });
    lists.set(group, list);
    if (!isOpen) continue;
    for (const child of childGroups.get(group) ?? []) list.append(toGroupItem(explorer, child));
    appendPaged(
      list,
      (childNodes.get(group) ?? []).map((node) => () => toNodeItem(explorer, node)),
      (more) => toElement("li", {}, more),
    );
  }
  for (const [group, list] of lists)
    if (group >= 0 && list.childElementCount > 0) {
      const parent = lists.get(groups[group]!.parent);
      const at = (childGroups.get(groups[group]!.parent) ?? []).indexOf(group);
      parent?.children[at]?.append(list);
    }
  return lists.get(-1)!;
}

function toGroupItem(explorer: Explorer, group: number): HTMLElement {
  const { id, label, size } = explorer.tree.groups[group]!;
  const isOpen = explorer.expanded.has(id);
  const attributes = { type: "button", class: "group", "aria-expanded": String(isOpen), "data-key": id };
  const button = toElement(
    "button",
    { attributes, onClick: () => explorer.toggleGroup(group) },
    label,
    toElement("small", {}, `${size} nodes`),
  );
  return toElement("li", {}, button);
}

function toNodeItem(explorer: Explorer, node: number): HTMLElement {
  const { name, type } = explorer.model.nodes[node]!;
  const attributes = { type: "button", "aria-label": toSpokenNode(explorer.model, node), "data-key": `node ${name}` };
  const button = toElement(
    "button",
    { attributes, onClick: () => explorer.goTo(node) },
    name,
    toElement("small", {}, type),
  );
  return toElement("li", {}, button);
}
