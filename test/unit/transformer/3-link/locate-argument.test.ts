/** Paths of problems lead to the parts of a modifier's arguments that they are about. */
import { expect, it } from "vitest";
import { check } from "../diagnostics/examples.ts";

const HEAD = `"use dataflow";
import { checkOutput, configuration, does, extractFields, group, inject, node, parameterize, pipeInput, pipeOutput, saveTo, source, step, subdag, tag, tagOutputs, value, when } from "@icosian/runtime";
const _half = (x: number): number => x / 2;
`;

/** A definition in which the part that a problem is about stands between `»` and `«`. */
const MARKED: readonly string[] = [
  `node(inject({ »rtae«: value(2) } as never), (spend: number, rate: number): number => spend * rate)`,
  `node(inject({ rate: »3« as never }), (spend: number, rate: number): number => spend * rate)`,
  `node(inject({ rate: »source("")« }), (spend: number, rate: number): number => spend * rate)`,
  `node(inject({ rate: group({ a: value(1), b: »source("")« }) as never }), (rate: { a: number; b: number }): number => rate.a)`,
  `node(parameterize({ mean: { »wekes«: value(4) } } as never), (spend: number, weeks: number): number => spend / weeks)`,
  `node(parameterize({ mean: { weeks: »4« } } as never), (spend: number, weeks: number): number => spend / weeks)`,
  `node(tag({ unit: "euro", »"icosian.x"«: "y" }), (spend: number): number => spend)`,
  `node(tag({ unit: "euro" }, { target: »"maen"« }), (spend: number): number => spend)`,
  `node(tag({ unit: "euro" }, { target: ["f", »"maen"«] }), (spend: number): number => spend)`,
  `node(tagOutputs({ f: { unit: "euro" }, »maen«: { unit: "euro" } }), (spend: number): number => spend)`,
  `node(checkOutput({ allowNaN: true, »rnage«: [0, 1] } as never), (spend: number): number => spend)`,
  `node(checkOutput({ range: [0, 1], importance: »"fatal"« as never }), (spend: number): number => spend)`,
  `node(extractFields("mean", »""«), (spend: number): { mean: number } => ({ mean: spend }))`,
  `node(when({ region: "uk", country: »["uk"] as never«}), (spend: number): number => spend)`,
  `node(does(_half, »5« as never), (spend: number): number => { throw new Error("computed by _half"); })`,
  `node(pipeInput(step(_half), { onInput: »"spned"« }), (spend: number): number => spend)`,
  `node(pipeOutput(step(_half), »step("half" as never)«), (spend: number): number => spend)`,
  `node(pipeOutput(step(_half).onOutput(»"maen"«)), (spend: number): number => spend)`,
  `node(subdag([], {}), (spend: number): number => spend)`.replace("[]", "»[]«"),
];

it.each(MARKED)("%s", (marked) => {
  const before = `${HEAD}export const f = ${marked.slice(0, marked.indexOf("»"))}`;
  const text = `${HEAD}export const f = ${marked.replace(/[»«]/g, "")};\n`;
  const column = before.length - before.lastIndexOf("\n");
  const [line = "", ...others] = check({ "features.ts": text });
  expect(others).toEqual([]);
  expect(line).toMatch(new RegExp(`^features\\.ts:4:${column} - error ICO60`));
});
