import { it } from "vitest";
import { checkFiles } from "./check-files.ts";
it("scratch", () => {
  const checked = checkFiles({
    "helpers.ts": `export const imported = "1"; export const row = { id: 1, name: "a" }; export function later(x: number): Promise<string> { return Promise.resolve(String(x)); }
export const csv = { name: "csv", load: async ({ path, header }: { path: string; header?: boolean }) => [[path, header] as readonly unknown[], { rows: 1 }] as const };
export const sink = { name: "sink", save: (data: string, { path }: { path: string }) => ({ path, data }) };
`,
    "inner.ts": `"use dataflow";
import { configuration, inject, node } from "@icosian/runtime";
export function innerTotal(spend: number, rate: number): number { return spend * rate; }
export const labelled = node(inject({ label: configuration("label") }), (label: number): number => label);
`,
    "nodes.ts": `"use dataflow";
import { configuration, checkOutputCustom, extractFields, group, inject, loadFrom, mutate, node, parameterize, parameterizedSubdag, pipeInput, pipeOutput, saveTo, source, step, subdag, value } from "@icosian/runtime";
import { csv, imported, later, row, sink } from "./helpers.ts";
import * as inner from "./inner.ts";
const local = "1";
const one = value("1");
export function title(): string { return "t"; }
export function amount(): number { return 1; }
export const a1 = node(inject({ x: value("1") }), (x: number): number => x);
export const a2 = node(inject({ x: value(local), y: value(imported) , z: one }), (x: number, y: number, z: number): number => x + y + z);
export const a3 = node(inject({ xs: group([value(1), source("title"), value("q")]) }), (xs: readonly number[]): number => xs.length);
export const a4 = node(inject({ x: group([value(1)]) }), (x: number): number => x);
export const a5 = node(inject({ r: group({ id: value(1), name: source("amount") }) }), (r: { id: number; name: string }): number => r.id);
export const a6 = node(inject({ r: group({ id: value(1), extra: value(2) }) }), (r: { id: number }): number => r.id);
export const a7 = node(inject({ r: value({ kind: "a", n: 1 }) }), (r: { kind: "a" | "b" }): string => r.kind);
export const a8 = node(inject({ r: value({ kind: "a" }), t: value([1, 2]), u: value("us") }), (r: { kind: "a" | "b" }, t: [number, number], u: "us" | "eu"): string => r.kind + t + u);
export const b1 = node(parameterize({ pa: { n: value("2") }, pb: { n: value(2) } }), (n: number): number => n);
export const c1 = node(subdag([inner], { inputs: { spend: value("1") }, config: { rate: "x", label: "y" } }), (innerTotal: number): number => innerTotal);
export const c2 = node(subdag([inner], { inputs: { spend: source("title"), rate: source("extern") }, config: { label: 1 } }), (innerTotal: number): number => innerTotal);
export const c3 = node(parameterizedSubdag([inner], { v1: { inputs: { spend: value(true) }, config: { rate: configuration("unused"), label: 2 } } }), (innerTotal: string): number => innerTotal.length);
export const d1 = node(inject({ k: configuration("key") }), (k: number): number => k);
export const d2 = node(inject({ k: group([configuration("key"), value(1)]) }), (k: number[]): number => k.length);
const trim = (x: string, n: number): string => x.slice(n);
export const e1 = node(pipeOutput(step(trim, source("title"))), (x: number): number => x);
export const e2 = node(pipeOutput(step(later), step((s: string): number => s.length).when({ region: "us" }), step((s: string): string => s)), (x: number): number => x);
export function usesE2(e2: boolean): boolean { return e2; }
export const e3 = node(pipeInput(step((t: number): number => t), step((t: number): string => String(t))), (title: number): number => title);
export const f1 = (): number => 1;
export const _fix = node(mutate(f1), (x: string): string => x);
export function usesF1(f1: number): number { return f1; }
export const g1 = node(loadFrom(csv, { path: source("amount"), header: value("yes") }), (data: number): number => data);
export const g2 = node(saveTo(sink, { path: value(3) }), (x: number): number => x);
const positive = { name: "positive", validate: (x: string): boolean => x !== "" };
export const h1 = node(checkOutputCustom(positive), (x: number): number => x);
export const i1 = node(extractFields("mean", { fill: "x" }), (x: number): { mean: number } => ({ mean: x }));
export const usesMean = (mean: number): number => mean;
export class Deco { @inject({ q: value("1") }) static deco(q: number): number { return q; } }
`,
    "main.ts": `import { dataflow } from "@icosian/runtime";\nimport * as nodes from "./nodes.ts";\nexport const flow = dataflow({ modules: [nodes], config: { key: "text", unused: 5, region: process } });declare const process: string;
flow.execute(["c2"], { inputs: { extern: "s", x: 1 } });`,
  });
  const lines = checked.diagnostics.flatMap((d) => [`${checked.placeOf(d)} ${d.code} ${d.message}`, ...d.related.map((r) => `      ${checked.placeOf(r)} ${r.message}`)]);
  console.log(lines.join("\n") + "\n" + checked.typescript.join("\n"));
});
