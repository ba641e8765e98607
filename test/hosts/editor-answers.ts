/** What an editor has to answer about the files of `editor-files.ts`, whichever server gives the answers. */
import { FEATURES, MAIN, REPORTS } from "./editor-files.ts";

/** A place in a file, marked by `|`, and what stands there. */
export type MarkedPlace = readonly [what: string, file: string, marked: string];

/** The places at which the node `spendMean` is taken, other than its own. */
export const TAKEN: readonly MarkedPlace[] = [
  ["a parameter", "src/reports.ts", "|spendMean: number): Float64Array"],
  ["a destructured parameter", "src/reports.ts", "{ |spendMean, rows }"],
  ["an output", "src/main.ts", `["spend|Mean"`],
  ["a key", "src/main.ts", "overrides: { |spendMean"],
];

/** The same places, and that of the node. */
export const NAMED: readonly MarkedPlace[] = [["a node", "src/features.ts", "function |spendMean"], ...TAKEN];

/** Where the node is. */
export const NODE: readonly string[] = ["src/features.ts:10 spendMean"];

/** Where the input `spend` is taken. */
export const TAKERS: readonly string[] = [
  "src/features.ts:5 spend",
  "src/features.ts:10 spend",
  "src/features.ts:14 spend",
  "src/reports.ts:3 spend",
];

/** Where the node is named, each line once. */
export const REFERENCES: ReadonlySet<string> = new Set([
  "src/features.ts:10 spendMean",
  "src/main.ts:8 spendMean",
  "src/main.ts:9 spendMean",
  "src/reports.ts:3 spendMean",
  "src/reports.ts:4 spendMean",
  "src/reports.ts:7 spendMean",
  "src/reports.ts:8 spendMean",
]);

/** The files after the node has been renamed to `mean`. */
export const RENAMED: Readonly<Record<string, string>> = {
  "src/features.ts": FEATURES.replace("function spendMean", "function mean"),
  "src/reports.ts": REPORTS.replace("spendMean: number): Float64Array", "mean: number): Float64Array")
    .replace("each - spendMean", "each - mean")
    .replace("{ spendMean, rows }: { spendMean: number;", "{ mean, rows }: { mean: number;")
    .replace("${spendMean}", "${mean}"),
  "src/main.ts": MAIN.replace("{ spendMean, label }", "{ mean: spendMean, label }")
    .replace(`["spendMean", "label"]`, `["mean", "label"]`)
    .replace("overrides: { spendMean: 3 }", "overrides: { mean: 3 }"),
};

/** The files after the input `spend` has been renamed to `weekly`. */
export const INPUT_RENAMED = {
  "src/features.ts": FEATURES.replaceAll(/(?<!Mean )\bspend\b/g, "weekly"),
  "src/main.ts": MAIN.replaceAll("inputs: { spend }", "inputs: { weekly: spend }"),
} as const;

/** What is said about the node, and about what a parameter takes. */
export const SAID = {
  node: ["Takes `spendTotal: number`, `spend: Float64Array` (input).", "Taken by `label`, `spendZeroMean`."],
  parameter: "Node `spendMean: number` of src/features.ts.",
  input: "Input `spend`: no node has this name",
} as const;

/** Places at which no node can be taken. */
export const ELSEWHERE: readonly MarkedPlace[] = [
  ["helpers", "src/reports.ts", "_helper(|spendMean"],
  ["bodies", "src/reports.ts", "return |spend.map"],
  ["types", "src/reports.ts", "spend: |Float64Array"],
  ["other files", "src/other.ts", "(|spendTotal"],
];
