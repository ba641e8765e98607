/** HTML that is safe by construction: what is put into a template is text unless a template made it. */
import { escapeXml } from "@icosian/runtime/tooling";

/** A piece of HTML. Only the templates in this file make it. */
export class Markup {
  readonly #text: string;

  private constructor(text: string) {
    this.#text = text;
  }

  /** Joins the parts of a template with its values. */
  static join(parts: readonly string[], values: readonly MarkupValue[]): Markup {
    const pieces = parts.map((part, index) => (index === 0 ? part : `${toText(values[index - 1])}${part}`));
    return new Markup(pieces.join(""));
  }

  /** Returns the HTML as text. */
  toString(): string {
    return this.#text;
  }
}

/** What can be put into a template: HTML, text, or a list of both. Null and undefined leave nothing. */
export type MarkupValue = MarkupPart | readonly MarkupPart[];

type MarkupPart = Markup | string | number | null | undefined;

/**
 * Makes HTML. Values are escaped for texts and for attributes in double quotes; they must stand nowhere else.
 *
 * @example
 * html`<a href="${address}">${name}</a>`;
 */
export function html(parts: TemplateStringsArray, ...values: readonly MarkupValue[]): Markup {
  return Markup.join(toTight(parts), values);
}

const tight = new WeakMap<TemplateStringsArray, readonly string[]>();

/** The parts of a template without the indentation of its source. Values keep all their white space. */
function toTight(parts: TemplateStringsArray): readonly string[] {
  const known = tight.get(parts) ?? parts.map((part) => part.replaceAll(/\n\s+/g, "\n"));
  tight.set(parts, known);
  return known;
}

function toText(value: MarkupValue): string {
  if (value === null || value === undefined) return "";
  if (value instanceof Markup) return value.toString();
  if (typeof value === "string") return escapeXml(value);
  if (typeof value === "number") return String(value);
  return value.map(toText).join("");
}
