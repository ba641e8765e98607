/** The list of problems. */
import { getElement, toElement } from "./element.js";
import type { PageProblem } from "../page-data.js";
import { appendPaged } from "./append-paged.js";
import type { Explorer } from "./explorer.js";
import { keepPlace } from "./keep-place.js";
import { toProblemElement } from "./node-facts.js";

/** Keeps the button and the list of problems up to date. */
export function showProblems(explorer: Explorer): void {
  const button = getElement("problems-button");
  const list = getElement("problems");
  const update = (): void => {
    const { problems } = explorer;
    const errors = problems.filter(({ severity }) => severity === "error").length;
    button.hidden = problems.length === 0;
    button.className = errors > 0 ? "error" : "warning";
    button.textContent = `${problems.length} problem${problems.length === 1 ? "" : "s"}`;
    if (problems.length === 0) list.hidden = true;
    const items = problems.map((problem, index) => () => toItem(explorer, problem, index));
    keepPlace(list, () => {
      list.replaceChildren(toElement("h2", {}, "Problems"));
      appendPaged(list, items);
    });
  };
  button.addEventListener("click", () => {
    list.hidden = !list.hidden;
    button.setAttribute("aria-expanded", String(!list.hidden));
  });
  explorer.dataChanged.listen(update);
  explorer.problemsChanged.listen(update);
  update();
}

function toItem(explorer: Explorer, problem: PageProblem, index: number): HTMLElement {
  const node = explorer.model.indexes.get(problem.node);
  const element = toProblemElement(problem);
  if (node === undefined) return element;
  const attributes = { type: "button", "data-key": `problem ${index} ${problem.node}` };
  const go = toElement("button", { attributes, onClick: () => explorer.goTo(node) }, problem.node);
  element.append(toElement("div", { attributes: { class: "nodes" } }, go));
  return element;
}
