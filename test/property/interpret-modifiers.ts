/** Gives a random module its meaning twice: as TypeScript, and as the naive model of what modifiers make. */
import * as effects from "../unit/runtime/modifiers/model/effects.ts";
import {
  readOf,
  toModel,
  type Model,
  type ModelNode,
  type ModelStep,
  type Read,
} from "../unit/runtime/modifiers/model/model.ts";
import { toShaped, writeShaped, type Shape } from "../unit/runtime/modifiers/model/shapes.ts";
import { PRIME } from "./random-dataflow.ts";
import type { RandomFeed, RandomFunction, RandomModifier, RandomModule } from "./random-modifiers.ts";

/** Source and model of the same module. */
export interface Interpreted {
  readonly source: string;
  readonly nodes: readonly ModelNode[];
}

/** The module that subdags run; also the names of two parameters that it can feed. */
export const INNER_SOURCE = `"use dataflow";
export const core = (week: number): number => week + 1;
export const shell = (core: number, year: number): number => 2 * core + year;`;

const INNER: readonly ModelNode[] = [
  { name: "core", reads: [readOf("week")], compute: (week: number) => week + 1, tags: [], isOwn: true },
  {
    name: "shell",
    reads: [readOf("core"), readOf("year")],
    compute: (core: number, year: number) => 2 * core + year,
    tags: [],
    isOwn: true,
  },
];

const EXTERNAL = ["year", "week", "core", "shell"];

const HELPERS = `
function total(whole: any): number {
  return typeof whole === "number" ? whole : Object.values(whole).map(total).reduce((sum, each) => sum + each, 0);
}
function scale(whole: any, by: any): any {
  if (typeof whole === "number") return (whole * total(by)) % ${PRIME};
  return Object.fromEntries(Object.entries(whole).map(([key, part]) => [key, scale(part, by)]));
}`;

/** Interprets a module. */
export function interpret({ definitions, mode }: RandomModule): Interpreted {
  const nodes: ModelNode[] = [];
  const sources = definitions.flatMap(({ variants, mode: own }, index) => {
    // Results of checks are no numbers.
    const scope = [...EXTERNAL, ...nodes.map(({ name }) => name).filter((name) => !name.includes("_validator"))];
    const written = variants.map((variant, number) => {
      const gate = own === null ? null : number === 0 ? `when({ mode: "${own}" })` : "otherwise()";
      return interpretFunction(variant, `f${index}`, gate === null ? "" : `__v${number}`, gate, scope);
    });
    const chosen = own === null || own === mode ? 0 : 1;
    nodes.push(...(written[chosen]?.model.nodes ?? []));
    return written.map(({ source }) => source);
  });
  const imports = `import { checkOutput, extractFields, inject, node, otherwise, parameterize, pipeInput, pipeOutput, source, step, subdag, tag, value, when } from "@icosian/runtime";
import * as inner from "./module0.js";`;
  return { source: [`"use dataflow";`, imports, HELPERS, ...sources].join("\n"), nodes };
}

/** The value of an external input. */
export function valueOfInput(name: string): number {
  return Array.from(name, (letter) => letter.charCodeAt(0)).reduce((sum, code) => (31 * sum + code) % PRIME, 7);
}

function interpretFunction(
  { isAsync, seed, parameters, modifiers, isGateInside }: RandomFunction,
  name: string,
  variant: string,
  gate: string | null,
  scope: readonly string[],
): { readonly source: string; readonly model: Model } {
  const readable = scope.filter((each) => /^\w+$/.test(each));
  const inputs = [...new Set(parameters.map((each) => readable[each % readable.length]!))];
  const shapes: readonly Shape[] = modifiers.flatMap(({ kind }, index) =>
    kind === "extractFields" ? [fieldsOf(`${name.slice(1)}_${index}`)] : [],
  );
  const sum = (...values: readonly unknown[]): number =>
    values.reduce<number>((left, value, index) => (left + (index + 1) * total(value)) % PRIME, seed);
  let model = toModel(name, inputs, (...values) => toShaped(shapes, sum(...values)));
  const written = gate !== null && isGateInside ? [gate] : [];
  modifiers.forEach((modifier, index) => {
    const applied = apply(modifier, model, `${name.slice(1)}_${index}`, scope);
    if (applied === null) return;
    model = applied.effect(model);
    written.push(applied.source);
  });
  if (gate !== null && !isGateInside) written.push(gate);
  const body = inputs.reduce((text, each, index) => `(${text} + ${index + 1} * total(${each})) % ${PRIME}`, `${seed}`);
  const signature = `(${inputs.map((each) => `${each}: any`).join(", ")}): ${isAsync ? "Promise<any>" : "any"}`;
  const own = `${isAsync ? "async " : ""}${signature} => { const sum = ${body}; return ${writeShaped(shapes, "sum")}; }`;
  const args = [...written.reverse(), own].join(",\n  ");
  return { source: `export const ${name}${variant} = node(\n  ${args},\n);`, model };
}

