/** Reports the diagnostics of a module to bundlers. */
import type { Diagnostic } from "../../../diagnostics/diagnostic.js";
import { toRange } from "../../../diagnostics/formats/format.js";
import { renderLine } from "../../../diagnostics/render-line.js";
import type { TransformedModule } from "./transform-module.js";

/** A message in Rollup's format. Bundlers without locations show only the message. */
export interface BundlerMessage {
  /** The diagnostic, with its code. */
  readonly message: string;
  /** Absolute path of the file. */
  readonly id: string;
  /** The location: lines are counted from 1, columns from 0. */
  readonly loc: { readonly file: string; readonly line: number; readonly column: number };
}

/** Combines the errors of a module in one message, because the first message ends a build; null if there are none. */
export function toErrorMessage({ diagnostics, text }: TransformedModule): BundlerMessage | null {
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  const [first] = errors;
  if (first === undefined) return null;
  const lines = errors.map((error) => renderLine(error, text));
  return toMessage(first, text, `This dataflow module has errors.\n${lines.join("\n")}`);
}

/** The warnings about a module. */
export function toWarningMessages({ diagnostics, text }: TransformedModule): readonly BundlerMessage[] {
  const warnings = diagnostics.filter(({ severity }) => severity === "warning");
  return warnings.map((warning) => toMessage(warning, text, renderLine(warning, text)));
}

function toMessage({ file, span }: Diagnostic, text: string, message: string): BundlerMessage {
  const { line, column } = toRange(text, span);
  return { message, id: file, loc: { file, line, column: column - 1 } };
}
