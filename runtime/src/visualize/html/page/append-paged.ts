/** Makes the elements of long lists as they are asked for. */
import { toElement } from "./element.js";

/** Elements that are made at a time; the rest follows on a click. */
const PAGE = 100;

/**
 * Appends the first items, and a button for the next ones.
 *
 * @param around - Puts the button into an element that the list may contain.
 */
export function appendPaged(
  list: HTMLElement,
  items: readonly (() => HTMLElement)[],
  around: (more: HTMLElement) => HTMLElement = (more) => more,
): void {
  list.append(...items.slice(0, PAGE).map((make) => make()));
  const rest = items.slice(PAGE);
  if (rest.length === 0) return;
  const more = toElement("button", { attributes: { type: "button" } }, `${rest.length} more…`);
  const item = around(more);
  more.addEventListener("click", () => {
    item.remove();
    const before = list.childElementCount;
    appendPaged(list, rest, around);
    list.children[before]?.querySelector("button")?.focus();
  });
  list.append(item);
}
