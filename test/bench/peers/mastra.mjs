/** The graph as a workflow of `@mastra/core`: a step a node, the steps of a level in parallel. */
import { createStep, createWorkflow } from "@mastra/core/workflows";
import { z } from "zod";
import { toLevels } from "./to-levels.mjs";

export function build({ inputs, nodes, outputs }) {
  const given = new Set(inputs);
  const empty = createWorkflow({ id: "graph", inputSchema: z.any(), outputSchema: z.any() });
  const levels = toLevels(nodes).map((level) => level.map(toStep));
  const workflow = levels.reduce((flow, steps) => flow.parallel(steps), empty).commit();
  return async (values) => {
    const run = await workflow.createRun();
    const { status, steps, error } = await run.start({ inputData: values });
    if (status !== "success") throw error;
    return Object.fromEntries(outputs.map((name) => [name, steps[name].output]));
  };

  function toStep({ name, from, own }) {
    return createStep({
      id: name,
      inputSchema: z.any(),
      outputSchema: z.any(),
      execute: async ({ getInitData, getStepResult }) => {
        const values = from.some((each) => given.has(each)) ? getInitData() : {};
        return own(...from.map((each) => (given.has(each) ? values[each] : getStepResult(each))));
      },
    });
  }
}
