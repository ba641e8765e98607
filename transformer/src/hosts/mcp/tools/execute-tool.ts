/** The tool `execute`: outputs of a dataflow, computed in a process of its own. */
import { resolve } from "node:path";
import { Misuse } from "../../../project/misuse.js";
import { FlowProcess, type RunEnd } from "../../../project/run/flow-process.js";
import { findMissing } from "../../../project/run/run-inputs.js";
import type { RunRequest } from "../../../project/run/run-messages.js";
import { isInFolders } from "../../../project/watch/source-paths.js";
import { cut } from "../bounds.js";
import type { Zod } from "../load-sdk.js";
import { PrintedText } from "../printed-text.js";
import { defineTool, type Tool } from "../tool.js";

/** The number of computed nodes that an answer names. */
const MOST_NODES = 50;

/** The time that a run has if the caller names none, in seconds. */
const USUAL_SECONDS = 30;

/**
 * Creates the tool `execute`, with the schemas of its arguments and data.
 *
 * @param longest - The longest time that a run may have, in seconds.
 */
export function executeTool(z: Zod, longest: number): Tool {
  return defineTool({
    name: "execute",
    title: "Execute a dataflow",
    description:
      "Runs the user's code: imports a file of the project, and computes outputs of the dataflow that it exports, in a process of its own that is ended at the time limit. Side effects of nodes happen. Check first; ask for the few outputs that answer the question, and for nodes that sum up rather than for whole tables.",
    usesProject: false,
    runsCode: true,
    input: z.strictObject({
      file: z.string().min(1).describe("The file that exports the dataflow, relative to the project: `src/main.ts`."),
      export: z
        .string()
        .min(1)
        .optional()
        .describe("The export that is the dataflow. Default: flow, or the default export."),
      outputs: z.array(z.string().min(1)).min(1).max(50).describe("Names of the nodes to compute."),
      inputs: z.record(z.string(), z.unknown()).default({}).describe("Values of inputs by name, as JSON."),
      timeLimit: z
        .number()
        .positive()
        .max(longest)
        .default(Math.min(USUAL_SECONDS, longest))
        .describe("In seconds; then the run is ended."),
      maxCharacters: z
        .number()
        .int()
        .min(100)
        .max(200_000)
        .default(10_000)
        .describe("For all values together, as JSON; of a longer value, the beginning is answered."),
    }),
    output: z.object({
      outputs: z.array(
        z.object({
          name: z.string(),
          value: z.unknown().optional().describe("Absent if it is too long."),
          preview: z.string().optional().describe("The beginning of the JSON of a value that is too long."),
          characters: z.number().optional().describe("The length of the JSON of a value that is too long."),
        }),
      ),
      computed: z.array(z.object({ node: z.string(), count: z.number(), durationMs: z.number() })),
      computedCount: z.number(),
      cached: z.array(z.string()).describe("Nodes that the dataflow's own cache served."),
      durationMs: z.number(),
      printed: z.string().optional().describe("The end of what the code has printed."),
    }),
    async call({ file, export: exportName = null, outputs, inputs, timeLimit, maxCharacters }, { signal }) {
      const path = resolve(file);
      if (!isInFolders(path, [process.cwd()]))
        throw new Misuse(`${file} is outside of the project's folder, ${process.cwd()}. Name a file in it.`);
      const missing = findMissing(path);
      if (missing !== null) throw new Misuse(missing);
      const asked = [...new Set(outputs)];
      const printed = new PrintedText();
      const longestText = Math.max(50, Math.floor(maxCharacters / asked.length));
      const request: RunRequest = {
        file: path,
        exportName,
        outputs: asked,
        inputs,
        isJson: true,
        cacheFolder: null,
        longestText,
      };
      const end = await runFor(timeLimit, request, signal, printed);
      const said = printed.text === "" ? "" : `\nIt has printed:\n${printed.text}`;
      if (end.kind === "failed") throw new Misuse(`${cut(end.text.trimEnd(), "error")}${said}`);
      if (end.kind === "stopped")
        throw new Misuse(
          `The run was ended at its time limit of ${timeLimit} seconds. Ask for fewer outputs or give smaller inputs; ${timeLimit < longest ? `\`timeLimit\` may be ${longest}` : "the server's option `--time-limit` allows no more"}.${said}`,
        );
      const shown = end.outputs.map(({ name, text, length }) =>
        length > text.length
          ? { name, preview: text, characters: length }
          : // A cast because any JSON is unknown.
            { name, value: JSON.parse(text) as unknown },
      );
      const lines = end.outputs.map(({ name, text, length }) =>
        length > text.length ? `${name}: ${text}… (${length} characters)\n` : `${name}: ${text}\n`,
      );
      const computed = end.computed
        .slice(0, MOST_NODES)
        .map(({ durationMs, ...each }) => ({ ...each, durationMs: Math.round(durationMs * 1000) / 1000 }));
      return {
        text: `${lines.join("")}Computed ${end.computed.length} nodes in ${Math.round(end.durationMs)} ms.\n${said}`,
        data: {
          outputs: shown,
          computed,
          computedCount: end.computed.length,
          cached: end.cached.slice(0, MOST_NODES),
          durationMs: Math.round(end.durationMs * 1000) / 1000,
          ...(printed.text === "" ? {} : { printed: printed.text }),
        },
      };
    },
  });
}

async function runFor(
  seconds: number,
  request: RunRequest,
  signal: AbortSignal,
  printed: PrintedText,
): Promise<RunEnd> {
  const run = new FlowProcess(
    request,
    () => {},
    (text) => printed.add(text),
  );
  const stop = (): void => run.stop();
  const timer = setTimeout(stop, seconds * 1000);
  signal.addEventListener("abort", stop);
  if (signal.aborted) stop();
  try {
    return await run.ended;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", stop);
  }
}
