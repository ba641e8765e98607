/** The tools for coding agents. */
import type { Zod } from "./load-sdk.js";
import type { Tool } from "./tool.js";
import { checkTool } from "./tools/check-tool.js";
import { executeTool } from "./tools/execute-tool.js";
import { explainTool } from "./tools/explain-tool.js";
import { graphTool } from "./tools/graph-tool.js";
import { lineageTool } from "./tools/lineage-tool.js";
import { listTool } from "./tools/list-tool.js";

/**
 * Creates the tools.
 *
 * @param longest - The longest time that a run may have, in seconds; null if no code of the user may be run.
 */
export function createTools(z: Zod, longest: number | null): ReadonlyMap<string, Tool> {
  const reading = [checkTool, listTool, lineageTool, graphTool, explainTool].map((create) => create(z));
  const tools = longest === null ? reading : [...reading, executeTool(z, longest)];
  return new Map(tools.map((tool) => [tool.name, tool]));
}
