/** The rule `pointless-check`: every check of a node's value can pass and can fail. */
import { findDeclaration } from "@icosian/runtime/tooling";
import { report } from "../../diagnostics/diagnostic-kind.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { EntryIr, ExpressionIr } from "../../ir/expression.js";
import type { Span } from "../../ir/span.js";
import type { ElementKind, Elements, Oracle } from "../../oracle/oracle.js";
import type { GraphRule } from "../graph-rule.js";
import type { LinkedDataflow } from "../../3-link/linked-dataflow.js";
import { findNode } from "../../3-link/edges/producers.js";
import { madeNodesOf, type MadeNode } from "../../3-link/made-nodes.js";
import { inputsOf, valueOf } from "../../3-link/node.js";

/** What a check looks at, and the result of the check for a value without it. */
interface Looks {
  readonly kinds: readonly ElementKind[];
  readonly lookedAt: string;
  readonly never: "pass" | "fail";
}

const NUMBERS = { kinds: ["number"], lookedAt: "numbers" } as const;
const STRINGS = { kinds: ["string"], lookedAt: "strings" } as const;

const LOOKS: Readonly<Record<string, Looks>> = {
  range: { kinds: ["number", "bigint"], lookedAt: "numbers", never: "pass" },
  meanInRange: { ...NUMBERS, never: "pass" },
  maxStandardDeviation: { ...NUMBERS, never: "fail" },
  allowNaN: { ...NUMBERS, never: "fail" },
  maxFractionNaN: { kinds: ["number", "null", "undefined"], lookedAt: "NaN and null", never: "fail" },
  contains: { ...STRINGS, never: "pass" },
  doesNotContain: { ...STRINGS, never: "fail" },
};

/** Reports every check that has the same result for all values of the declared type. */
export const pointlessCheck: GraphRule<{
  readonly check: string;
  readonly node: string;
  readonly type: string;
  /** What the check can never do, and why. */
  readonly never: string;
}> = {
  code: "ICO3118",
  slug: "pointless-check",
  severity: "error",
  checks: "Every check of a node's value can pass and can fail.",
  meaning:
    "A check of `checkOutput` has the same result for every value of the declared type. For example, `range` on a string never passes, and `allowNaN` on a string never fails.",
  fix: "Write a check that fits the type of the node, or remove the check.",
  fine: "Never, unless the declared type is wrong; in that case correct the type.",
  message: ({ check, node, type, never }) =>
    `The check \`${check}\` of \`${node}\` can never ${never}: what \`${node}\` gives is ${type}. Correct it, or remove it.`,

  check: (dataflow, oracle, only) =>
    madeNodesOf(dataflow, only).flatMap((node) => checkValidator(node, dataflow, oracle)),
};

/** Checks a node if it is a validator of another node. */
function checkValidator(node: MadeNode, dataflow: LinkedDataflow, oracle: Oracle): readonly Diagnostic[] {
  const name = node.definition.name.replace(/_\d+$/, "");
  const [input, ...others] = inputsOf(node.definition);
  const checked = input && findNode(input.name, dataflow);
  const value = checked && valueOf(checked);
  if (node.made.path !== null || others.length > 0 || !value || checked.module !== node.module) return [];
  const written = node.made.written.flatMap(({ kind, arguments: [checks] }) =>
    takesChecks(kind) && checks?.kind === "record"
      ? checks.entries.filter(({ key }) => name.endsWith(`_${key}_validator`))
      : [],
  );
  if (written.length === 0) return [];
  const elements = oracle.findElements(value);
  if (elements === null) return [];
  const named = checked.definition.name.replace(/_raw(_\d+)?$/, "");
  return written.flatMap((each) =>
    findFaults(each, elements).map(({ span, ...fault }) =>
      report(
        pointlessCheck,
        { file: node.module.file, span },
        { check: each.key, node: named, type: elements.text, ...fault },
      ),
    ),
  );
}

function takesChecks(kind: string | null): boolean {
  const [form] = findDeclaration(kind)?.arguments ?? [];
  return typeof form === "object" && "checks" in form;
}

interface Fault {
  readonly span: Span;
  readonly never: string;
}

function findFaults({ key, keySpan, value }: EntryIr, { kinds, mayBeTable }: Elements): readonly Fault[] {
  if (key === "valuesIn") return findForeignValues(value, kinds);
  if (key === "dataType") return findForeignType(value, kinds);
  const looks = LOOKS[key];
  // A check such as `allowNaN: true` never fails on purpose, and columns of a table may have any type.
  if (looks === undefined || mayBeTable || (value.kind === "literal" && value.value === true)) return [];
  const never = `${looks.never}, because it looks at ${looks.lookedAt}`;
  return looks.kinds.some((kind) => kinds.has(kind)) ? [] : [{ span: keySpan, never }];
}

/** Finds listed values that the node never gives. */
function findForeignValues(list: ExpressionIr, kinds: ReadonlySet<ElementKind>): readonly Fault[] {
  if (list.kind !== "list") return [];
  return list.elements.flatMap((each): readonly Fault[] => {
    if (each.kind !== "literal") return [];
    const kind = each.value === null ? "null" : (typeof each.value as ElementKind);
    // Null may come from code without types, but a value of another type is a mistake.
    if (kind === "null" || kind === "undefined" || kinds.has(kind)) return [];
    return [{ span: each.span, never: `find ${JSON.stringify(each.value)}` }];
  });
}

const CONSTRUCTORS: Readonly<Record<string, ElementKind>> = {
  Number: "number",
  String: "string",
  Boolean: "boolean",
  BigInt: "bigint",
  Symbol: "symbol",
};

function findForeignType(type: ExpressionIr, kinds: ReadonlySet<ElementKind>): readonly Fault[] {
  const asked = type.kind === "literal" ? type.value : type.kind === "function" ? CONSTRUCTORS[type.name] : undefined;
  if (typeof asked !== "string") return [];
  // The `typeof` of null is `"object"`.
  const isThere = kinds.has(asked as ElementKind) || (asked === "object" && kinds.has("null"));
  return isThere ? [] : [{ span: type.span, never: `pass, because it looks for values of the type ${asked}` }];
}
