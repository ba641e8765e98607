/** Writes the plan of a request as the transformer does where it knows modules and outputs. */
import { planColumnRequests } from "../../transformer/dist/5-plan/plan-column-requests.js";
import { planRequests } from "../../transformer/dist/5-plan/plan-requests.js";
import { toColumnPlanText } from "../../transformer/dist/6-emit/column-plan-text.js";
import { toPlanText } from "../../transformer/dist/6-emit/plan-text.js";

/**
 * The text of a module whose export `planned` is the list of outputs with its plan; null where nothing of it is code.
 *
 * @param {{ modules: readonly object[], inputs: readonly string[], outputs: readonly string[] }} request
 */
export function writePlan({ modules, inputs, outputs }) {
  const dataflow = { modules, config: {}, allowModuleOverrides: false };
  const [planned] = planRequests([{ dataflow, outputs, inputs, overrides: [] }]);
  if (planned === undefined) return "export const planned = null;\n";
  return `${toPlanText(planned.plan, "plan")}\nexport const planned = plan(${JSON.stringify(outputs)});\n`;
}

/** {@link writePlan}, loaded at once. */
export async function loadPlan(request) {
  const { planned } = await import(`data:text/javascript,${encodeURIComponent(writePlan(request))}`);
  return planned;
}

/**
 * The list of outputs of a request over columns, with its loops.
 *
 * @param {{ modules: readonly object[], columns: readonly string[], outputs: readonly string[] }} request
 */
export async function loadColumnPlan({ modules, columns, outputs }) {
  const dataflow = { modules, config: {}, allowModuleOverrides: false };
  const [planned] = planColumnRequests([{ dataflow, outputs, inputs: columns, columns, overrides: [] }]);
  const text = `${toColumnPlanText(planned.plan, "plan")}\nexport const planned = plan(${JSON.stringify(outputs)});\n`;
  const { planned: list } = await import(`data:text/javascript,${encodeURIComponent(text)}`);
  return list;
}
