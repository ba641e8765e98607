/** Keeps the place of a reader in a part of the page that is filled anew. */

/**
 * Lets a change fill an area anew; its scroll position, the focus, and what has been typed stay. What may have the focus
 * or a text is known again by its `data-key`.
 */
export function keepPlace(area: HTMLElement, change: () => void): void {
  const { scrollTop } = area;
  const active = document.activeElement;
  const focused = active instanceof HTMLElement && area.contains(active) ? active.dataset["key"] : undefined;
  const typed = new Map(inputsOf(area).map(({ dataset, value }) => [dataset["key"], value]));
  change();
  for (const input of inputsOf(area)) input.value = typed.get(input.dataset["key"]) ?? "";
  area.scrollTop = scrollTop;
  if (focused === undefined) return;
  const again = [...area.querySelectorAll<HTMLElement>("[data-key]")].find(({ dataset }) => dataset["key"] === focused);
  again?.focus({ preventScroll: true });
}

function inputsOf(area: HTMLElement): readonly HTMLInputElement[] {
  return [...area.querySelectorAll<HTMLInputElement>("input[data-key]")];
}
