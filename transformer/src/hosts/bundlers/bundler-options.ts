/** The options of the plugins for bundlers. */
import { resolve } from "node:path";
import { renderLine } from "../../diagnostics/render-line.js";
import { resolveOptions, type ResolvedOptions, type TransformerOptions } from "../options.js";

/** Options of the plugins for bundlers. */
export interface BundlerOptions extends Pick<TransformerOptions, "include" | "warnings"> {
  /**
   * Whether whole dataflows are checked as well, as `icosian check` does: types, inputs, cycles. A tsconfig, or a folder
   * with one; `true` for the folder where the bundler runs. False unless said.
   */
  readonly check?: boolean | string;
}

/** The options, complete. */
export interface ResolvedBundlerOptions extends ResolvedOptions {
  /** What is checked; null for nothing. */
  readonly project: string | null;
}

/**
 * Reads the options.
 *
 * @throws Error that says what is wrong with them.
 */
export function resolveBundlerOptions({ check = false, ...entry }: BundlerOptions): ResolvedBundlerOptions {
  const resolved = resolveOptions({ ...entry }, process.cwd(), "the plugin's options");
  const [problem] = resolved.diagnostics;
  if (problem !== undefined) throw new Error(renderLine(problem, ""));
  if (typeof check !== "boolean" && typeof check !== "string")
    throw new Error("The option `check` of the icosian plugin takes true, false, or the path of a tsconfig.");
  return { ...resolved, project: check === false ? null : resolve(check === true ? "." : check) };
}
