/**
 * The rule `unfit-body`: the function of a `does` accepts the signature's parameters and returns the signature's type.
 */
import { takes } from "@icosian/runtime/tooling";
import { report } from "../../diagnostics/diagnostic-kind.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { ModifierIr } from "../../ir/module.js";
import type { Span } from "../../ir/span.js";
import type { BodyCall, BodyFault, Oracle } from "../../oracle/oracle.js";
import type { GraphRule } from "../graph-rule.js";
import { madeNodesOf, type MadeNode } from "../../3-link/made-nodes.js";
import { inputsOf, locationOfDefinition } from "../../3-link/node.js";

/** Reports every function of a `does` that cannot replace the body of its signature. */
export const unfitBody: GraphRule<{ readonly node: string; readonly fault: string }> = {
  code: "ICO3119",
  slug: "unfit-body",
  severity: "error",
  checks: "The function of a `does` accepts the signature's parameters and returns the signature's type.",
  meaning:
    "The function of a `does` cannot replace the body of the signature. TypeScript's own rules decide: the function is called with the signature's parameters in order or, with a mapping, with one object of them. It may take fewer parameters than that. Its result must have the type that the signature declares.",
  fix: "Change the function, the signature or the mapping so that they fit together.",
  fine: "Never: the node would be computed from missing or wrong values.",
  message: ({ node, fault }) => `The function of \`does\` cannot compute \`${node}\`: ${fault}.`,

  check: (dataflow, oracle, only) => {
    // Modifiers may create several nodes from one definition.
    const bySignature = new Map(madeNodesOf(dataflow, only).map((node) => [node.definition.nameSpan, node]));
    return [...bySignature.values()].flatMap((node) =>
      node.made.written.flatMap((modifier) => (takes(modifier.kind, "body") ? checkBody(node, modifier, oracle) : [])),
    );
  },
};

function checkBody(
  node: MadeNode,
  { arguments: [through, mapping] }: ModifierIr,
  oracle: Oracle,
): readonly Diagnostic[] {
  const { module } = node;
  const signature = locationOfDefinition(node);
  const definition = module.definitions.find(({ nameSpan }) => nameSpan.start === signature.span.start);
  const passed = definition && toPassed(module.file, inputsOf(definition), mapping);
  if (through === undefined || !passed) return [];
  const fault = oracle.findBodyFault({ through: { file: module.file, span: through.span }, signature, passed });
  if (fault === null || fault === "fits") return [];
  const inputs = inputsOf(definition).map(({ name }) => name);
  const entries = mapping?.kind === "record" ? mapping.entries : [];
  const names =
    mapping === undefined ? inputs : entries.map(({ value }) => (value.kind === "literal" ? String(value.value) : ""));
  const span = spanOf(fault, through.span, entries);
  const data = { node: definition.name, fault: describe(fault, names) };
  const related = [{ ...signature, message: "The signature is here." }];
  return [report(unfitBody, { file: module.file, span }, data, { related })];
}

/** Describes the arguments of the call; null if they are not known. */
function toPassed(
  file: string,
  inputs: readonly { readonly name: string; readonly nameSpan: Span }[],
  mapping: ModifierIr["arguments"][number] | undefined,
): BodyCall["passed"] | null {
  if (mapping === undefined)
    return { kind: "positional", parameters: inputs.map(({ nameSpan: span }) => ({ file, span })) };
  if (mapping.kind !== "record") return null;
  const properties = mapping.entries.map(({ key, value }) => {
    const input = inputs.find(({ name }) => value.kind === "literal" && value.value === name);
    return input === undefined ? null : ([key, { file, span: input.nameSpan }] as const);
  });
  const known = properties.filter((each) => each !== null);
  return known.length < properties.length ? null : { kind: "named", properties: known };
}

function spanOf(
  fault: BodyFault,
  through: Span,
  entries: readonly { readonly key: string; readonly keySpan: Span }[],
): Span {
  if (fault.kind === "unknown") return entries.find(({ key }) => key === fault.property)?.keySpan ?? through;
  return (fault.kind === "argument" && entries[fault.index]?.keySpan) || through;
}

function describe(fault: BodyFault, parameters: readonly string[]): string {
  switch (fault.kind) {
    case "arity":
      return `it needs ${countInWords(fault.needed, "argument")}, and is given ${fault.given}`;
    case "missing":
      return `it needs the property \`${fault.property}\`, which the mapping does not have`;
    case "unknown":
      return `it takes no property \`${fault.property}\`${fault.names.length === 0 ? "" : `; it takes ${fault.names.map((name) => `\`${name}\``).join(", ")}`}`;
    case "argument":
      return `\`${parameters[fault.index] ?? ""}\` is of the type ${fault.sourceText}, and it takes ${fault.targetText} there`;
    case "result":
      return `it gives ${fault.sourceText}, and the declared type is ${fault.targetText}`;
    case "signature":
      return `it is ${fault.sourceText}, and the signature asks for ${fault.targetText}`;
  }
}

function countInWords(number: number, noun: string): string {
  return number === 1 ? `one ${noun}` : `${number} ${noun}s`;
}
