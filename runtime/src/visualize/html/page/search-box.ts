/** The search box. */
import { LOOKS } from "../../drawing/shapes.js";
import { getElement, getElementOf, toElement } from "./element.js";
import type { Explorer } from "./explorer.js";
import { readSearchQuery, searchNodes } from "./search-query.js";

/** More hits than this are counted, not listed. */
const MAX_HITS = 50;

/** Answers what is typed, and goes where Enter or a click says. */
export function listenToSearch(explorer: Explorer): void {
  const input = getElementOf("query", HTMLInputElement);
  const list = getElement("hits");
  let hits: readonly number[] = [];
  let active = 0;
  const close = (): void => {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const go = (node: number | undefined): void => {
    if (node === undefined) return;
    close();
    explorer.goTo(node);
    getElement("canvas").focus();
  };
  const activate = (at: number): void => {
    active = Math.max(0, Math.min(hits.length - 1, at));
    [...list.querySelectorAll("[role=option]")].forEach((option, index) => {
      option.setAttribute("aria-selected", String(index === active));
      if (index === active) option.scrollIntoView({ block: "nearest" });
    });
    if (hits.length > 0) input.setAttribute("aria-activedescendant", `hit-${active}`);
  };
  const search = (): void => {
    const terms = readSearchQuery(input.value);
    const found = searchNodes(explorer.model.nodes, terms);
    hits = found.slice(0, MAX_HITS).map(({ node }) => node);
    const options = hits.map((node, at) => {
      const { name, kind, type, module } = explorer.model.nodes[node]!;
      const detail = [LOOKS[kind].meaning, type, ...(module === null ? [] : [module])].filter(Boolean).join(" · ");
      const attributes = { role: "option", id: `hit-${at}` };
      return toElement("li", { attributes, onClick: () => go(node) }, name, toElement("small", {}, detail));
    });
    const rest = found.length - hits.length;
    const words = found.length === 0 ? "Nothing found" : rest > 0 ? `and ${rest} more` : "";
    const note =
      words === "" ? [] : [toElement("li", { attributes: { role: "presentation" } }, toElement("small", {}, words))];
    list.replaceChildren(...options, ...note);
    list.hidden = terms.length === 0;
    input.setAttribute("aria-expanded", String(!list.hidden));
    if (terms.length > 0) explorer.said.emit(`${found.length} nodes found`);
    activate(0);
  };
  input.addEventListener("input", search);
  // The hits are indexes of nodes, which are others now.
  explorer.dataChanged.listen(() => {
    if (!list.hidden) search();
    else hits = [];
  });
  input.addEventListener("focus", () => {
    if (input.value !== "") search();
  });
  input.addEventListener("blur", () => setTimeout(close, 200));
  input.addEventListener("keydown", (event) => {
    switch (event.key) {
      case "ArrowDown":
        activate(active + 1);
        break;
      case "ArrowUp":
        activate(active - 1);
        break;
      case "Enter":
        if (list.hidden) search();
        go(hits[active]);
        break;
      case "Escape":
        if (list.hidden) input.value = "";
        close();
        break;
      default:
        return;
    }
    event.preventDefault();
    event.stopPropagation();
  });
}
