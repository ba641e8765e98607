/** Writes a random dataflow as TypeScript, in all the forms that the language has. */
import { PRIME, type RandomCase, type RandomInput, type RandomNode } from "./random-dataflow.ts";

/** The source of each module. */
export function writeModules({ nodes, moduleCount }: RandomCase): readonly string[] {
  return Array.from({ length: moduleCount }, (_, module) => {
    const own = nodes.filter((node) => node.module === module);
    const imports = `import { node, type RunContext } from "@icosian/runtime";`;
    return [`"use dataflow";`, imports, ...own.map(writeNode), "export const CONSTANT = node.length;"].join("\n");
  });
}

function writeNode(node: RandomNode): string {
  const { name, form, isAsync } = node;
  const keyword = isAsync ? "async " : "";
  const signature = writeSignature(node);
  const body = writeBody(node);
  switch (form) {
    case "declaration":
      return `/** Computes ${name}. */\nexport ${keyword}function ${name}${signature} {${body}}`;
    case "arrow":
      return `export const ${name} = ${keyword}${signature} => {${body}};`;
    case "function expression":
      return `export const ${name} = ${keyword}function ${signature} {${body}};`;
    case "node call":
      return `export const ${name} = node(${keyword}${signature} => {${body}});`;
    case "static method":
      return `export class Group_${name} { static ${keyword}${name}${signature} {${body}} }`;
    case "renamed export":
      return `${keyword}function own_${name}${signature} {${body}}\nexport { own_${name} as ${name} };`;
  }
}

function writeSignature({ inputs, isAsync, hasContext }: RandomNode): string {
  const positional = inputs.filter(({ isNamed }) => !isNamed);
  const named = inputs.filter(({ isNamed }) => isNamed);
  // TypeScript wants required parameters first; the order of the arguments shows in the values all the same.
  const parameters = [
    ...(hasContext ? [named.length > 0 ? "{ node: ownName }: RunContext" : "context: RunContext"] : []),
    ...(named.length > 0 ? [writeNamed(named)] : []),
    ...positional.map(({ name, fallback }) => `${name}: number${fallback === null ? "" : ` = ${fallback}`}`),
  ];
  return `(${parameters.join(", ")}): ${isAsync ? "Promise<number>" : "number"}`;
}

function writeNamed(named: readonly RandomInput[]): string {
  const pattern = named.map(({ name, fallback }) => `${name}${fallback === null ? "" : ` = ${fallback}`}`);
  const types = named.map(({ name, fallback }) => `${name}${fallback === null ? "" : "?"}: number`);
  return `{ ${pattern.join(", ")} }: { ${types.join("; ")} }`;
}

function writeBody({ name, inputs, seed, isAsync, hasContext }: RandomNode): string {
  const wait = isAsync ? "await null;" : "";
  const ownName = inputs.some(({ isNamed }) => isNamed) ? "ownName" : "context.node";
  const check = hasContext ? `if (${ownName} !== "${name}") throw new Error(${ownName});` : "";
  const sum = inputs.reduce((text, input) => `(${text} + ${input.weight} * ${input.name}) % ${PRIME}`, String(seed));
  return `${wait} ${check} return ${sum};`;
}
