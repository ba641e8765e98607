/** Reads a site as a browser does: parses its pages and follows its links. */
import { posix } from "node:path";
import { JSDOM } from "jsdom";

/** The files of a site by path. */
export type Site = ReadonlyMap<string, string>;

/** The pages of a site: its HTML files, but those that explore graphs, which another package makes. */
export function pagesOf(site: Site): readonly (readonly [path: string, text: string])[] {
  return [...site].filter(([path]) => path.endsWith(".html") && !path.endsWith(".graph.html"));
}

/** Parses a page. */
export function parsePage(text: string): Document {
  return new JSDOM(text).window.document;
}

/** What is wrong with the links and pictures of a site: those that lead nowhere in it. */
export function findDeadLinks(site: Site): readonly string[] {
  const documents = new Map(pagesOf(site).map(([path, text]) => [path, parsePage(text)]));
  return [...documents].flatMap(([path, document]) => {
    const elements = [...document.querySelectorAll("[href], [src]")];
    const addresses = elements.map((element) => (element.getAttribute("href") ?? element.getAttribute("src"))!);
    return addresses.filter((address) => !leads(address, path)).map((address) => `${path}: ${address}`);
  });

  function leads(address: string, from: string): boolean {
    if (/^https?:\/\//.test(address)) return true;
    const [file = "", anchor = ""] = decodeURI(address).split("#");
    const path = file === "" ? from : posix.join(posix.dirname(from), file);
    return site.has(path) && (anchor === "" || documents.get(path)?.getElementById(anchor) != null);
  }
}

/** What users' texts must never become: elements and attributes that the pages do not have by themselves. */
export function findIntruders(document: Document): readonly string[] {
  return [...document.querySelectorAll("*")].flatMap((element) => {
    const name = element.localName;
    const attributes = [...element.attributes].filter(
      ({ name: key, value }) =>
        /^on|^style$|^srcdoc$/i.test(key) || (/href|src/i.test(key) && /^\s*(?!https?:)[a-z]+:/i.test(value)),
    );
    return [
      ...(ELEMENTS.has(name) ? [] : [name]),
      ...(name === "script" && element.textContent !== "" ? ["script with text"] : []),
      ...attributes.map((each) => `${name} ${each.name}`),
    ];
  });
}

const ELEMENTS: ReadonlySet<string> = new Set(
  (
    "html head meta title link script body a header div input kbd p nav ul li main ol article h1 h2 pre code section " +
    "figure figcaption svg g path rect text dl dt dd aside small table thead tbody tr th td b strong span img"
  ).split(" "),
);
