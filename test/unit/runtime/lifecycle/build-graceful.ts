/** Builds dataflows with `gracefulErrors` from sources, and records what hooks are told. */
import { dataflow, type Dataflow, type LifecycleAdapter } from "@icosian/runtime";
import { gracefulErrors, type GracefulErrorsOptions } from "@icosian/runtime/adapters";
import { loadModules } from "../modifiers/build.ts";

const TYPES = `
  import type { Collect, Parallelizable, RunContext } from "@icosian/runtime";
  import { worker } from "@icosian/runtime/workers";
`;

/** A dataflow, and everything that its module exports. */
interface Built {
  readonly flow: Dataflow<never>;
  readonly exports: Readonly<Record<string, unknown>>;
}

/** Adapters before and after `gracefulErrors`. */
type Others = Partial<Readonly<Record<"before" | "after", readonly LifecycleAdapter[]>>>;

/** Compiles a module, which may use all that the runtime exports, and builds a dataflow with `gracefulErrors`. */
export async function buildGraceful(
  source: string,
  options: GracefulErrorsOptions = {},
  { before = [], after = [] }: Others = {},
): Promise<Built> {
  const [module] = await loadModules(TYPES + source);
  const flow = dataflow({ modules: [module!], adapters: [...before, gracefulErrors(options), ...after] });
  return { flow, exports: module as Readonly<Record<string, unknown>> };
}

/** An adapter that keeps one line per execution of a node. */
export function toRecorder(lines: unknown[]): LifecycleAdapter {
  return {
    postNodeExecute: ({ node, success, outcome, result, error, attempts }) =>
      void lines.push([node.name, success, outcome, result, error instanceof Error ? error.message : error, attempts]),
  };
}
