/** Draws what a node reads and what reads it, side by side: the colours are in the style sheet. */
import type { Catalogue, CatalogueNode } from "../catalogue/catalogue.js";
import { html, type Markup } from "../markup/markup.js";
import type { JoinedNeighbour, Neighbours } from "./join-neighbours.js";
import { toHref } from "./to-href.js";

/** More are counted, not drawn. */
const MOST = 7;

const WIDTH = 210;
const HEIGHT = 26;
const GAP = 8;
const BETWEEN = 56;

/** The columns: what is read, the node, what reads it. */
const COLUMNS = [0, WIDTH + BETWEEN, 2 * (WIDTH + BETWEEN)] as const;

/** The characters of a fixed-width font that fit. */
const LETTERS = 26;

/** One box of a column. */
interface Box {
  /** The neighbour; null for the number of those that are not drawn. */
  readonly neighbour: JoinedNeighbour | null;
  /** Text. */
  readonly text: string;
  /** Upper edge. */
  readonly y: number;
}

/** Draws the neighbourhood; null for a node without neighbours. The lists beside it say all of it as text. */
export function drawNeighbourhood(catalogue: Catalogue, node: CatalogueNode, neighbours: Neighbours): Markup | null {
  const { upstream, downstream } = neighbours;
  if (upstream.length + downstream.length === 0) return null;
  const rows = Math.max(1, Math.min(upstream.length, MOST + 1), Math.min(downstream.length, MOST + 1));
  const height = rows * (HEIGHT + GAP) - GAP;
  const middle = (height - HEIGHT) / 2;
  const above = toBoxes(catalogue, upstream, height);
  const below = toBoxes(catalogue, downstream, height);
  const own: Box = { neighbour: null, text: node.facts.name, y: middle };
  const draw = (box: Box, column: 0 | 2): Markup => drawBox(catalogue, node, { box, x: COLUMNS[column] });
  const width = COLUMNS[2] + WIDTH;
  return html`<figure class="near">
    <svg
      viewBox="-1 -1 ${width + 2} ${height + 2}"
      width="${width + 2}"
      height="${height + 2}"
      role="img"
      aria-label="${describe(node, neighbours)}"
    >
      ${above.map((box) => drawEdge(box, { from: COLUMNS[0] + WIDTH, fromY: box.y, to: COLUMNS[1], toY: middle }))}${below.map((box) => drawEdge(box, { from: COLUMNS[1] + WIDTH, fromY: middle, to: COLUMNS[2], toY: box.y }))}${above.map((box) => draw(box, 0))}
      <g class="own k-${node.facts.kind}">${drawRectangle(own, COLUMNS[1])}</g>
      ${below.map((box) => draw(box, 2))}
    </svg>
  </figure> `;
}

function toBoxes({ nodes }: Catalogue, neighbours: readonly JoinedNeighbour[], height: number): readonly Box[] {
  const isCut = neighbours.length > MOST + 1;
  const shown = isCut ? neighbours.slice(0, MOST) : neighbours;
  const texts = shown.map(({ node }) => nodes[node]!.facts.name);
  if (isCut) texts.push(`and ${neighbours.length - MOST} more`);
  const first = (height - (texts.length * (HEIGHT + GAP) - GAP)) / 2;
  return texts.map((text, index) => ({ neighbour: shown[index] ?? null, text, y: first + index * (HEIGHT + GAP) }));
}

function drawBox(
  { nodes }: Catalogue,
  { path }: CatalogueNode,
  { box, x }: { readonly box: Box; readonly x: number },
): Markup {
  const near = box.neighbour === null ? null : nodes[box.neighbour.node]!;
  if (near === null) return html`<text class="more" x="${x + 14}" y="${box.y + 17}">${box.text}</text> `;
  return html`<a href="${toHref(path, near.path)}" tabindex="-1" class="k-${near.facts.kind}"
    >${drawRectangle(box, x)}</a
  > `;
}

function drawRectangle({ text, y }: Box, x: number): Markup {
  const characters = Array.from(text);
  const cut = characters.length > LETTERS ? `${characters.slice(0, LETTERS - 1).join("")}…` : text;
  return html`<title>${text}</title><rect x="${x}" y="${y}" width="${WIDTH}" height="${HEIGHT}" rx="5" /><rect
      class="mark"
      x="${x}"
      y="${y + 6}"
      width="3"
      height="${HEIGHT - 12}"
    /><text x="${x + 14}" y="${y + 17}">${cut}</text>`;
}

/** The two ends of an edge. */
interface Ends {
  readonly from: number;
  readonly fromY: number;
  readonly to: number;
  readonly toY: number;
}

function drawEdge({ neighbour }: Box, { from, fromY, to, toY }: Ends): Markup {
  const [start, end] = [fromY + HEIGHT / 2, toY + HEIGHT / 2];
  const bend = (to - from) / 2;
  const name =
    neighbour === null ? "few" : neighbour.isOptional ? "optional" : neighbour.collects ? "collects" : "edge";
  return html`<path class="${name}" d="M${from} ${start}C${from + bend} ${start} ${to - bend} ${end} ${to} ${end}" /> `;
}

function describe({ facts }: CatalogueNode, { upstream, downstream }: Neighbours): string {
  return `The graph around ${facts.name}: ${upstream.length} upstream, ${downstream.length} downstream`;
}
