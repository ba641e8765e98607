/** Orders the nodes within their layers so that few segments cross. */
import { countOrderCrossings } from "./crossings.js";
import { copyOrder, type LayerOrder, toLayerOrder } from "./layer-order.js";
import type { LayeredGraph, Side } from "./layered-graph.js";
import { keepPrevious, sweep } from "./sweep.js";
import { type Swapper, swapNeighbours, toSwapper } from "./swap-neighbours.js";

/** Sweeps without fewer crossings after which a start is given up. */
const PATIENCE = 6;
/** About how many nodes and segments may be visited for sweeps: fewer are made over large graphs. */
const SWEEPING = 1_000_000;
/** The same for polishing. */
const POLISHING = 1_500_000;
/** Over graphs up to so many nodes and segments, more is tried; up to half as many, also several starts. */
const SMALL = 10_000;

/**
 * Orders layers: sweeps by the mean position of neighbours, down and up in turns, and swaps of neighbours, from several
 * starts if the graph is small. The order with the fewest crossings counts.
 *
 * O(sweeps × (segments × log nodes)).
 *
 * @param previous - For each node its former position across the page, or NaN; also for bends.
 */
export function orderLayers(graph: LayeredGraph, previous: Float64Array): LayerOrder {
  const size = graph.count + graph.down.nodes.length;
  const starts = Math.max(1, Math.min(12, Math.floor(SMALL / 2 / size)));
  let [best, fewest]: [LayerOrder | null, number] = [null, Infinity];
  for (let start = 0; start < starts && fewest > 0; start++) {
    const order = toLayerOrder(graph, toSequence(graph, start));
    for (let layer = 0; layer < graph.layerCount; layer++) keepPrevious(order, layer, previous);
    const swapper = toSwapper(graph, previous);
    const swept = sweepFrom(graph, order, start, size, swapper);
    const crossings = polish(graph, order, swept, size, swapper);
    if (crossings < fewest) [best, fewest] = [order, crossings];
  }
  return best!;
}

/** Sweeps until that no longer helps; leaves the best order and returns its crossings. */
function sweepFrom(graph: LayeredGraph, order: LayerOrder, start: number, size: number, swapper: Swapper): number {
  const sweeper = { previous: swapper.previous, means: new Float64Array(graph.count) };
  const sweeps = Math.max(6, Math.min(40, Math.floor(SWEEPING / size)));
  const best = toLayerOrder(graph, order.nodes);
  let least = countOrderCrossings(graph, order);
  for (let round = 0, idle = 0; round < sweeps && idle < PATIENCE && least > 0; round++, idle++) {
    sweep(graph, order, (round + start) % 2 === 0 ? "down" : "up", sweeper);
    swapper.isOpen.fill(1);
    if (size <= SMALL) swapNeighbours(graph, order, swapper, 0);
    if (size <= SMALL || round % 2 === 1) while (swapNeighbours(graph, order, swapper, 1) > least / 100);
    const crossings = countOrderCrossings(graph, order);
    if (crossings >= least) continue;
    [least, idle] = [crossings, -1];
    copyOrder(order, best);
  }
  copyOrder(best, order);
  return least;
}

/** Swaps neighbours until that no longer helps; leaves the best order and returns its crossings. */
function polish(graph: LayeredGraph, order: LayerOrder, crossings: number, size: number, swapper: Swapper): number {
  const rounds = Math.max(4, Math.min(24, Math.floor(POLISHING / size)));
  const best = toLayerOrder(graph, order.nodes);
  let [now, least] = [crossings, crossings];
  for (let round = 0, idle = 0; round < rounds && idle < 3 && least > 0; round++, idle++) {
    if (round > 0) now -= swapNeighbours(graph, order, swapper, 0);
    for (let gain = Infinity; gain > now / (size > 50_000 ? 100 : size > SMALL ? 400 : 10000);)
      now -= gain = swapNeighbours(graph, order, swapper, 1);
    if (now >= least) continue;
    if (now < least * 0.999) idle = -1;
    least = now;
    copyOrder(order, best);
  }
  copyOrder(best, order);
  return least;
}

/** A sequence of all nodes to start with: depth first from the top, from the bottom, or at random but always the same. */
function toSequence({ count, up, down }: LayeredGraph, start: number): Int32Array {
  if (start === 0) return walk(count, down, up);
  if (start === 1) return walk(count, up, down);
  const sequence = Int32Array.from({ length: count }, (_, node) => node);
  let state = start;
  for (let at = count - 1; at > 0; at--) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    const other = (state >> 8) % (at + 1);
    [sequence[at], sequence[other]] = [sequence[other]!, sequence[at]!];
  }
  return sequence;
}

/** Nodes depth first along one side, from those that have nothing on the other side. */
function walk(count: number, along: Side, against: Side): Int32Array {
  const sequence = new Int32Array(count);
  const cursors = along.starts.slice(0, count);
  const isSeen = new Uint8Array(count);
  const path: number[] = [];
  let length = 0;
  const enter = (node: number): void => {
    isSeen[node] = 1;
    sequence[length++] = node;
    path.push(node);
  };
  for (let root = 0; root < count; root++) {
    if (isSeen[root] === 1 || against.starts[root] !== against.starts[root + 1]) continue;
    enter(root);
    while (path.length > 0) {
      const node = path.at(-1)!;
      if (cursors[node] === along.starts[node + 1]) path.pop();
      else {
        const next = along.nodes[cursors[node]!++]!;
        if (isSeen[next] === 0) enter(next);
      }
    }
  }
  return sequence;
}
