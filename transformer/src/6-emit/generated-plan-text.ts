/** Writes compiled plans for a generated file, in TypeScript. */
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

/** Types that a generated file imports if it uses them, with the text of the use. */
export const PLAN_TYPES: readonly (readonly [name: string, use: string])[] = [
  ["Chunk", "): Chunk {"],
  ["GeneratedPlan", "(): GeneratedPlan {"],
  ["ItemLoop", "): ItemLoop {"],
  ["PlainFunction", "unctions: readonly PlainFunction[])"],
];

/** Writes the property `plans` of `generatedDataflow(…)`: one line, or nothing if there are no plans. */
export function toPlansField(plans: readonly JoinedPlan[]): string {
  const names = plans.flatMap(({ plan }, index) => (typeof plan === "string" ? [] : [`${toName(index)}()`]));
  return names.length === 0 ? "" : `  plans: () => [${names.join(", ")}],\n`;
}

/** Writes the functions of a plan; for a plan that cannot be compiled, a comment with the reason. */
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
