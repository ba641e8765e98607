/** Dataflow modules about what hosts do differently: forms of export, line ends, imports that are not used at run time. */

const features = `"use dataflow";

/** Spend of one signup. */
export function spendPerSignup(spend: Float64Array, signups: Float64Array): Float64Array {
  return spend.map((value, index) => value / (signups[index] ?? 1));
}

export const meanSpend = (spend: Float64Array): number => sum(spend) / spend.length;

export const label = async function ({ meanSpend, unit = "EUR" }: { meanSpend: number; unit?: string }): Promise<string> {
  return \`\${meanSpend} \${unit}\`;
};

export class Ratios {
  static spendShare(meanSpend: number, total: number): number {
    return meanSpend / total;
  }
}

function sum(values: Float64Array): number {
  return values.reduce((left, right) => left + right, 0);
}
`;

const importing = `"use dataflow";
import type { Unit } from "./types.js";
import { scale } from "./helper.js";

export const scaled = (spend: number, unit: Unit): number => scale(spend, unit === "EUR" ? 1 : 2);
`;

const withRuntime = `"use dataflow";
import { node, type RunContext } from "@icosian/runtime";

export const spendTotal = node((spend: Float64Array): number => spend.reduce((left, right) => left + right, 0));

export async function report(spendTotal: number, context: RunContext): Promise<string> {
  const { node, runId, signal } = context;
  return [node, runId, signal.aborted, spendTotal.toFixed(2)].join(" ");
}
`;

/** Modules by their path in a project. */
export const hostModules: Readonly<Record<string, string>> = {
  "src/hosts/features.ts": features,
  "src/hosts/carriage-returns.ts": features.replaceAll("\n", "\r\n"),
  "src/hosts/byte-order-mark.ts": `\uFEFF${features}`,
  "src/hosts/no-last-line-end.ts": features.trimEnd(),
  "src/hosts/last-line-comment.ts": `${features}// The last word`,
  "src/hosts/importing.ts": importing,
  "src/hosts/with-runtime.ts": withRuntime,
};

const main = `import { dataflow } from "@icosian/runtime";
import * as features from "./hosts/features.js";

const inputs = { spend: Float64Array.of(10, 20), signups: Float64Array.of(2, 5) };
dataflow(features)
  .execute(["label", "spendPerSignup"], { inputs })
  .then(({ label, spendPerSignup }) => console.log(label, spendPerSignup.join(" ")));
`;

/** What they import, and a program that runs them. */
export const helperModules: Readonly<Record<string, string>> = {
  "src/main.ts": main,
  "src/hosts/types.ts": `export type Unit = "EUR" | "USD";\n`,
  "src/hosts/helper.ts": `export function scale(value: number, factor: number): number {\n  return value * factor;\n}\n`,
};

/** Modules that no host may accept. */
export const wrongModules: Readonly<Record<string, string>> = {
  "src/hosts/missing-return-type.ts": `"use dataflow";\n\nexport function meanSpend(spend: readonly number[]) {\n  return spend.length;\n}\n`,
  "src/hosts/two-errors.ts": `"use dataflow";\r\n\r\nexport const total = (...spend: number[]): number => spend.length;\r\nexport default 1;\r\n`,
};
