/** Layouts to compare: each takes a graph of `layout-graphs.mjs` and gives the lines of its edges. */
import { toLayoutGraph } from "./layout-graphs.mjs";

const [WIDTH, HEIGHT] = [120, 32];

/** Each makes what lays out, so that loading the package is not timed; edges are asked for afterwards. */
export const LAYOUTS = {
  async Icosian() {
    const { layOut } = await import("../../runtime/dist/visualize/layout/lay-out.js");
    return (graph) => {
      const { starts, points } = layOut(toLayoutGraph(graph, WIDTH, HEIGHT));
      return () =>
        graph.from.map((source, edge) => ({
          source,
          target: graph.to[edge],
          points: Array.from({ length: starts[edge + 1] - starts[edge] }, (_, at) => {
            const index = 2 * (starts[edge] + at);
            return [points[index], points[index + 1]];
          }),
        }));
    };
  },
  "d3-dag": () => toD3Dag((sugiyama) => sugiyama),
  // Layers and orders by default, which decide on the crossings; only positions, which take longest, by the fast way.
  "d3-dag, greedy x": () => toD3Dag((sugiyama, { coordGreedy }) => sugiyama.coord(coordGreedy())),
  async Graphviz() {
    const { Graphviz } = await import("@hpcc-js/wasm-graphviz");
    const graphviz = await Graphviz.load();
    return (graph) => {
      const nodes = `node [shape=box, fixedsize=true, width=${WIDTH / 72}, height=${HEIGHT / 72}, label=""]`;
      const edges = graph.from.map((source, edge) => `${source}->${graph.to[edge]}`).join(";");
      const text = graphviz.layout(`digraph { ${nodes}; edge [arrowhead=none]; ${edges} }`, "plain", "dot");
      return () =>
        text.split("\n").flatMap((line) => {
          const [kind, source, target, count, ...numbers] = line.split(" ");
          if (kind !== "edge") return [];
          const controls = Array.from({ length: Number(count) }, (_, at) => [
            Number(numbers[2 * at]) * 72,
            -Number(numbers[2 * at + 1]) * 72,
          ]);
          return [{ source: Number(source), target: Number(target), points: flatten(controls) }];
        });
    };
  },
  async ELK() {
    const { default: Elk } = await import("elkjs");
    const elk = new Elk();
    return async (graph) => {
      const result = await elk.layout({
        id: "root",
        layoutOptions: { "elk.algorithm": "layered", "elk.direction": "DOWN", "elk.edgeRouting": "POLYLINE" },
        children: Array.from({ length: graph.count }, (_, node) => ({ id: `${node}`, width: WIDTH, height: HEIGHT })),
        edges: graph.from.map((source, edge) => ({
          id: `e${edge}`,
          sources: [`${source}`],
          targets: [`${graph.to[edge]}`],
        })),
      });
      return () =>
        result.edges.map(({ sections: [{ startPoint, bendPoints = [], endPoint }] }, edge) => ({
          source: graph.from[edge],
          target: graph.to[edge],
          points: [startPoint, ...bendPoints, endPoint].map(({ x, y }) => [x, y]),
        }));
    };
  },
};

async function toD3Dag(adapt) {
  const d3 = await import("d3-dag");
  const layout = adapt(d3.sugiyama().nodeSize([WIDTH, HEIGHT]).gap([24, 48]), d3);
  return (graph) => {
    const parents = Array.from({ length: graph.count }, () => []);
    graph.from.forEach((source, edge) => parents[graph.to[edge]].push(`${source}`));
    const dag = d3.graphStratify()(parents.map((parentIds, node) => ({ id: `${node}`, parentIds })));
    layout(dag);
    return () =>
      [...dag.links()].map(({ source, target, points }) => ({
        source: Number(source.data.id),
        target: Number(target.data.id),
        points,
      }));
  };
}

/** Points on a B-spline of cubic Bézier curves. */
function flatten(controls) {
  const points = [controls[0]];
  for (let at = 0; at + 3 < controls.length; at += 3)
    for (let step = 1; step <= 8; step++) {
      const t = step / 8;
      const weights = [(1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t ** 2 * (1 - t), t ** 3];
      points.push(
        [0, 1].map((axis) => weights.reduce((sum, weight, index) => sum + weight * controls[at + index][axis], 0)),
      );
    }
  return points;
}
