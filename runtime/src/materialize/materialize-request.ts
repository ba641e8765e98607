/** The parts of a request that saves values with materializers of its own. */
import { malformedRequest } from "../errors/catalogue/7-requests.js";
import { toProblem } from "../errors/catalogue-entry.js";
import type { Problem } from "../errors/problem.js";
import { describeKind } from "../errors/words.js";
import type { Graph } from "../graph/graph.js";
import { MANIFEST_EXPORT, type Manifest } from "../manifest.js";
import { isRecord } from "../plan/request/is-record.js";
import type { Values } from "../plan/request/request.js";
import type { AnyMaterializer } from "./materializer.js";

/** The options of `materialize`: the further outputs, and the options of `execute`. */
export interface SplitOptions {
  /** The further outputs, not yet checked. */
  readonly outputs: readonly unknown[];
  /** Everything else, not yet checked. */
  readonly rest: unknown;
}

/** Takes `outputs` out of the options; anything but a list is reported as ICO7008. */
export function splitOutputs(options: unknown, problems: Problem[]): SplitOptions {
  if (!isRecord(options)) return { outputs: [], rest: options };
  const { outputs = [], ...rest } = options;
  if (Array.isArray(outputs)) return { outputs: outputs as readonly unknown[], rest };
  const reason = `\`outputs\` is ${describeKind(outputs)}; give a list: \`["spendMean"]\`.`;
  problems.push(toProblem(malformedRequest, "request", { reason }));
  return { outputs: [], rest };
}

/** Lists the nodes with which materializers save; O(nodes). */
export function findSavers({ variables }: Graph, materializers: readonly AnyMaterializer[]): readonly string[] {
  const own = new Set(materializers.flatMap((each) => functionsOf(each)));
  return variables.flatMap((variable) => {
    if (variable.kind !== "node") return [];
    const { definition, name } = variable;
    return own.has(definition.made?.by) && definition.tags?.["icosian.dataSaver"] !== undefined ? [name] : [];
  });
}

/** Returns some of the values, in the order of the names. */
export function pick(values: Values, names: readonly string[]): Values {
  return Object.fromEntries(names.map((name) => [name, values[name]]));
}

function functionsOf(materializer: AnyMaterializer): readonly unknown[] {
  // A cast because its type does not show the manifest.
  const { definitions } = (materializer as unknown as { readonly [MANIFEST_EXPORT]: Manifest })[MANIFEST_EXPORT];
  return definitions.map((definition) => definition.function);
}
