/** Makes and finds elements of the page. */

/** Attributes, and what is called on a click. */
export interface ElementOptions {
  /** Attributes by name. */
  readonly attributes?: Readonly<Record<string, string>>;
  /** Is called on a click. */
  readonly onClick?: (event: MouseEvent) => void;
}

/** Makes an element. Texts stay texts, whatever they contain. */
export function toElement<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  { attributes = {}, onClick }: ElementOptions = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
  if (onClick !== undefined) element.addEventListener("click", onClick as EventListener);
  element.append(...children);
  return element;
}

/** Finds an element of the page's own markup. */
export function getElement<Kind extends HTMLElement = HTMLElement>(id: string): Kind {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`The page has no element #${id}. This is a bug in Icosian.`);
  // A cast because the markup is ours.
  return element as Kind;
}
