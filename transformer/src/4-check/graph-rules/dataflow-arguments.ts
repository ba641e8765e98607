/**
 * The rule `dataflow-arguments`: the arguments of `dataflow(…)` are modules, or one object of options that lists the
 * modules.
 */
import { DATAFLOW_OPTIONS } from "@icosian/runtime/tooling";
import { report } from "../../diagnostics/diagnostic-kind.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { ArgumentIr } from "../../ir/calls.js";
import type { ExpressionKind, Oracle } from "../../oracle/oracle.js";
import type { GraphRule } from "../graph-rule.js";
import type { LinkedDataflow } from "../../3-link/linked-dataflow.js";

/** An argument of `dataflow(…)` that is not a module, and the arguments beside it. */
interface ArgumentData {
  readonly kind: "none" | "options" | "list" | "function" | "functions" | "promise" | "primitive";
  readonly text: string;
  /** The texts of the other arguments. */
  readonly others: readonly string[];
  /** The specifiers that the argument, or its properties, are imported from. */
  readonly specifiers: readonly string[];
  readonly keys: readonly string[];
}

/** Reports every argument of `dataflow(…)` that is neither a module nor the object of options. */
export const dataflowArguments: GraphRule<ArgumentData> = {
  code: "ICO3213",
  slug: "dataflow-arguments",
  severity: "error",
  checks: "The arguments of `dataflow(…)` are modules, or one object of options that lists the modules.",
  meaning:
    "`dataflow(…)` takes modules, each imported with `import * as features from …`, or one object of options with the list `modules`. A dataflow consists of whole modules, because the manifest, which has the names and inputs of all nodes, belongs to a module. Lists, objects of single functions, and options beside modules cannot be linked.",
  fix: "Change the call as the message says.",
  fine: "Never: the dataflow could not be built.",
  message: ({ kind, text, others, specifiers, keys }) => {
    switch (kind) {
      case "none":
        return "This dataflow has no modules. Write `dataflow(features)`, with a module that is imported as a whole: `import * as features from …`.";
      case "options": {
        const options = keys.map((key) => `${key}: …`).join(", ");
        return `\`${text}\` are options, which stand in one object with the modules: \`dataflow({ modules: [${others.join(", ") || "…"}], ${options} })\`.`;
      }
      case "list":
        return `\`${text}\` is a list, and modules are given one by one: \`dataflow(features, loaders)\`. A list of them is an option: \`dataflow({ modules: ${text} })\`.`;
      case "function":
      case "functions":
        return `\`${text}\` ${kind === "function" ? "is a function" : "is an object of your own"}, and a dataflow is made of whole modules. Write ${toImports(specifiers)}. To leave functions of a module out, put \`exclude()\` on them or move them to another file.`;
      case "promise":
        return `\`${text}\` is a promise, not a module. Write \`await\` before it.`;
      case "primitive":
        return `\`${text}\` is no module. Import the module as a whole, \`import * as features from …\`, and write \`dataflow(features)\`.`;
    }
  },

  check: (dataflow, oracle, only) => {
    const { file, call } = dataflow;
    if (only !== undefined && only !== file) return [];
    if (call.isEmpty) return [report(dataflowArguments, { file, span: call.calleeSpan }, { ...NOTHING, kind: "none" })];
    return call.arguments.flatMap((argument) => checkArgument(argument, dataflow, oracle));
  },
};

const NOTHING = { text: "", others: [], specifiers: [], keys: [] } as const;

const OPTIONS: ReadonlySet<string> = new Set(DATAFLOW_OPTIONS.filter((name) => name !== "modules"));

function checkArgument(argument: ArgumentIr, { file, call }: LinkedDataflow, oracle: Oracle): readonly Diagnostic[] {
  const { span, text, specifiers } = argument;
  if (oracle.findModule({ file, span }) !== null) return [];
  const kind = toKind(argument, oracle.findKind?.({ file, span }) ?? null);
  if (kind === null) return [];
  const others = call.arguments.filter((other) => other !== argument).map((other) => other.text);
  return [report(dataflowArguments, { file, span }, { kind, text, others, specifiers, keys: argument.keys ?? [] })];
}

function toKind({ keys }: ArgumentIr, kind: ExpressionKind | null): ArgumentData["kind"] | null {
  if (keys !== null && keys.length > 0 && keys.every((key) => OPTIONS.has(key))) return "options";
  return kind === "modifier" ? "function" : kind;
}

/** Writes the imports that the user needs, and the call with what they import. */
function toImports(specifiers: readonly string[]): string {
  const all = specifiers.length === 0 ? ["…"] : specifiers;
  const names = all.map((specifier) => {
    const base = /([^/]+?)(\.[cm]?[jt]sx?)?$/.exec(specifier)?.[1] ?? "";
    const name = base.replaceAll(/[^\p{ID_Continue}]+(.)?/gu, (_, next: string = "") => next.toUpperCase());
    return /^\p{ID_Start}/u.test(name) ? name : "features";
  });
  const imports = all.map((specifier, index) => {
    const from = specifier === "…" ? specifier : `"${specifier}"`;
    return `\`import * as ${names[index]} from ${from}\``;
  });
  return `${imports.join(" and ")}, and \`dataflow(${names.join(", ")})\``;
}
