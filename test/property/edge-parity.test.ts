/** An edge is legal when TypeScript would accept the plain call: for pairs of types of all kinds, both say the same. */
import { expect, it } from "vitest";
import type ts from "typescript";
import { sampled } from "../sampled.ts";
import { checkFiles } from "../unit/transformer/4-check/check-files.ts";
import { DECLARATIONS, typePairs, type TypeText } from "./edge-types.ts";

/** Ways to write an input, with the call that passes a value to it. */
const FORMS: readonly { readonly write: (name: string, type: string) => string; readonly isNamed: boolean }[] = [
  { write: (name, type) => `${name}: ${type}`, isNamed: false },
  { write: (name, type) => `{ ${name} }: { ${name}: ${type} }`, isNamed: true },
  { write: (name, type) => `${name}?: ${type}`, isNamed: false },
  { write: (name, type) => `{ ${name} = nothing }: { readonly ${name}?: ${type} }`, isNamed: true },
  { write: (name, type) => `${name}: ${type} = nothing`, isNamed: false },
  { write: (name, type) => `{ ${name}: renamed }: Readonly<{ ${name}: ${type} }>`, isNamed: true },
];

const IMPORTS = `import { nothing } from "./types.ts";
import type { Account, Bag, Box, Branded, Color, Dollars, Euros, Level, Methods, OtherBranded, Row, Savings, Shape } from "./types.ts";`;

/** One pair as a producer and a consumer. */
interface Edge {
  readonly given: TypeText;
  readonly asked: TypeText;
  readonly producer: string;
  readonly consumer: string;
  readonly call: string;
  readonly source: string;
}

/** By name, and the names by type. */
const producers = new Map<string, { readonly source: string }>();
const named = new Map<string, string>();
const all = typePairs.map(([given, asked], index) => toEdge(given, asked, index));
// Five and the number of forms have no common divisor, so that every form stays.
const some = all.filter((_, index) => index % 5 === 0);

/**
 * What is accepted though TypeScript refuses the call; nothing is ever refused that TypeScript accepts.
 *
 * What a mere type argument becomes where it is asked for by a generic function is not known; and without
 * `strictFunctionTypes` a generic function takes what is wider than its parameter.
 */
function isBareForGeneric({ given, asked }: Edge): boolean {
  return given.typeParameters !== "" && given.text === "Value" && asked.typeParameters !== "";
}

function isForGeneric({ asked }: Edge): boolean {
  return asked.typeParameters !== "";
}

