/** What modifiers feed is judged as TypeScript judges the plain call, for types and expressions of all kinds. */
import { expect, it } from "vitest";
import { checkFiles } from "../unit/transformer/4-check/check-files.ts";
import { DECLARATIONS, plainTypes } from "./edge-types.ts";
import { EXPRESSIONS, SOURCE_FORMS, VALUE_FORMS, VALUES, type FedPair } from "./feed-forms.ts";

const IMPORTS = `import { Account, Box, Color, Euros, Level, nothing, Savings } from "./types.ts";
import type { As, Bag, Branded, Dollars, Methods, OtherBranded, Row, Shape } from "./types.ts";`;

const MODIFIERS = `import { checkOutputCustom, configuration, extractFields, group, inject, loadFrom, mutate, node, parameterize, pipeInput, pipeOutput, source, step, subdag, value, type DataLoader } from "@icosian/runtime";`;

interface Judged {
  readonly form: string;
  readonly given: string;
  readonly asked: string;
  readonly pair: FedPair;
}

/** Those pairs about which Icosian and TypeScript say something else. */
function findDiffering(all: readonly Judged[], producers: readonly string[] = []): readonly string[] {
  // Every subdag has a module of its own: only so each expands one definition.
  const inner = all.flatMap(({ pair: { inner: text } }, index) => {
    const name = text && /function (\w+)_in\(/.exec(text)?.[1];
    return text && name ? [{ index, name: `${name}_inner`, text }] : [];
  });
  const innerIndexes = new Map(inner.map(({ name, index }) => [name, index]));
  const head = [`"use dataflow";`, MODIFIERS, ...IMPORTS.split("\n"), ...VALUES.split("\n")];
  const imports = inner.map(({ name }) => `import * as ${name} from "./${name}.ts";`);
  const before = [...head, ...imports, ...producers];
  const config = all.map(({ pair }) => pair.config ?? "");
  const calls = ["export {};", ...IMPORTS.split("\n"), ...VALUES.split("\n")];
  const checked = checkFiles(
    {
      "types.ts": `${DECLARATIONS}export type As<Type> = Type;\n`,
      ...Object.fromEntries(inner.map(({ name, text }) => [`${name}.ts`, `"use dataflow";\n${IMPORTS}\n${text}`])),
      "nodes.ts": [...before, ...all.map(({ pair }) => pair.source)].join("\n"),
      "main.ts": [
        `import { dataflow } from "@icosian/runtime";`,
        ...IMPORTS.split("\n"),
        ...VALUES.split("\n"),
        `import * as nodes from "./nodes.ts";`,
        "export const flow = dataflow({ modules: [nodes], config: {",
        ...config,
        "} });",
      ].join("\n"),
      "calls.ts": [...calls, ...all.map(({ pair }) => pair.call)].join("\n"),
    },
    { judgedByTypeScript: ["calls.ts"] },
  );
  const indexOf = (location: string): number => {
    const [, file = "", line = "0"] = /^(\w+)\.ts:(\d+)/.exec(location) ?? [];
    const ofInner = innerIndexes.get(file);
    if (ofInner !== undefined) return ofInner;
    if (file === "nodes") return Number(line) - before.length - 1;
    if (file === "main") return Number(line) - IMPORTS.split("\n").length - VALUES.split("\n").length - 4;
    return Math.floor((Number(line) - calls.length - 1) / 2);
  };
  const edges = checked.diagnostics.filter(({ code }) => code === "ICO3101" || code === "ICO3109");
  const others = checked.diagnostics.filter(({ code }) => !/^ICO3(101|107|109)$/.test(code));
  expect(others.map((each) => `${checked.locationOf(each)} ${each.code} ${each.message}`)).toEqual([]);
  const refused = new Set(edges.map((each) => indexOf(checked.locationOf(each))));
  const ofTypeScript = checked.typescript.filter((line) => line.startsWith("calls.ts"));
  const byTypeScript = new Set(ofTypeScript.map(indexOf));
  expect(byTypeScript.size).toBeGreaterThan(all.length / 3);
  expect(byTypeScript.size).toBeLessThan(all.length * 0.97);
  return all.flatMap(({ form, given, asked }, index) => {
    if (refused.has(index) === byTypeScript.has(index)) return [];
    return [
      `${form}: ${given} -> ${asked}: ${refused.has(index) ? "only Icosian refuses it" : "only TypeScript refuses it"}`,
    ];
  });
}

/** One of all, in a mixed order. */
function pick<Item>(all: readonly Item[], index: number): Item {
  return all[index % all.length]!;
}

/** How many pairs each form has: each subdag is a module of its own, which takes its time. */
function countOf(pair: FedPair, count: number): number {
  return pair.inner === undefined ? count : 2;
}

it("judges what nodes, steps and signatures give as TypeScript does", () => {
  const types = plainTypes.filter((type) => !/^(any|never|void)$|^\(?Promise/.test(type));
  const producers = types.map((type, index) => `export function given${index}(): (${type}) { return nothing; }`);
  const all = Object.entries(SOURCE_FORMS).flatMap(([form, write], at) =>
    Array.from({ length: countOf(write("", { producer: "", type: "" }, ""), 24) }, (_, index): Judged => {
      const given = (index * 11 + at * 17) % types.length;
      // Types that are near to each other in the list are those that are easily taken for each other.
      const asked = pick(types, given + ((index * 7 + at) % 9));
      const type = types[given]!;
      return {
        form,
        given: type,
        asked,
        pair: write(`${toName(form)}${index}`, { producer: `given${given}`, type }, asked),
      };
    }),
  );

  expect(all.length).toBeGreaterThan(300);
  expect(findDiffering(all, producers)).toEqual([]);
});

it("judges values as TypeScript does", () => {
  const all = Object.entries(VALUE_FORMS).flatMap(([form, write], at) =>
    Array.from({ length: countOf(write("", "", ""), 66) }, (_, index): Judged => {
      // A `fill` that is undefined is none.
      const own = pick(EXPRESSIONS, index + at);
      const given = own === "undefined" && form === "in place of a field" ? "null" : own;
      const asked = pick(plainTypes, Math.floor(index / EXPRESSIONS.length) * 31 + index * 5 + at);
      return { form, given, asked, pair: write(`${toName(form)}${index}`, given, asked) };
    }),
  );

  expect(all.length).toBeGreaterThan(550);
  expect(findDiffering(all)).toEqual([]);
});

function toName(form: string): string {
  return form.replaceAll(/\W/g, "_");
}
