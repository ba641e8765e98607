/** The tool `graph`: a dataflow, or a part of one, as text or as data. */
import { OPTION_RULES, type ExportedNode } from "@icosian/runtime/tooling";
import { selectView, type ExecutionExport, type VisualizeOptions } from "@icosian/runtime/visualize";
import { chooseDataflow } from "../../../project/graphs/choose-dataflow.js";
import { describeLimits, drawDataflow, withDrawingFaults } from "../../../project/graphs/draw-dataflow.js";
import { Misuse } from "../../../project/misuse.js";
import { toShortType } from "../bounds.js";
import type { Zod } from "../load-sdk.js";
import { describeMissingParts } from "../missing-parts.js";
import { toDataflowChoice, toDataflowFields, toNodeFields, toTagsSchema } from "../tool-schemas.js";
import { defineTool, type Tool } from "../tool.js";

/** Creates the tool `graph`, with the schemas of its arguments and data. */
export function graphTool(z: Zod): Tool {
  const names = z.array(z.string().min(1)).max(100).optional();
  return defineTool({
    name: "graph",
    title: "Draw a dataflow",
    description:
      "Draws a dataflow, or a part of one, without running it: as Mermaid (for Markdown), as DOT (for Graphviz), or as JSON with nodes and edges. A whole dataflow may be large: name a part with `upstreamOf`, `downstreamOf` and `hops`, or with `pathBetween`.",
    usesProject: true,
    runsCode: false,
    input: z.strictObject({
      format: z.enum(["mermaid", "dot", "json"]).default("mermaid"),
      ...toDataflowFields(z),
      upstreamOf: names.describe("Only these nodes and what they are computed from."),
      downstreamOf: names.describe("Only these nodes and what is computed from them."),
      pathBetween: z
        .array(z.string().min(1))
        .length(2)
        .optional()
        .describe("Only what lies on a path from the first node to the second one."),
      hops: z.number().int().min(0).optional().describe("Edges that `upstreamOf` and `downstreamOf` follow at most."),
      modules: names.describe("Only nodes of these modules: `src/features.ts`."),
      tags: toTagsSchema(z),
      groupBy: z
        .union([z.enum(wordsOf("groupBy")), z.strictObject({ tag: z.string().min(1) })])
        .optional()
        .describe("What draws boxes around nodes."),
      orientation: z.enum(wordsOf("orientation")).optional(),
      hideInputs: z.boolean().optional(),
      showTypes: z.boolean().optional().describe("Default: true."),
      maxCharacters: z.number().int().min(1000).max(200_000).default(20_000).describe("A longer graph is refused."),
    }),
    output: z.object({
      format: z.string(),
      dataflow: z.string().nullable().describe("Location of the call; null for modules that no call links."),
      drawing: z.string().optional().describe("Absent for JSON."),
      nodes: z.array(z.object(toNodeFields(z))).optional(),
      edges: z
        .array(z.object({ from: z.string(), to: z.string(), isOptional: z.boolean(), collects: z.boolean() }))
        .optional(),
      notes: z.array(z.string()).describe("What is missing, and why."),
    }),
    async call({ format, maxCharacters, files, dataflow: named, ...given }, { session }) {
      const read = await session.read();
      const dataflow = chooseDataflow(read.graphs, toDataflowChoice({ files, dataflow: named }));
      const options = toOptions(given);
      const missing = describeMissingParts(read, [dataflow]);
      if (format === "json") {
        const selected = withDrawingFaults(() => selectView(dataflow.graph, options));
        const graph = { nodes: selected.nodes.map(toFields), edges: selected.edges.map((edge) => ({ ...edge })) };
        const text = refuseLong(JSON.stringify(graph), maxCharacters, selected);
        return { text, data: { format, dataflow: dataflow.source, ...graph, notes: [...missing] } };
      }
      const drawing = refuseLong(drawDataflow(dataflow, { ...options, format }), maxCharacters, dataflow.graph);
      const notes = [...describeLimits(format, dataflow.graph, options, "api"), ...missing];
      return {
        text: `${drawing}${notes.map((note) => `\n${note}\n`).join("")}`,
        data: { format, dataflow: dataflow.source, drawing, notes },
      };
    },
  });
}

/** The words that an option of drawings may be. */
function wordsOf(option: string): readonly string[] {
  return OPTION_RULES[option]?.words ?? [];
}

/** The options that were given; those of drawings do not allow that one is undefined. */
function toOptions(given: Readonly<Record<string, unknown>>): Omit<VisualizeOptions, "format"> {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

/** @throws Misuse if a graph is too long, with what to do. */
function refuseLong(text: string, longest: number, { nodes }: ExecutionExport): string {
  if (text.length <= longest) return text;
  throw new Misuse(
    `The graph would have ${text.length} characters, and \`maxCharacters\` is ${longest}. The dataflow has ${nodes.length} nodes. Name a part with \`upstreamOf\`, \`downstreamOf\` and \`hops\`, with \`pathBetween\`, \`modules\` or \`tags\`; or raise \`maxCharacters\`.`,
  );
}

function toFields({ name, kind, type, source }: ExportedNode): {
  name: string;
  kind: string;
  type: string;
  source: string | null;
} {
  return { name, kind, type: toShortType(type), source };
}
