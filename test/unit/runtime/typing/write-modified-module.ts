/** Writes a dataflow module of many nodes with modifiers, and a file that asks a dataflow of it for nodes by name. */

/** The definitions that take turns: their source, and the names and types of nodes that they make. */
const FORMS: readonly ((
  name: string,
  input: string,
) => readonly [source: string, nodes: Readonly<Record<string, string>>])[] = [
  (name, input) => [`export function ${name}(${input}: number): number { return ${input}; }`, { [name]: "number" }],
  (name, input) => [
    `export const ${name} = node(tag({ owner: "us" }), async (${input}: number): Promise<string> => String(${input}));`,
    { [name]: "string" },
  ],
  (name, input) => [
    `export const ${name} = node(inject({ by: value(2), x: source("${input}") }), (x: number, by: number): number => x * by);`,
    { [name]: "number" },
  ],
  (name, input) => [
    `export const ${name} = node(
       extractFields("${name}Mean", "${name}Label"),
       (${input}: number): { ${name}Mean: number; ${name}Label: string } => ({ ${name}Mean: ${input}, ${name}Label: "" }));`,
    { [`${name}Mean`]: "number", [`${name}Label`]: "string" },
  ],
  (name, input) => [
    `export const ${name} = node(
       parameterize({ ${name}Short: { weeks: value(3) }, ${name}Long: { weeks: configuration("weeks") } }),
       (${input}: number, weeks: number): number[] => [${input}, weeks]);`,
    { [`${name}Short`]: "number[]", [`${name}Long`]: "number[]" },
  ],
  (name, input) => [
    `export const ${name} = node(checkOutput({ range: [0, 1], allowNaN: false }), (${input}: number): number => ${input});`,
    { [name]: "number", [`${name}_raw`]: "number", [`${name}_range_validator`]: "ValidationResult" },
  ],
  (name, input) => [
    `export const ${name} = node(pipeOutput(step((x: number) => String(x)), step((x: string) => x.length > 1)), (${input}: number): number => ${input});`,
    { [name]: "boolean" },
  ],
  (name, input) => [
    `export const ${name}__us = node(when({ region: "us" }), (${input}: number): number => ${input});
     export const ${name}__other = node(otherwise(), (): string => "other");`,
    { [name]: "number | string" },
  ],
  (name, input) => [
    `export const ${name} = node(
       tag({ owner: "us" }), checkOutput({ allowNull: false }), extractFields("part"),
       parameterize({ ${name}A: { by: value(1) }, ${name}B: { by: value(2) } }), pipeInput(step((x: number) => 2 * x)),
       (${input}: number, by: number): { part: number } => ({ part: ${input} * by }));`,
    { [`${name}A`]: "{ part: number }", [`${name}A.part`]: "number", [`${name}B.part_raw`]: "number" },
  ],
  (name, input) => [
    `export const ${name} = node(unpackFields("${name}Low", "${name}High"), (${input}: number): [number, Date] => [${input}, new Date()]);`,
    { [`${name}Low`]: "number", [`${name}High`]: "Date" },
  ],
];

/** Files by name: `features.ts` with that many definitions, and `main.ts`. */
export function writeModifiedModule(definitions: number): Readonly<Record<string, string>> {
  const made = Array.from({ length: definitions }, (_, index) =>
    FORMS[index % FORMS.length]!(`node${index}`, index < FORMS.length ? "start" : `node${index - FORMS.length}`),
  );
  const nodes = made.flatMap(([, each]) => Object.entries(each));
  const features = [
    `import { checkOutput, configuration, extractFields, inject, node, otherwise, parameterize, pipeInput, pipeOutput,`,
    `  source, step, tag, unpackFields, value, when } from "@icosian/runtime";`,
    `export const $manifest = { manifestVersion: 1 };`,
    ...made.map(([source]) => source),
  ];
  const main = [
    `import { dataflow, type ValidationResult } from "@icosian/runtime";`,
    `import * as features from "./features.js";`,
    `const flow = dataflow(features);`,
    `const found = await flow.execute([${nodes.map(([name]) => `"${name}"`).join(", ")}], { inputs: { start: 1 } });`,
    `const typed: { ${nodes.map(([name, type]) => `"${name}": ${type}`).join("; ")} } = found;`,
    `export const one = flow.executeSync(["node0"], { inputs: { start: 1 }, overrides: { node0: 2 } });`,
    // Many functions are of one type, which then cannot tell which of their nodes is meant.
    `export const either: { node0?: number } = await flow.execute([features.node0], { inputs: { start: 1 } });`,
    `export { typed };`,
  ];
  return { "features.ts": features.join("\n"), "main.ts": main.join("\n") };
}
