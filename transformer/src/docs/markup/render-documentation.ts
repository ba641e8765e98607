/** Renders documentation comments: paragraphs, lists, code and the tags of JSDoc. Everything else is text. */
import { html, type Markup } from "./markup.js";
import { renderInline, type FindLink } from "./render-inline.js";

/** One block of a documentation. */
type Block =
  | { readonly kind: "paragraph"; readonly lines: string[] }
  | { readonly kind: "code"; readonly lines: string[] }
  | { readonly kind: "list"; readonly isOrdered: boolean; readonly items: string[][] }
  | { readonly kind: "tags"; readonly items: { readonly tag: string; readonly lines: string[] }[] };

const FENCE = /^\s*```/;
const ITEM = /^\s*(?:[-*+]|(\d+)[.)])\s+(.*)$/;
const TAG = /^\s*@([A-Za-z][\w.-]*)\s*(.*)$/;

/**
 * Renders a documentation. O(length).
 *
 * @param findLink - Finds the address of a node that code in backticks or `{@link …}` names.
 */
export function renderDocumentation(text: string, findLink: FindLink): readonly Markup[] {
  return toBlocks(text).map((block) => {
    switch (block.kind) {
      case "paragraph":
        return html`<p>${renderInline(block.lines.join("\n"), findLink)}</p> `;
      case "code":
        return html`<pre><code>${block.lines.join("\n")}</code></pre> `;
      case "list": {
        const items = block.items.map((lines) => html`<li>${renderInline(lines.join("\n"), findLink)}</li>`);
        return block.isOrdered
          ? html`<ol>
              ${items}
            </ol> `
          : html`<ul>
              ${items}
            </ul> `;
      }
      case "tags":
        return html`<dl class="jsdoc">${block.items.map((item) => renderTag(item, findLink))}</dl> `;
    }
  });
}

/** A summary is looked for in so many characters. */
const SUMMARY_SOURCE = 2000;

/** The first sentence of a documentation, as plain text for lists; empty if it has none. O(1), whatever the length. */
export function summarise(text: string): string {
  const [first] = toBlocks(text.slice(0, SUMMARY_SOURCE));
  if (first?.kind !== "paragraph") return "";
  const line = first.lines
    .join(" ")
    .replaceAll(/\{@link(?:code|plain)?\s{1,20}([^\s}|]{1,200})[^}]{0,200}\}|`/g, "$1")
    .replaceAll(/\s+/g, " ")
    .trim();
  const sentence = /^.*?[.!?](?=\s+\p{Lu}|$)/u.exec(line)?.[0] ?? line;
  return sentence.length > 180 ? `${sentence.slice(0, 179).trimEnd()}…` : sentence;
}

function toBlocks(text: string): readonly Block[] {
  const blocks: Block[] = [];
  let isOpen = false;
  let isCode = false;
  for (const line of text.split(/\r\n|[\n\r\u2028\u2029]/)) {
    const last = blocks.at(-1);
    if (FENCE.test(line)) {
      if (!isCode) blocks.push({ kind: "code", lines: [] });
      isCode = !isCode;
      isOpen = false;
    } else if (isCode && last?.kind === "code") last.lines.push(line);
    else if (line.trim() === "") isOpen = false;
    else {
      addLine(blocks, line, isOpen);
      isOpen = true;
    }
  }
  return blocks;
}

/** Adds a line that is not a part of a block of code. */
function addLine(blocks: Block[], line: string, isOpen: boolean): void {
  const last = blocks.at(-1);
  const [, tag, rest = ""] = TAG.exec(line) ?? [];
  if (tag !== undefined) {
    const item = { tag, lines: rest === "" ? [] : [rest] };
    if (last?.kind === "tags") last.items.push(item);
    else blocks.push({ kind: "tags", items: [item] });
    return;
  }
  const [, number, content] = ITEM.exec(line) ?? [];
  if (content !== undefined && last?.kind !== "tags") {
    const isOrdered = number !== undefined;
    if (last?.kind === "list" && last.isOrdered === isOrdered) last.items.push([content]);
    else blocks.push({ kind: "list", isOrdered, items: [[content]] });
    return;
  }
  if (isOpen && last?.kind === "paragraph") last.lines.push(line);
  // What is indented goes on with the item above it, even after an empty line.
  else if (last?.kind === "list" && (isOpen || /^\s/.test(line))) last.items.at(-1)!.push(line.trim());
  else if (last?.kind === "tags" && (isOpen || /^\s/.test(line))) last.items.at(-1)!.lines.push(line.trim());
  else blocks.push({ kind: "paragraph", lines: [line] });
}

function renderTag(
  { tag, lines }: { readonly tag: string; readonly lines: readonly string[] },
  findLink: FindLink,
): Markup {
  const text = lines.join("\n");
  const [, name, rest = ""] =
    tag === "param" || tag === "template" ? (/^(\[?[\w$.]+[^\s\]]*\]?)\s*-?\s*([\s\S]*)$/.exec(text) ?? []) : [];
  if (name === undefined)
    return html`<dt>${toWords(tag)}</dt>
      <dd>${renderInline(text, findLink)}</dd>`;
  return html`<dt>${toWords(tag)} <code>${name}</code></dt>
    <dd>${renderInline(rest, findLink)}</dd>`;
}

/** The words for the tags that are common. */
const WORDS: Readonly<Record<string, string>> = {
  param: "Parameter",
  returns: "Returns",
  return: "Returns",
  throws: "Throws",
  see: "See",
  example: "Example",
  deprecated: "Deprecated",
  since: "Since",
  remarks: "Remarks",
  template: "Type parameter",
};

function toWords(tag: string): string {
  return Object.hasOwn(WORDS, tag) ? WORDS[tag]! : `@${tag}`;
}
