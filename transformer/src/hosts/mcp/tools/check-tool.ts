/** The tool `check`: the diagnostics of the project. */
import { toJsonDiagnostic } from "../../../diagnostics/formats/json-diagnostic.js";
import { lineFormat } from "../../../diagnostics/formats/line-format.js";
import type { Diagnostic } from "../../../diagnostics/diagnostic.js";
import { toProjectFile } from "../../../project/graphs/choose-dataflow.js";
import { summarise } from "../../cli/terminal/report-result.js";
import { cut, toPage } from "../bounds.js";
import type { Zod } from "../load-sdk.js";
import { toPageFields } from "../tool-schemas.js";
import { defineTool, type Tool } from "../tool.js";

/** Creates the tool `check`, with the schemas of its arguments and data. */
export function checkTool(z: Zod): Tool {
  const location = {
    file: z.string(),
    line: z.number(),
    column: z.number(),
    endLine: z.number(),
    endColumn: z.number(),
  };
  return defineTool({
    name: "check",
    title: "Check the dataflows",
    description:
      "Checks every dataflow of the project with its own TypeScript, as `icosian check` does, without running it: types between nodes, missing and misspelt names, cycles, requests for outputs. Call it after each edit of a dataflow module or of a file that builds or requests one. It reads the files as they are now. Errors of TypeScript outside of dataflows are reported by `tsc`, not here. The command `npx icosian check --fix` writes out missing types.",
    usesProject: true,
    runsCode: false,
    input: z.strictObject({
      files: z
        .array(z.string().min(1))
        .max(100)
        .optional()
        .describe("Only diagnostics in these files, relative to the project. The whole project is checked anyway."),
      severity: z.enum(["error", "warning"]).optional().describe("Only diagnostics of this severity."),
      ...toPageFields(z, 30, 200),
    }),
    output: z.object({
      ok: z.boolean().describe("Whether the project has no errors, also in files that were not asked about."),
      errors: z.number().describe("In the whole project."),
      warnings: z.number().describe("In the whole project."),
      modules: z.number().describe("The number of dataflow modules."),
      dataflows: z.number(),
      diagnostics: z.array(
        z.object({
          ...location,
          code: z.string(),
          slug: z.string(),
          severity: z.string(),
          message: z.string(),
          related: z.array(z.object({ ...location, message: z.string() })),
          fixes: z.array(z.object({ title: z.string(), edits: z.array(z.object({ ...location, text: z.string() })) })),
        }),
      ),
      total: z.number().describe("The number of diagnostics that match."),
      nextOffset: z.number().optional().describe("The offset to go on with; absent at the end."),
    }),
    async call({ files, severity, ...page }, { session }) {
      const result = await session.check();
      const { diagnostics, sources, moduleCount: modules, counts, graphs } = result;
      const wanted = files && new Set(files.map((file) => toProjectFile(file, graphs)));
      const isAsked = (each: Diagnostic): boolean =>
        (wanted === undefined || wanted.has(each.file)) && (severity === undefined || each.severity === severity);
      const { items, rest, hint } = toPage(diagnostics.filter(isAsked), page, "name `files`");
      const short = items.map((each) => ({ ...each, message: cut(each.message, "sentence") }));
      const errors = diagnostics.filter((each) => each.severity === "error").length;
      return {
        text: `${lineFormat(short, sources)}${hint}${summarise(result)}\n`,
        data: {
          ok: errors === 0,
          errors,
          warnings: diagnostics.length - errors,
          modules,
          dataflows: counts.dataflows,
          diagnostics: short.map((each) => {
            const { related, fixes, ...others } = toJsonDiagnostic(each, sources);
            return {
              ...others,
              related: [...related],
              fixes: fixes.map(({ title, edits }) => ({ title, edits: [...edits] })),
            };
          }),
          ...rest,
        },
      };
    },
  });
}