/** What types are made of; each kind has to be on both sides of many pairs. */
const KINDS: Readonly<Record<string, RegExp>> = {
  primitives: /\b(number|string|boolean|bigint|symbol)\b/,
  literals: /"\w+"|\b(true|[0-9])\b/,
  unions: /\|/,
  objects: /\{.*:.*\}|\bRow\b/,
  functions: /=>/,
  generics: /\b(Value|Box<|Map<|Record<|Partial<)/,
  tuples: /\[\(?\w+.*,/,
  classes: /\b(Euros|Dollars|Account|Savings|Box)\b/,
  brands: /Branded\b/,
  promises: /\bPromise</,
  "optional and null": /\?|\b(null|undefined)\b/,
};

it("covers more than 2,000 pairs, and every kind of type on both sides", () => {
  expect(new Set(all.map(({ given, asked }) => JSON.stringify([given, asked]))).size).toBeGreaterThan(2000);
  const counts = Object.entries(KINDS).map(([kind, pattern]) => ({
    kind,
    given: all.filter(({ given }) => pattern.test(given.text)).length,
    asked: all.filter(({ asked }) => pattern.test(asked.text)).length,
  }));
  expect(counts.filter(({ given, asked }) => Math.min(given, asked) < 70)).toEqual([]);
  // Half of the producers give promises of their type.
  const isAsync = ({ producer }: Edge): boolean => producers.get(producer)?.source.includes("async ") === true;
  expect(all.filter(isAsync).length).toBeGreaterThan(all.length / 3);
});

it.each<{
  readonly name: string;
  readonly edges: readonly Edge[];
  readonly compilerOptions: ts.CompilerOptions;
  readonly isLeft: (edge: Edge) => boolean;
  readonly leftAtMost: number;
}>([
  {
    name: "strict",
    edges: sampled("type-pairs", all, (_, index) => index % 5 === 0),
    compilerOptions: {},
    isLeft: isBareForGeneric,
    leftAtMost: 9,
  },
  { name: "not strict", edges: some, compilerOptions: { strict: false }, isLeft: isForGeneric, leftAtMost: 13 },
  {
    name: "with exact optional properties",
    edges: some,
    compilerOptions: { exactOptionalPropertyTypes: true },
    isLeft: isBareForGeneric,
    leftAtMost: 2,
  },
])("says what TypeScript says: $name", ({ edges, compilerOptions, isLeft, leftAtMost }) => {
  expect(edges.length).toBeGreaterThan(2000);
  const { refused, refusedByTypeScript } = judge(edges, compilerOptions);
  expect(refusedByTypeScript.size).toBeGreaterThan(edges.length / 2);
  const differing = edges.filter(({ consumer }) => refused.has(consumer) !== refusedByTypeScript.has(consumer));
  const wrong = differing.filter((edge) => refused.has(edge.consumer) || !isLeft(edge));
  expect(wrong.map(describeEdge)).toEqual([]);
  expect(differing.length).toBeLessThanOrEqual(leftAtMost);
});

/** The consumers of the edges that are refused. */
function judge(
  edges: readonly Edge[],
  compilerOptions: ts.CompilerOptions,
): { readonly refused: ReadonlySet<string>; readonly refusedByTypeScript: ReadonlySet<string | undefined> } {
  const sources = [...new Set(edges.map(({ producer }) => producer))].map((name) => producers.get(name)?.source);
  const calls = edges.map(({ call }, index) => `export async function call${index}(): Promise<void> { ${call}; }`);
  const checked = checkFiles(
    {
      "types.ts": DECLARATIONS,
      "nodes.ts": [`"use dataflow";`, IMPORTS, ...sources, ...edges.map(({ source }) => source)].join("\n"),
      "main.ts": `import { dataflow } from "@icosian/runtime";\nimport * as nodes from "./nodes.ts";\nexport const flow = dataflow(nodes);`,
      "calls.ts": [`import * as nodes from "./nodes.ts";`, ...calls].join("\n"),
    },
    { compilerOptions },
  );
  // Every other fault of these files would spoil the comparison.
  expect(checked.typescript.filter((line) => !line.startsWith("calls.ts:"))).toEqual([]);
  const others = checked.diagnostics.filter(({ code }) => code !== "ICO3101" && code !== "ICO3107");
  expect(others.map(({ message }) => message)).toEqual([]);

  const found = checked.diagnostics.filter(({ code }) => code === "ICO3101");
  return {
    refused: new Set(found.flatMap(({ message }) => /^`(\w+)`/.exec(message)?.[1] ?? [])),
    refusedByTypeScript: new Set(
      checked.typescript.map((line) => edges[Number(/^calls\.ts:(\d+)/.exec(line)?.[1]) - 2]?.consumer),
    ),
  };
}

function describeEdge({ given, asked, source }: Edge): string {
  return `${given.typeParameters}${given.text} -> ${asked.typeParameters}${asked.text}: ${source}`;
}

function toEdge(given: TypeText, asked: TypeText, index: number): Edge {
  const producer = toProducer(given);
  const consumer = `consumer${index}`;
  const { write, isNamed } = FORMS[index % FORMS.length]!;
  const value = `await nodes.${producer}()`;
  const call = `nodes.${consumer}(${isNamed ? `{ ${producer}: ${value} }` : value})`;
  const input = write(producer, `(${asked.text})`);
  return {
    given,
    asked,
    producer,
    consumer,
    call,
    source: `export function ${consumer}${asked.typeParameters}(${input}): string { return ""; }`,
  };
}

/** One producer for each type; every other one is async. */
function toProducer({ text, typeParameters }: TypeText): string {
  const key = `${typeParameters}${text}`;
  const known = named.get(key);
  if (known !== undefined) return known;
  const name = `value${producers.size}`;
  const isAsync = producers.size % 2 === 1;
  const start = `export ${isAsync ? "async " : ""}function ${name}${typeParameters}()`;
  const source = `${start}: ${isAsync ? `Promise<${text}>` : `(${text})`} { return nothing; }`;
  producers.set(name, { source });
  named.set(key, name);
  return name;
}
