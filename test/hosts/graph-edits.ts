/** A project of dataflow modules, and edits of them that meet every kind of mistake that a graph can have. */

const HEAD = `"use dataflow";\n`;
const ROWS = `import type { Row } from "./types.js";\n`;

/** What each file may say; the first is without a mistake. */
export const VARIANTS = {
  "src/types.ts": [
    `export interface Row { readonly id: number }\n`,
    `export interface Row { readonly id: string }\n`,
    `// A comment.\nexport interface Row { readonly id: number }\n`,
  ],
  "src/loaders.ts": [
    `${HEAD}${ROWS}export function rows(file: string): readonly Row[] { return file === "" ? [] : []; }\n`,
    `${HEAD}${ROWS}export function rows(file: string): Row | null { return file === "" ? null : null; }\n`,
    `${ROWS}export function rows(file: string): readonly Row[] { return file === "" ? [] : []; }\n`,
    `${HEAD}${ROWS}export async function rows(file: string): Promise<readonly Row[]> { return file === "" ? [] : []; }\n`,
    `${HEAD}${ROWS}export function rwos(file: string): readonly Row[] { return file === "" ? [] : []; }\n`,
    // A mistake of its own, also where no dataflow links it.
    `${HEAD}${ROWS}export function rows(file: string): readonly Row[] { return file === "" ? [] : []; }\nexport const count = (rows: string): number => rows.length;\n`,
  ],
  "src/features.ts": [
    `${HEAD}export function ids(rows: readonly { readonly id: number }[], first: number = 0): number { return rows.length + first; }\n`,
    `${HEAD}export function ids(rows: readonly { readonly id: number }[], first: number): number { return rows.length + first; }\n`,
    `${HEAD}export function ids(rows: string): number { return rows.length; }\n`,
    `${HEAD}export function ids(\n  // icosian-expect ICO3101: to be mended\n  rows: string,\n): number { return rows.length; }\n`,
    `${HEAD}export function ids({ rows, week = 1 }: { rows: readonly unknown[]; week: number }): number { return rows.length + week; }\n`,
    `${HEAD}export function ids({ rows, week }: { rows: readonly unknown[]; week: number }): number { return rows.length + week; }\n`,
    `${HEAD}export function ids(rows: readonly unknown[], total: number): number { return rows.length + total; }\n`,
  ],
  "src/totals.ts": [
    `${HEAD}export const total = (ids: number): number => ids;\n`,
    `${HEAD}export const total = (ids: string): string => ids;\n`,
    `${HEAD}export const total = (file: number): number => file;\n`,
    `${HEAD}export const total = (ids: number): number => ids;\nexport const ids = (): number => 1;\n`,
  ],
  "src/main.ts": [
    `import { dataflow } from "@icosian/runtime";\nimport * as loaders from "./loaders.js";\nimport * as features from "./features.js";\nimport * as totals from "./totals.js";\nexport const flow = dataflow(loaders, features, totals);\n`,
    `import { dataflow } from "@icosian/runtime";\nimport * as features from "./features.js";\nimport * as totals from "./totals.js";\nexport const flow = dataflow(features, totals);\n`,
    `import { dataflow } from "@icosian/runtime";\nimport * as loaders from "./loaders.js";\nimport * as features from "./features.js";\nimport * as totals from "./totals.js";\nexport const flow = dataflow({ modules: [loaders, features, totals], config: { first: 1, nothing: 2 } });\n`,
  ],
  "src/other.ts": [
    `import { dataflow } from "@icosian/runtime";\nimport * as loaders from "./loaders.js";\nimport * as features from "./features.js";\nexport const other = dataflow(loaders, features);\n`,
    `export const other = 1;\n`,
  ],
  "src/run.ts": [
    `import { flow } from "./main.js";\nexport const total = flow.executeSync(["total"], { inputs: { file: "" } });\n`,
    `import { flow } from "./main.js";\nexport const total = flow.executeSync(["total"]);\n`,
  ],
} as const;

/** A file that is edited. */
type Name = keyof typeof VARIANTS;

/** The files. */
export const names: readonly Name[] = Object.keys(VARIANTS) as Name[];

/** Which variant a file gets. */
export type Edit = readonly [file: Name, variant: number];

/** Edits in an order that meets each variant, and every kind of mistake from both of its ends. */
export const EDITS: readonly Edit[] = [
  ["src/loaders.ts", 5],
  ["src/loaders.ts", 1],
  ["src/other.ts", 1],
  ["src/other.ts", 0],
  ["src/features.ts", 2],
  ["src/loaders.ts", 0],
  ["src/features.ts", 3],
  ["src/features.ts", 2],
  ["src/features.ts", 0],
  ["src/types.ts", 1],
  ["src/totals.ts", 1],
  ["src/types.ts", 2],
  ["src/main.ts", 1],
  ["src/run.ts", 1],
  ["src/main.ts", 0],
  ["src/loaders.ts", 2],
  ["src/totals.ts", 0],
  ["src/loaders.ts", 3],
  ["src/run.ts", 0],
  ["src/features.ts", 1],
  ["src/main.ts", 2],
  ["src/loaders.ts", 4],
  ["src/main.ts", 0],
  ["src/loaders.ts", 0],
  ["src/features.ts", 4],
  ["src/features.ts", 5],
  ["src/features.ts", 6],
  ["src/totals.ts", 2],
  ["src/totals.ts", 3],
  ["src/features.ts", 0],
  ["src/totals.ts", 0],
];

/** Codes that edits in either order meet: the rest depends on which variants stand beside each other. */
export const MET_CODES: readonly string[] = [
  "ICO3101",
  "ICO3102",
  "ICO3103",
  "ICO3106",
  "ICO3108",
  "ICO3202",
  "ICO3206",
  "ICO3209",
];
