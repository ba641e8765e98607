/** Prints what a reader of a page sees, for snapshots that a person can review. */

/** Elements that begin a line, with what stands before their text. */
const LINES: Readonly<Record<string, string>> = {
  h1: "# ",
  h2: "## ",
  p: "",
  li: "- ",
  dt: "",
  dd: "  ",
  tr: "| ",
  pre: "    ",
  figcaption: "",
  svg: "",
  div: "",
};

/** The text of an element, a line per block; links as `[text](address)`, and pictures by what describes them. */
export function outline(root: Element): string {
  const pieces: string[] = [];
  // A stack of nodes and of texts that follow them.
  const open: (Node | string)[] = [root];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next === "string") pieces.push(next);
    else if (next.nodeType === 3) pieces.push(next.textContent!.replaceAll(/\s+/g, " "));
    else if (next.nodeType === 1) open.push(...toPieces(next as Element).reverse());
  }
  return `${pieces
    .join("")
    .split("\n")
    .map((line) => line.replaceAll(/ +/g, " ").trimEnd())
    .filter((line) => line.trim() !== "" && line.trim() !== "-")
    .join("\n")}\n`;
}

function toPieces(element: Element): (Node | string)[] {
  const name = element.localName;
  const children = [...element.childNodes];
  if (name === "svg") return [`\n(${element.getAttribute("aria-label")})\n`];
  if (name === "img") return [`\n(${element.getAttribute("alt")}: ${element.getAttribute("src")})\n`];
  if (name === "a") return ["[", ...children, `](${element.getAttribute("href")})`];
  if (name === "td" || name === "th") return [...children, " | "];
  if (name === "code" && element.parentElement?.localName !== "pre") return ["`", ...children, "`"];
  const before = LINES[name];
  return before === undefined ? children : [`\n${before}`, ...children, "\n"];
}
