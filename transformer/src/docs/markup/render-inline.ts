/** Renders the text within a block of documentation: code, links to nodes, and addresses. */
import { html, type Markup } from "./markup.js";

/** Finds the address of the page of a node by its name; null if there is none. */
export type FindLink = (name: string) => string | null;

/**
 * Code in backticks, `{@link name}` or `{@link name text}`, `**bold**`, and addresses of the web. Every repetition is
 * bounded, or can only be tried from one place, so that no text takes quadratic time.
 */
const PART =
  /(?<!`)(`{1,3})(?!`)([^\n]*?[^`\n])\1(?!`)|\{@link(?:code|plain)?\s{1,20}([^\s}|]{1,200})(?=[\s|}])[\s|]{0,20}([^}\n]{0,200})\}|\*\*([^*\n]{1,200})\*\*|(https?:\/\/[^\s<>"'`{}|\\^]{1,500}[^\s<>"'`{}|\\^.,;:!?)\]])/g;

/** Renders a text. What has no meaning stays as it is. */
export function renderInline(text: string, findLink: FindLink): readonly (Markup | string)[] {
  const parts: (Markup | string)[] = [];
  let end = 0;
  for (const match of text.matchAll(PART)) {
    const [whole, , code, target, label, bold, address] = match;
    parts.push(text.slice(end, match.index));
    end = match.index + whole.length;
    if (code !== undefined) parts.push(toCode(code.trim(), findLink(code.trim())));
    else if (bold !== undefined) parts.push(html`<strong>${bold}</strong>`);
    else if (target !== undefined) parts.push(toLink(target, label?.trim() ?? "", findLink));
    else if (address !== undefined) parts.push(html`<a href="${address}" rel="noopener noreferrer">${address}</a>`);
  }
  parts.push(text.slice(end));
  return parts;
}

function toCode(code: string, link: string | null): Markup {
  return link === null ? html`<code>${code}</code>` : html`<a href="${link}"><code>${code}</code></a>`;
}

function toLink(target: string, label: string, findLink: FindLink): Markup {
  const text = label === "" ? target : label;
  if (/^https?:\/\//.test(target)) return html`<a href="${target}" rel="noopener noreferrer">${text}</a>`;
  return toCode(text, findLink(target));
}
