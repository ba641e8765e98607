/** The tool `lineage`: what a node is computed from, and what is computed from it. */
import { findDistances, findNearest, type ExportedNode, type WalkDirection } from "@icosian/runtime/tooling";
import { chooseDataflow, distinct, type DataflowChoice } from "../../../project/graphs/choose-dataflow.js";
import type { ProgramGraphs, ProjectDataflow } from "../../../project/graphs/program-graphs.js";
import { Misuse } from "../../../project/misuse.js";
import { cut, toPage, toShortType, type ListPage } from "../bounds.js";
import type { Zod } from "../load-sdk.js";
import { describeMissingParts } from "../missing-parts.js";
import { toDataflowChoice, toDataflowFields, toNodeFields, toPageFields } from "../tool-schemas.js";
import { defineTool, type Tool } from "../tool.js";

/** A node, and how far it is away. */
interface ReachedNode {
  readonly node: ExportedNode;
  readonly distance: number;
}

/** Creates the tool `lineage`, with the schemas of its arguments and data. */
export function lineageTool(z: Zod): Tool {
  const reached = z.object({ ...toNodeFields(z), distance: z.number().describe("Edges between; 1: a neighbour.") });
  const part = z.object({
    nodes: z.array(reached),
    total: z.number(),
    nextOffset: z.number().optional().describe("The offset to go on with; absent at the end."),
  });
  return defineTool({
    name: "lineage",
    title: "Trace a node",
    description:
      "Tells what a node or input is computed from (upstream) and what is computed from it (downstream), nearest first. Call it before you change, rename or remove a node, to see what is affected.",
    usesProject: true,
    runsCode: false,
    input: z.strictObject({
      node: z.string().min(1).describe("Name of the node or input."),
      direction: z.enum(["upstream", "downstream", "both"]).default("both"),
      hops: z.number().int().min(1).optional().describe("The number of edges that are followed; default: all."),
      ...toDataflowFields(z),
      ...toPageFields(z, 50, 500),
    }),
    output: z.object({
      node: z.object({ ...toNodeFields(z), documentation: z.string() }),
      dataflow: z.string().nullable().describe("Location of the call; null for modules that no call links."),
      otherDataflows: z.array(z.string()).describe("Other dataflows with such a node; name one with `dataflow`."),
      upstream: part.optional(),
      downstream: part.optional(),
      notes: z.array(z.string()).describe("What is missing, and why."),
    }),
    async call({ node: name, direction, hops = Infinity, limit, offset, ...where }, { session }) {
      const read = await session.read();
      const [dataflow, ...others] = findDataflows(read.graphs, name, toDataflowChoice(where));
      const byName = new Map(dataflow.graph.nodes.map((each) => [each.name, each]));
      const node = byName.get(name)!;
      const trace = (way: WalkDirection): ListPage<ReachedNode> | null => {
        if (direction !== "both" && direction !== way) return null;
        const distances = [...findDistances(dataflow.graph, way, [name], hops)].slice(1);
        // A dependency that nothing provides is no node.
        const nodes = distances.flatMap(([each, distance]) => {
          const found = byName.get(each);
          return found === undefined ? [] : [{ node: found, distance }];
        });
        return toPage(nodes, { limit, offset }, "give `hops` or `direction`");
      };
      const [upstream, downstream] = [trace("upstream"), trace("downstream")];
      const notes = describeMissingParts(read, [dataflow]);
      const { documentation } = node;
      return {
        text: [
          `${toLine(node)}${dataflow.source === null ? "" : `, in the dataflow of ${dataflow.source}`}\n`,
          toText("Computed from", upstream),
          toText("Used by", downstream),
          ...notes.map((note) => `${note}\n`),
        ].join(""),
        data: {
          node: { ...toFields(node), documentation: cut(documentation, "documentation") },
          dataflow: dataflow.source,
          otherDataflows: others.flatMap(({ source }) => source ?? []),
          ...(upstream === null ? {} : { upstream: toData(upstream) }),
          ...(downstream === null ? {} : { downstream: toData(downstream) }),
          notes: [...notes],
        },
      };
    },
  });
}

/**
 * The dataflows that have a node: the chosen one, or all.
 *
 * @throws Misuse if there is none, with the most similar name.
 */
function findDataflows(
  graphs: readonly ProgramGraphs[],
  name: string,
  choice: DataflowChoice,
): readonly [ProjectDataflow, ...ProjectDataflow[]] {
  const isOne = choice.files.length > 0 || choice.name !== null;
  const all = isOne ? [chooseDataflow(graphs, choice)] : distinct(graphs.flatMap(({ dataflows }) => dataflows));
  const names = new Set(all.flatMap(({ graph }) => graph.nodes.map((each) => each.name)));
  const [first, ...others] = names.has(name)
    ? all.filter(({ graph }) => graph.nodes.some((each) => each.name === name))
    : [];
  if (first !== undefined) return [first, ...others];
  const nearest = findNearest(name, names);
  const hint = nearest === null ? "The tool `list` lists all." : `Did you mean \`${nearest}\`?`;
  throw new Misuse(`No node or input is called \`${name}\`. ${hint}`);
}

function toLine({ name, type, kind, source }: ExportedNode): string {
  return `${name}: ${toShortType(type)}, ${kind}${source === null ? "" : `, ${source}`}`;
}

function toText(title: string, page: ListPage<ReachedNode> | null): string {
  if (page === null) return "";
  const { items, rest, hint } = page;
  const lines = items.map(({ node, distance }) => `  ${distance}  ${toLine(node)}\n`).join("");
  return `${title} ${rest.total === 0 ? "nothing" : `${rest.total}, by distance:`}\n${lines}${hint}`;
}

function toFields({ name, kind, type, source }: ExportedNode): {
  name: string;
  kind: string;
  type: string;
  source: string | null;
} {
  return { name, kind, type: toShortType(type), source };
}

function toData({ items, rest }: ListPage<ReachedNode>): ListPage<ReachedNode>["rest"] & {
  nodes: (ReturnType<typeof toFields> & { distance: number })[];
} {
  return { nodes: items.map(({ node, distance }) => ({ ...toFields(node), distance })), ...rest };
}
