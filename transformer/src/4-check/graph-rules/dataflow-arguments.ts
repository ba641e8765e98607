/** What `dataflow(…)` is called with are modules, one by one, or one object of options that has them. */
import { report } from "../../diagnostics/catalogue-entry.js";
import { dataflowArguments as entry } from "../../diagnostics/catalogue/4-requests.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { ArgumentIr } from "../../ir/calls.js";
import type { ExpressionKind, Oracle } from "../../oracle/oracle.js";
import type { GraphRule } from "../graph-rule.js";
import type { LinkedDataflow } from "../../3-link/linked-dataflow.js";

export const dataflowArguments: GraphRule = {
  entry,
  check: (dataflow, oracle, only) => {
    const { file, call } = dataflow;
    if (only !== undefined && only !== file) return [];
    if (call.isEmpty) return [report(entry, { file, span: call.calleeSpan }, { ...NOTHING, kind: "none" })];
    return call.arguments.flatMap((argument) => checkArgument(argument, dataflow, oracle));
  },
};

const NOTHING = { text: "", others: [], specifiers: [], keys: [] } as const;

const OPTIONS: ReadonlySet<string> = new Set(["config", "allowModuleOverrides", "manifests", "threads"]);

function checkArgument(argument: ArgumentIr, { file, call }: LinkedDataflow, oracle: Oracle): readonly Diagnostic[] {
  const { span, text, specifiers } = argument;
  if (oracle.findModule({ file, span }) !== null) return [];
  const kind = toKind(argument, oracle.findKind?.({ file, span }) ?? null);
  if (kind === null) return [];
  const others = call.arguments.filter((other) => other !== argument).map((other) => other.text);
  return [report(entry, { file, span }, { kind, text, others, specifiers, keys: argument.keys ?? [] })];
}

function toKind({ keys }: ArgumentIr, kind: ExpressionKind | null): ExpressionKind | "options" | null {
  if (keys !== null && keys.length > 0 && keys.every((key) => OPTIONS.has(key))) return "options";
  return kind;
}
