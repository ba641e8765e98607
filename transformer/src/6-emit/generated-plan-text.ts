/** Writes plans as code for a generated file, in TypeScript. */
import type { JoinedPlan } from "../ir/joined-dataflow.js";
import type { PlanTypes } from "./function-head.js";
import { toPlanParts } from "./plan-text.js";

const TYPES: PlanTypes = {
  functions: "readonly PlainFunction[]",
  slots: "unknown[]",
  values: "Readonly<Record<string, unknown>>",
  chunk: "Chunk",
  loop: "ItemLoop",
  result: "Record<string, unknown>",
};

/** Types that a file imports where it uses them, and how it does. */
export const PLAN_TYPES: readonly (readonly [name: string, use: string])[] = [
  ["Chunk", "): Chunk {"],
  ["GeneratedPlan", "(): GeneratedPlan {"],
  ["ItemLoop", "): ItemLoop {"],
  ["PlainFunction", "unctions: readonly PlainFunction[])"],
];

/** What `generatedDataflow(…)` is told of plans: one line for the list of them, if there are any. */
export function toPlansField(plans: readonly JoinedPlan[]): string {
  const names = plans.flatMap(({ plan }, index) => (typeof plan === "string" ? [] : [`${toName(index)}()`]));
  return names.length === 0 ? "" : `  plans: () => [${names.join(", ")}],\n`;
}

/** The functions of a plan; of one that cannot be code, why. */
export function toGeneratedPlanText({ outputs, inputs, plan }: JoinedPlan, index: number): string {
  if (typeof plan === "string") return `// A request for ${toWords(outputs)} is interpreted. ${plan}\n`;
  const name = toName(index);
  const { entry, declarations } = toPlanParts(plan, name, TYPES);
  const given = inputs.length === 0 ? "gives no input" : `gives ${toWords(inputs)} and no other input that it reads`;
  return `/** A request for ${toWords(outputs)} as code, for a caller that ${given}. */
function ${name}(): GeneratedPlan {
  return { outputs: ${JSON.stringify(outputs)}, ${entry} };
}
${declarations.join("\n")}
`;
}

function toName(index: number): string {
  return `$plan${index + 1}`;
}

function toWords(names: readonly string[]): string {
  const quoted = names.map((name) => `\`${name.replaceAll("*/", "*\\/")}\``);
  return quoted.length < 2 ? quoted.join("") : `${quoted.slice(0, -1).join(", ")} and ${quoted.at(-1)}`;
}
