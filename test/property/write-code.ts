/** Requests as code in tests: written by the transformer, evaluated at once. */
import { planRequests } from "../../transformer/src/5-plan/plan-requests.ts";
import { toPlanText } from "../../transformer/src/6-emit/plan-text.ts";

/** A request of which names are known. */
interface Named {
  readonly outputs: readonly string[];
  readonly inputs?: object;
  readonly overrides?: object;
}

/**
 * The outputs of a request with its code; null where nothing of it can be code.
 *
 * @param onChunk - Called whenever a piece of the code begins to run.
 */
export function writeCode(
  modules: readonly object[],
  { outputs, inputs = {}, overrides = {} }: Named,
  onChunk: () => void = () => {},
): readonly string[] | null {
  const [planned] = planRequests([
    {
      location: { file: "main.ts", span: { start: 0, end: 0 } },
      dataflow: { modules, config: {}, allowModuleOverrides: false },
      outputs,
      inputs: Object.keys(inputs),
      overrides: Object.keys(overrides),
    },
  ]);
  if (planned === undefined) return null;
  // The code has no imports, so it is a function's body as well.
  const text = toPlanText(planned.plan, "plan").replaceAll("tools) => {", "tools) => { onChunk();");
  // oxlint-disable-next-line typescript/no-implied-eval
  const make = new Function("onChunk", `${text} return plan;`) as (
    onChunk: () => void,
  ) => (outputs: readonly string[]) => readonly string[];
  return make(onChunk)([...outputs]);
}
