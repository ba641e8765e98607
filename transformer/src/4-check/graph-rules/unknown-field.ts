/** The rule `unknown-field`: every part that a modifier extracts from a value exists in the declared type. */
import { findDeclaration, findNearest } from "@icosian/runtime/tooling";
import { report } from "../../diagnostics/diagnostic-kind.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { ExpressionIr } from "../../ir/expression.js";
import type { ModifierIr } from "../../ir/module.js";
import type { AskedPart, Oracle } from "../../oracle/oracle.js";
import type { GraphRule } from "../graph-rule.js";
import { madeNodesOf, type MadeNode } from "../../3-link/made-nodes.js";
import { locationOfDefinition, valueOf } from "../../3-link/node.js";

/** Reports every name of a part that the declared return type does not have. */
export const unknownField: GraphRule<{
  readonly modifier: string;
  readonly node: string;
  readonly field: string;
  readonly reason: "absent" | "nullable";
  readonly kind: "field" | "column" | "element";
  readonly names: readonly string[];
  readonly nearest: string | null;
}> = {
  code: "ICO3117",
  slug: "unknown-field",
  severity: "error",
  checks: "Every part that a modifier extracts from a value exists in the declared type.",
  meaning:
    "A modifier extracts a field, a column or an element from what a function returns, but the declared return type does not have it. Each name is checked as TypeScript checks the access to a property.",
  fix: "Correct the name, or return a type that has it. If the value may be null or may have one of several types, give a `fill`.",
  fine: "Never, unless the declared type is wrong; in that case correct the type.",
  message: ({ modifier, node, field, reason, kind, names, nearest }) => {
    const takes = `\`${modifier}\` takes the ${kind} \`${field}\` out of what \`${node}\` returns`;
    if (reason === "nullable") return `${takes}, which may be null or undefined. Give a \`fill\`.`;
    if (kind === "element") return `${takes}, which has no such element. Name as many elements as its type has.`;
    if (nearest !== null) return `${takes}, which has none of that name. Did you mean \`${nearest}\`?`;
    const shown = names.slice(0, 8).map((name) => `\`${name}\``);
    return shown.length === 0
      ? `${takes}, which has no ${kind}s. Return an object that has it.`
      : `${takes}, which has none of that name. There ${shown.length === 1 ? "is" : "are"} ${shown.join(", ")}${names.length > shown.length ? ", …" : ""}.`;
  },

  check: (dataflow, oracle, only) => madeNodesOf(dataflow, only).flatMap((node) => checkPart(node, oracle)),
};

/** Checks a node if it was extracted from another node. */
function checkPart(node: MadeNode, oracle: Oracle): readonly Diagnostic[] {
  const { made, definition, module } = node;
  const key = made.path?.at(-1);
  const found = key === undefined ? null : findTaking(made.written, key, definition.name);
  if (found === null) return [];
  const { modifier, kind, name } = found;
  const whole = valueOf({
    module,
    definition: { ...definition, made: { ...made, path: made.path?.slice(0, -1) ?? null } },
  });
  const isFilled = modifier.arguments.at(-1)?.kind === "record";
  const missing = whole && oracle.findMissingPart(whole, { kind, key: String(key), isFilled });
  if (missing === null || missing === "there") return [];
  const field = String(name.value);
  const nearest = missing.reason === "absent" && kind !== "element" ? findNearest(field, missing.names) : null;
  const original = locationOfDefinition(node);
  const owner = module.definitions.find(({ nameSpan }) => nameSpan.start === original.span.start)?.name;
  const location = { file: module.file, span: name.span };
  const data = { modifier: modifier.kind ?? "", node: owner ?? definition.name, field, kind, ...missing, nearest };
  const related = [{ ...original, message: `\`${data.node}\` is computed here.` }];
  const text = nearest === null ? null : JSON.stringify(nearest);
  const fixes = text === null ? [] : [{ title: `Rename to ${text}`, edits: [{ ...location, text }] }];
  return [report(unknownField, location, data, { related, fixes })];
}

interface Taking {
  readonly modifier: ModifierIr;
  readonly kind: AskedPart["kind"];
  readonly name: Extract<ExpressionIr, { readonly kind: "literal" }>;
}

/** Finds the modifier that extracted a part, and the literal that names the part; null if no literal does. */
function findTaking(modifiers: readonly ModifierIr[], key: string | number, node: string): Taking | null {
  for (const modifier of modifiers) {
    const kind = findDeclaration(modifier.kind)?.parts;
    if (kind === undefined) continue;
    const names = modifier.arguments.flatMap((each) => (each.kind === "literal" ? [each] : []));
    const name = typeof key === "number" ? names[key] : names.find(({ value }) => value === key);
    if (name === undefined || (kind === "element") !== (typeof key === "number")) continue;
    const own = String(name.value);
    // Data loaders extract elements too, and checks rename the node that they look at.
    if (kind !== "element" || node === own || node.endsWith(`.${own}`) || node.startsWith(`${own}_`))
      return { modifier, kind, name };
  }
  return null;
}
