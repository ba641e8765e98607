/** Reads pictures with the parsers of others: Mermaid's own, Graphviz, and a strict parser of XML. */
import { Graphviz } from "@hpcc-js/wasm-graphviz";
import { JSDOM } from "jsdom";
import type mermaid from "mermaid";

const { window } = new JSDOM("");

/** What Mermaid reads from a text. */
export interface MermaidReading {
  /** The lines of each label, by the id of its node. */
  readonly labels: ReadonlyMap<string, readonly string[]>;
  /** The titles of the boxes, by their ids. */
  readonly boxes: ReadonlyMap<string, string>;
  /** The edges, as `n0 n1` with the kind of line. */
  readonly edges: readonly string[];
  /** The classes of each node. */
  readonly classes: ReadonlyMap<string, readonly string[]>;
}

/** What this file uses of a flowchart's data. */
interface FlowData {
  getVertices(): ReadonlyMap<string, { readonly text?: string; readonly classes: readonly string[] }>;
  getSubGraphs(): readonly { readonly id: string; readonly title: string }[];
  getEdges(): readonly { readonly start: string; readonly end: string; readonly stroke: string }[];
}

let loading: Promise<typeof mermaid> | null = null;

function loadMermaid(): Promise<typeof mermaid> {
  // Mermaid looks for a browser when it is loaded.
  Object.assign(globalThis, { window, document: window.document });
  loading ??= import("mermaid").then((module) => module.default);
  return loading;
}

/**
 * Reads a text as Mermaid does.
 *
 * @throws Error if Mermaid does.
 */
export async function readMermaid(text: string): Promise<MermaidReading> {
  const parser = await loadMermaid();
  await parser.parse(text);
  const { db } = await parser.mermaidAPI.getDiagramFromText(text);
  // A cast because Mermaid does not publish the types of its diagrams.
  const data = db as unknown as FlowData;
  const vertices = [...data.getVertices()];
  return {
    labels: new Map(vertices.map(([id, { text: label = "" }]) => [id, label.split(/<br\s*\/?>/).map(decode)])),
    boxes: new Map(data.getSubGraphs().map(({ id, title }) => [id, decode(title)])),
    edges: data.getEdges().map(({ start, end, stroke }) => `${start} ${end} ${stroke}`),
    classes: new Map(vertices.map(([id, { classes }]) => [id, classes])),
  };
}

/** What Mermaid's renderer does with the entities of a label, after its parser has marked them; and then a browser. */
function decode(label: string): string {
  const html = label.replaceAll("ﬂ°°", "&#").replaceAll("ﬂ°", "&").replaceAll("¶ß", ";");
  if (/[<>"]/.test(html)) throw new Error(`A label holds markup: ${html}`);
  return html.replaceAll(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)));
}

let graphviz: Promise<Graphviz> | null = null;

/** Lays out a text with Graphviz, and reads the SVG. */
export async function readDot(text: string): Promise<Document> {
  graphviz ??= Graphviz.load();
  return readXml((await graphviz).dot(text, "svg"));
}

/**
 * Reads strict XML.
 *
 * @throws Error if it is not well-formed.
 */
export function readXml(text: string): Document {
  const document = new window.DOMParser().parseFromString(text, "image/svg+xml");
  const fault = document.querySelector("parsererror");
  if (fault !== null) throw new Error(fault.textContent ?? "");
  return document;
}

/** Everything in an SVG file that runs, loads something, or is HTML. */
export function findDanger(document: Document): readonly string[] {
  const elements = [...document.querySelectorAll("*")];
  const forbidden = ["script", "foreignObject", "image", "use", "iframe", "a", "animate", "set"];
  return elements.flatMap(({ localName, attributes, namespaceURI }) => [
    ...(forbidden.includes(localName) || namespaceURI !== "http://www.w3.org/2000/svg" ? [localName] : []),
    ...[...attributes].flatMap(({ name, value }) =>
      /^on|href|^src/i.test(name) || /url\((?!#icosian-)/.test(name === "aria-label" ? "" : value)
        ? [`${localName} ${name}=${value}`]
        : [],
    ),
  ]);
}
