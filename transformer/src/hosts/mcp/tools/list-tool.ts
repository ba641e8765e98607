/** The tool `list`: the nodes of the project. */
import { findNearest, type ExportedNode } from "@icosian/runtime/tooling";
import { chooseDataflow, distinct } from "../../../project/graphs/choose-dataflow.js";
import type { ProjectDataflow } from "../../../project/graphs/program-graphs.js";
import { selectNodes, type ListedNode } from "../../../project/graphs/select-nodes.js";
import { Misuse } from "../../../project/misuse.js";
import { describeTags } from "../../cli/commands/list-command.js";
import { cut, toPage, toShortType } from "../bounds.js";
import type { Zod } from "../load-sdk.js";
import { describeMissingParts } from "../missing-parts.js";
import { toDataflowChoice, toDataflowFields, toNodeFields, toPageFields, toTagsSchema } from "../tool-schemas.js";
import { defineTool, type Tool } from "../tool.js";

/** Creates the tool `list`, with the schemas of its arguments and data. */
export function listTool(z: Zod): Tool {
  return defineTool({
    name: "list",
    title: "List nodes",
    description:
      "Lists the nodes and inputs of the project's dataflows by name, with type, kind, tags, documentation and location. Call it to find out which nodes exist before you write a parameter that names one, or to find the source of a node.",
    usesProject: true,
    runsCode: false,
    input: z.strictObject({
      name: z.string().min(1).optional().describe("Only names that contain this text; case does not matter."),
      kinds: z.array(z.string().min(1)).max(20).optional().describe('Only these kinds: ["input"] for what is needed.'),
      modules: z
        .array(z.string().min(1))
        .max(100)
        .optional()
        .describe("Only nodes of these modules, by their paths from the root of the package: `src/features.ts`."),
      tags: toTagsSchema(z),
      ...toDataflowFields(z),
      ...toPageFields(z, 100, 500),
    }),
    output: z.object({
      nodes: z.array(
        z.object({
          ...toNodeFields(z),
          tags: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
          documentation: z.string(),
          dataflows: z.array(z.string()).describe("Locations of the calls of `dataflow(…)` that have the node."),
        }),
      ),
      total: z.number(),
      nextOffset: z.number().optional().describe("The offset to go on with; absent at the end."),
      notes: z.array(z.string()).describe("What is missing, and why."),
    }),
    async call({ name, kinds, modules, tags, limit, offset, ...where }, { session }) {
      const read = await session.read();
      const choice = toDataflowChoice(where);
      const isOne = choice.files.length > 0 || choice.name !== null;
      const dataflows = isOne
        ? [chooseDataflow(read.graphs, choice)]
        : distinct(read.graphs.flatMap((each) => each.dataflows));
      refuseUnknown(dataflows, "module", modules);
      refuseUnknown(dataflows, "kind", kinds);
      const part = name?.toLowerCase() ?? "";
      const found = selectNodes(dataflows, { tags, modules: modules ?? [] }).filter(
        ({ node }) => node.name.toLowerCase().includes(part) && (kinds === undefined || kinds.includes(node.kind)),
      );
      const { items, rest, hint } = toPage(
        found,
        { limit, offset },
        "narrow the list with `name`, `modules` or `tags`",
      );
      const notes = describeMissingParts(read, dataflows);
      const lines = items.map(({ node }) => `${toLine(node)}\n`).join("");
      const none = found.length === 0 ? "No node matches.\n" : "";
      return {
        text: `${lines}${none}${hint}${notes.map((note) => `${note}\n`).join("")}`,
        data: { nodes: items.map(toData), ...rest, notes: [...notes] },
      };
    },
  });
}

/** @throws Misuse if no node is of the module or kind, with the most similar one. */
function refuseUnknown(
  dataflows: readonly ProjectDataflow[],
  field: "module" | "kind",
  asked: readonly string[] | undefined,
): void {
  if (asked === undefined) return;
  const known = new Set(dataflows.flatMap(({ graph }) => graph.nodes.flatMap((node) => node[field] ?? [])));
  const unknown = asked.find((each) => !known.has(each));
  if (unknown === undefined) return;
  const nearest = findNearest(unknown, known);
  const names = [...known].sort().slice(0, 20).join(", ");
  throw new Misuse(
    `No node is of the ${field} \`${unknown}\`. ${nearest === null ? `There are: ${names}.` : `Did you mean \`${nearest}\`?`}`,
  );
}

function toLine(node: ExportedNode): string {
  const { name, type, kind, source, tags } = node;
  return [`${name}: ${toShortType(type)}`, kind, source ?? "", describeTags(tags)]
    .filter((each) => each !== "")
    .join("  ");
}

function toData({ node, dataflows }: ListedNode): {
  name: string;
  kind: string;
  type: string;
  source: string | null;
  tags: Record<string, string | string[]>;
  documentation: string;
  dataflows: string[];
} {
  const { name, kind, source, documentation } = node;
  const tags = Object.entries(node.tags).filter(([key]) => key !== "module" && !key.startsWith("icosian."));
  return {
    name,
    kind,
    type: toShortType(node.type),
    source,
    tags: Object.fromEntries(tags.map(([key, value]) => [key, typeof value === "string" ? value : [...value]])),
    documentation: cut(documentation, "documentation"),
    dataflows: [...dataflows],
  };
}
