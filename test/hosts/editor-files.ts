/** The project that editors open, and what they answer about it. */
import type { Editor, Range } from "./editor.ts";

/** The versions of TypeScript whose editor service is tried. */
export const EDITOR_VERSIONS = ["4.9.5", "5.9.3", "6.0.3"] as const;

/** A module of nodes. */
export const FEATURES = `"use dataflow";
import type { Row } from "./types.js";

/** Spend of all weeks together. */
export function spendTotal(spend: Float64Array): number {
  return spend.reduce((sum, each) => sum + each, 0);
}

/** Mean spend of all weeks. */
export function spendMean(spendTotal: number, spend: Float64Array): number {
  return spendTotal / spend.length;
}

export const rows = (spend: Float64Array): readonly Row[] => [...spend].map((value) => ({ value }));
`;

/** A module that takes from the other. */
export const REPORTS = `"use dataflow";

export function spendZeroMean(spend: Float64Array, spendMean: number): Float64Array {
  return spend.map((each) => each - spendMean);
}

export function label({ spendMean, rows }: { spendMean: number; rows: readonly { readonly value: number }[] }): string {
  return \`\${spendMean} of \${rows.length}\`;
}

function _helper(spendMean: number): number {
  return spendMean;
}

export const CONSTANT = _helper(1);
`;

/** A program that asks for both. */
export const MAIN = `import { dataflow } from "@icosian/runtime";
import * as features from "./features.js";
import * as reports from "./reports.js";

export const flow = dataflow(features, reports);

export function run(spend: Float64Array): unknown {
  const { spendMean, label } = flow.executeSync(["spendMean", "label"], { inputs: { spend } });
  return [spendMean, label, flow.executeSync(["spendZeroMean"], { inputs: { spend }, overrides: { spendMean: 3 } })];
}
`;

/** All files, also one that is no dataflow module. */
export const FILES = {
  "src/types.ts": "export interface Row {\n  readonly value: number;\n}\n",
  "src/features.ts": FEATURES,
  "src/reports.ts": REPORTS,
  "src/main.ts": MAIN,
  "src/other.ts": "export function spendMean(spendTotal: number): number {\n  return spendTotal;\n}\n",
};

/** What a quick fix does. */
export interface FixBody {
  readonly description: string;
  readonly changes: readonly {
    readonly fileName: string;
    readonly textChanges: readonly (Range & { readonly newText: string })[];
  }[];
}

/** A range, and its file. */
export interface FileRange extends Range {
  readonly file: string;
}

/** Says where a range is, and what stands there: `src/features.ts:10 spendMean`. */
export function describePlace(editor: Editor, range: FileRange): string {
  const name = editor.toName(range.file);
  return `${name}:${range.start.line} ${editor.textAt(name, range)}`;
}
