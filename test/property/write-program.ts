/** Writes a random program as TypeScript: two dataflow modules, two files of helpers, and a barrel. */
import { MODULUS, type Helper, type Layout, type Program, type ProgramFunction } from "./random-program.ts";

/** The files of a program by their paths. */
export function writeProgram(program: Program): ReadonlyMap<string, string> {
  const { helpers, layout } = program;
  const files = new Map<string, string>();
  for (const file of [0, 1]) files.set(`src/lib/helpers${file}.ts`, writeHelpers(file, helpers, layout));
  const constants = helpers.map(({ name, term }) => `export const TERM_${name} = ${term};`);
  files.set("src/lib/constants.ts", arrange(constants, layout));
  files.set("src/lib/types.ts", `export type Amount = number${" | never".repeat(layout.types)};`);
  files.set("src/lib/index.ts", `export * from "./helpers0.js";\nexport * from "./helpers1.js";\n`);
  for (const module of [0, 1]) files.set(`src/module${module}.ts`, writeModule(program, module));
  return files;
}

function writeHelpers(file: number, all: readonly Helper[], layout: Layout): string {
  const own = all.filter((helper) => helper.file === file);
  const called = all.filter((each) => each.file !== file && own.some(({ helpers }) => helpers.includes(each.name)));
  const terms = own.filter(({ via }) => via === "import").map(({ name }) => `TERM_${name}`);
  const constants = own.filter(({ via }) => via === "constant").map(({ name, term }) => `const OWN_${name} = ${term};`);
  return [
    ...(called.length > 0
      ? [`import { ${called.map(({ name }) => name).join(", ")} } from "./helpers${1 - file}.js";`]
      : []),
    ...(terms.length > 0 ? [`import { ${terms.join(", ")} } from "./constants.js";`] : []),
    `import type { Amount } from "./types.js";`,
    ...constants,
    arrange(
      own.map((helper) => writeHelper(helper, layout)),
      layout,
    ),
    `export const unrelated${file} = (x: number): number => x + ${layout.unrelated};`,
  ].join("\n");
}

function writeHelper({ name, factor, term, via, helpers }: Helper, layout: Layout): string {
  const written = { literal: String(term), constant: `OWN_${name}`, import: `TERM_${name}` }[via];
  const calls = helpers.map((other) => ` + ${other}(x)`).join("");
  const body = [`return (x * ${factor} + ${written}${calls}) % ${MODULUS};`];
  return `export function ${name}(x: Amount): Amount ${writeBlock(body, layout)}`;
}

function writeModule({ functions, helpers, imports, layout }: Program, module: number): string {
  const own = functions.filter((each) => each.module === module);
  const form = imports[module]!;
  const used = helpers.filter(({ name }) => own.some((each) => [...each.helpers, ...each.steps].includes(name)));
  const nameOf = (helper: string): string => {
    if (form === "renamed") return `own_${helper}`;
    if (form !== "namespace") return helper;
    return `library${helpers.find(({ name }) => name === helper)!.file}.${helper}`;
  };
  const lines = used.map(({ name, file }) => {
    if (form === "named") return `import { ${name} } from "./lib/helpers${file}.js";`;
    if (form === "renamed") return `import { ${name} as own_${name} } from "./lib/helpers${file}.js";`;
    return form === "barrel" ? `import { ${name} } from "./lib/index.js";` : "";
  });
  if (form === "namespace")
    lines.push(...[0, 1].map((file) => `import * as library${file} from "./lib/helpers${file}.js";`));
  return [
    `"use dataflow";`,
    `import { extractFields, inject, node, parameterize, pipeOutput, source, step, value } from "@icosian/runtime";`,
    `import type { Collect, Parallelizable } from "@icosian/runtime";`,
    `import { cached } from "@icosian/runtime/cache";`,
    ...lines,
    arrange(
      own.map((each) => writeFunction(each, nameOf, layout)),
      layout,
    ),
    `export const unrelated_${module} = (): number => ${layout.unrelated};`,
    "void [node, cached, extractFields, inject, parameterize, pipeOutput, source, step, value];",
  ].join("\n");
}

