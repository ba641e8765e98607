/**
 * Writes what a module's declaration file says of its manifest: the parts that decide on names, edges and types, as types.
 *
 * What depends on a function's body or on where it stands (code versions, positions) is left out: who compiles against
 * declarations must not be compiled again for it.
 *
 * Values are written as the types that have no other: `"a"`, `[1, 2]`, `{ a: true }`. A call is a tuple with a label, which
 * no list has: `[source: ["spend"]]`. A function is `typeof` itself where the declarations have it, and a function type
 * with its name as the parameter where they do not. What is not known is `any`.
 */
import { MANIFEST_VERSION } from "@icosian/runtime/tooling";
import { toDefinitionRow } from "../ir/definition-row.js";
import type { ExpressionIr } from "../ir/expression.js";
import type { ModifierIr, ModuleIr } from "../ir/module.js";

/** Names that a declaration file can refer to, with the types that do: `typeof doubled`, `typeof import("./inner.js")`. */
export type TypeQueries = ReadonlyMap<string, string>;

/**
 * The statement that declares a manifest.
 *
 * @param alias - The second name of the manifest, the only one that is declared: a barrel of two files that declare the
 * same name is an error of TypeScript.
 * @param imported - What the module imports, as types, by local name.
 */
export function toDeclarationText({ module, definitions }: ModuleIr, alias: string, imported: TypeQueries): string {
  const own = definitions.flatMap(({ reference: { local, member } }) => (member === null ? [local] : []));
  const queries = new Map([...imported, ...own.map((name) => [name, `typeof ${name}`] as const)]);
  const rows = definitions.map((definition) => {
    const { name, function: reference, parameters, inputs, isAsync, fansOut, defaults } = toDefinitionRow(definition);
    const fields = [
      `name: ${toText(name)}`,
      `function: typeof ${reference}`,
      `parameters: ${toText(parameters)}`,
      // The declared types stand beside it.
      `inputs: ${toText(inputs.map((input) => ({ ...input, type: undefined })))}`,
      `isAsync: ${isAsync}`,
      ...(fansOut === true ? ["fansOut: true"] : []),
      ...(definition.modifiers.length > 0 ? [`modifiers: [${definition.modifiers.map(toModifier).join(", ")}]`] : []),
      ...(defaults === undefined ? [] : [`defaults: ${toText(Object.keys(defaults))}`]),
    ];
    return `        { ${fields.join("; ")} },\n`;
  });
  const head = `    readonly manifestVersion: ${MANIFEST_VERSION};\n    readonly module: ${toText(module)};\n`;
  const table = `{\n${head}    readonly definitions: readonly [\n${rows.join("")}    ];\n}`;
  return `export declare const ${alias}: import("@icosian/runtime").Manifest & ${table};\n`;

  function toModifier({ kind, arguments: args, steps, fields }: ModifierIr): string {
    const parts = [
      ...(kind === null ? [] : [`kind: ${toText(kind)}`]),
      `arguments: ${toTuple(args)}`,
      ...(steps === null ? [] : [`steps: ${toText(steps)}`]),
      ...(fields === null ? [] : [`fields: ${toText(fields)}`]),
    ];
    return `{ ${parts.join("; ")} }`;
  }

  function toTuple(all: readonly ExpressionIr[]): string {
    // How many elements a spread has is not known.
    return all.some(({ kind }) => kind === "spread") ? "any" : `[${all.map(toType).join(", ")}]`;
  }

  function toType(expression: ExpressionIr): string {
    switch (expression.kind) {
      case "literal":
        return Object.is(expression.value, -0) ? "-0" : toText(expression.value);
      case "list":
        return toTuple(expression.elements);
      case "record":
        return toRecord(expression.entries.map(({ key, value }) => [key, toType(value)]));
      case "call": {
        const { name, arguments: args, methods } = expression;
        return `[${[{ name, arguments: args }, ...methods].map((each) => `${each.name}: ${toTuple(each.arguments)}`).join(", ")}]`;
      }
      case "function":
        return queries.get(expression.name) ?? `(${expression.name === "" ? "" : `${expression.name}: any`}) => any`;
      case "spread":
      case "unknown":
        return "any";
    }
  }
}

/** Plain data as a type; fields without a value are left out. */
function toText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(toText).join(", ")}]`;
  if (value === undefined) return "undefined";
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const known = Object.entries(value).filter(([, field]) => field !== undefined);
  return toRecord(known.map(([key, field]) => [key, toText(field)]));
}

function toRecord(entries: readonly (readonly [key: string, type: string])[]): string {
  const fields = entries.map(([key, type]) => `${/^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key)}: ${type}`);
  return fields.length === 0 ? "{}" : `{ ${fields.join("; ")} }`;
}