/** Fields of one extraction. */
function fieldsOf(suffix: string): readonly [string, string] {
  return [`p${suffix}`, `q${suffix}`];
}

/** A modifier's source and effect; null where there is nothing for it to do. */
function apply(
  modifier: RandomModifier,
  model: Model,
  suffix: string,
  scope: readonly string[],
): { readonly source: string; readonly effect: (model: Model) => Model } | null {
  const reads = model.nodes.flatMap((node) => node.reads);
  const open = [...new Set(reads.flatMap((read) => ("name" in read ? (read.parameter ?? []) : [])))];
  const parameter = "at" in modifier ? open[modifier.at % open.length] : undefined;
  if ("at" in modifier && parameter === undefined) return null;
  const toRead = (feed: RandomFeed): Read => ("source" in feed ? readOf(scope[feed.source % scope.length]!) : feed);
  const write = (feed: RandomFeed): string =>
    "source" in feed ? `source("${scope[feed.source % scope.length]!}")` : `value(${feed.constant})`;
  const writeSteps = (steps: readonly RandomFeed[]): string =>
    steps.map((feed) => `step(scale, ${write(feed)})`).join(", ");
  const toSteps = (steps: readonly RandomFeed[]): readonly ModelStep[] =>
    steps.map((feed) => ({ name: "scale", compute: scale, feeds: [toRead(feed)] }));
  switch (modifier.kind) {
    case "inject":
      return {
        source: `inject({ ${parameter}: ${write(modifier.feed)} })`,
        effect: effects.feed(parameter!, toRead(modifier.feed)),
      };
    case "parameterize": {
      const outputs = modifier.feeds.map((feed, index) => ({ name: `${"uv"[index]}${suffix}`, feed }));
      const written = outputs.map(
        ({ name, feed }) => `${name}: { ${feed === null ? "" : `${parameter}: ${write(feed)}`} }`,
      );
      const copies = outputs.map(
        ({ name, feed }) => [name, feed === null ? effects.unchanged : effects.feed(parameter!, toRead(feed))] as const,
      );
      return { source: `parameterize({ ${written.join(", ")} })`, effect: effects.copies(Object.fromEntries(copies)) };
    }
    case "extractFields": {
      const [first, second] = fieldsOf(suffix);
      return {
        source: `extractFields("${first}", "${second}")`,
        effect: effects.extract({ [first]: first, [second]: second }),
      };
    }
    case "tag":
      return { source: `tag({ owner: "us" })`, effect: effects.tagOutermost("owner") };
    case "checkOutput": {
      const { limit } = modifier;
      const range = (value: unknown): boolean => typeof value === "number" && value >= 0 && value <= limit;
      return { source: `checkOutput({ range: [0, ${limit}] })`, effect: effects.check({ range }) };
    }
    case "pipeOutput":
      return {
        source: `pipeOutput(${writeSteps(modifier.steps)})`,
        effect: effects.pipeBehind(...toSteps(modifier.steps)),
      };
    case "pipeInput":
      return {
        source: `pipeInput(${writeSteps(modifier.steps)}, { onInput: "${parameter}" })`,
        effect: effects.pipeBefore(parameter!, ...toSteps(modifier.steps)),
      };
    case "subdag": {
      const hasSubdag = model.nodes.some(({ name }) => name.endsWith("core"));
      return hasSubdag ? null : { source: `subdag([inner])`, effect: effects.nest(INNER) };
    }
  }
}

function total(whole: unknown): number {
  if (typeof whole === "number") return whole;
  return Object.values(whole as object)
    .map(total)
    .reduce((sum, each) => sum + each, 0);
}

function scale(whole: unknown, by: unknown): unknown {
  if (typeof whole === "number") return (whole * total(by)) % PRIME;
  return Object.fromEntries(Object.entries(whole as object).map(([key, part]) => [key, scale(part, by)]));
}
