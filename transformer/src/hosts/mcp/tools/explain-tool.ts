/** The tool `explain`: the page of a diagnostic. */
import { diagnosticKinds } from "../../../4-check/diagnostic-kinds.js";
import { explain } from "../../cli/commands/explain-command.js";
import type { Zod } from "../load-sdk.js";
import { defineTool, type Tool } from "../tool.js";

/** Creates the tool `explain`, with the schemas of its arguments and data. */
export function explainTool(z: Zod): Tool {
  return defineTool({
    name: "explain",
    title: "Explain a diagnostic",
    description:
      "Explains a diagnostic of Icosian (codes `ICO…`) with a wrong and a right example, and says how to fix it. Call it when a message of `check`, of the compiler or of a run is not enough. Without a code, lists all diagnostics.",
    usesProject: false,
    runsCode: false,
    input: z.strictObject({
      code: z
        .string()
        .min(1)
        .max(100)
        .optional()
        .describe("The code, `ICO` and four digits, or the name, such as `edge-type`."),
    }),
    output: z.object({
      diagnostics: z.array(z.object({ code: z.string(), slug: z.string(), severity: z.string(), checks: z.string() })),
      page: z.string().optional().describe("Markdown; absent for a list."),
    }),
    call({ code: subject }) {
      const text = explain(subject);
      const isMeant = ({ code, slug }: (typeof diagnosticKinds)[number]): boolean =>
        subject === undefined || code === subject.toUpperCase() || slug === subject.toLowerCase();
      const diagnostics = diagnosticKinds
        .filter(isMeant)
        .map(({ code, slug, severity, checks }) => ({ code, slug, severity, checks }));
      return Promise.resolve({
        text,
        data: { diagnostics, ...(subject === undefined ? {} : { page: text }) },
      });
    },
  });
}