function writeFunction(each: ProgramFunction, nameOf: (helper: string) => string, layout: Layout): string {
  const { name, form, isAsync } = each;
  const body = writeBlock(writeBody(each, nameOf), layout);
  const modifiers = writeModifiers(each, nameOf);
  const signature = `(${writeParameters(each).join(", ")}): ${writeType(each)}`;
  const keyword = isAsync ? "async " : "";
  if (form === "node call" || modifiers.length > 0)
    return `export const ${name} = node(${[...modifiers, `${keyword}${signature} => ${body}`].join(", ")});`;
  if (form === "arrow") return `export const ${name} = ${keyword}${signature} => ${body};`;
  return `export ${keyword}function ${name}${signature} ${body}`;
}

function writeModifiers(
  { name, kind, variants, feed, steps, cached }: ProgramFunction,
  nameOf: (helper: string) => string,
): readonly string[] {
  const own = cached === null ? [] : [`cached({ behavior: "${cached}" })`];
  switch (kind) {
    case "parameterize":
      return [
        `parameterize({ ${variants.map(({ name: node, by }) => `${node}: { by: value(${by}) }`).join(", ")} })`,
        ...own,
      ];
    case "inject":
      return [`inject({ by: ${typeof feed === "number" ? `value(${feed})` : `source("${feed}")`} })`, ...own];
    case "fields":
      return [`extractFields("${name}_p", "${name}_q")`, ...own];
    case "pipe":
      return [`pipeOutput(${steps.map((helper, at) => `step(${nameOf(helper)}).named("s${at}")`).join(", ")})`, ...own];
    default:
      return own;
  }
}

function writeParameters({ kind, inputs, reads }: ProgramFunction): readonly string[] {
  if (kind === "collect") return [`${reads}: Collect<number>`];
  return [
    ...(kind === "each" ? [`${reads}: number`] : []),
    ...(kind === "parameterize" || kind === "inject" ? ["by: number"] : []),
    ...inputs.map(({ name, fallback }) => `${name}: number${fallback === null ? "" : ` = ${fallback}`}`),
  ];
}

function writeType({ kind, name, isAsync }: ProgramFunction): string {
  if (kind === "source") return isAsync ? "Promise<Parallelizable<number>>" : "Parallelizable<number>";
  const type = kind === "fields" ? `{ ${name}_p: number; ${name}_q: number }` : "number";
  return isAsync ? `Promise<${type}>` : type;
}

function writeBody(
  { name, kind, inputs, helpers, seed, modulus, reads, count }: ProgramFunction,
  nameOf: (helper: string) => string,
): readonly string[] {
  const detail = { parameterize: "by", inject: "by", each: reads }[kind as string];
  const shown = detail === undefined ? `"${name}"` : `"${name}:" + ${detail}`;
  const give = {
    source: `return Array.from({ length: ${count} }, (_, at) => (sum + at * at) % 4);`,
    fields: `return { ${name}_p: sum % ${modulus}, ${name}_q: (sum * 3) % 5 };`,
  }[kind as string];
  return [
    `(globalThis as unknown as { readonly calls: string[] }).calls.push(${shown});`,
    `let sum = ${seed};`,
    ...(detail === undefined ? [] : [`sum += 2 * ${detail};`]),
    ...(kind === "collect" ? [`${reads}.forEach((item, at) => { sum = (sum + item * (at + 1)) % ${MODULUS}; });`] : []),
    ...inputs.map((input) => `sum = (sum + ${input.weight} * ${input.name}) % ${MODULUS};`),
    ...helpers.map((helper) => `sum = (sum + ${nameOf(helper)}(sum)) % ${MODULUS};`),
    give ?? `return sum % ${modulus};`,
  ];
}

function writeBlock(lines: readonly string[], { comments, isSpread }: Layout): string {
  const comment = comments === 0 ? "" : ` /* edit ${comments} */`;
  const shown = isSpread ? lines.map((line) => line.replaceAll(" + ", "\n      + ")) : lines;
  return isSpread
    ? `{${comment}\n    ${shown.join(`${comment}\n\n    `)}\n}`
    : `{${comment} ${shown.join(comment + " ")} }`;
}

function arrange(declarations: readonly string[], { isReversed, comments }: Layout): string {
  const ordered = isReversed ? declarations.toReversed() : declarations;
  return ordered.join(comments === 0 ? "\n" : `\n// edit ${comments}\n`);
}
