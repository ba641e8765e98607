/**
 * Writes the part of a module's declaration file that describes its manifest: the facts that determine names, edges and
 * types, as types.
 *
 * Facts that depend on a function's body or position, such as code versions, are omitted: files that compile against
 * the declarations must not be recompiled because of them.
 *
 * Values are written as the types that only they have: `"a"`, `[1, 2]`, `{ a: true }`. A call is a tuple with a label,
 * which no list has: `[source: ["spend"]]`. A function is its `typeof` if the declarations contain it, and otherwise a
 * function type with its name as the parameter. An unknown value is `any`.
 */
import { MANIFEST_VERSION } from "@icosian/runtime/tooling";
import { toDefinitionRow } from "../ir/definition-row.js";
import type { ExpressionIr } from "../ir/expression.js";
import type { ModifierIr, ModuleIr } from "../ir/module.js";

/**
 * Names that a declaration file can refer to, with the types that refer to them: `typeof doubled`, `typeof
 * import("./inner.js")`.
 */
export type TypeQueries = ReadonlyMap<string, string>;

/**
 * Writes the statement that declares a manifest.
 *
 * @param alias - The second name of the manifest, the only one that is declared: a barrel of two files that declare the
 * same name would be an error in TypeScript.
 * @param imported - The module's imports as types, by local name.
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
      // The types are in the declarations next to it.
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
    // The number of elements of a spread is unknown.
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

/** Writes plain data as a type; fields without a value are left out. */
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
