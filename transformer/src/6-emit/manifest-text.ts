/** Writes a planned manifest as the statements that are appended to its module. */
import { createHash } from "node:crypto";
import { MANIFEST_ALIAS, MANIFEST_EXPORT } from "@icosian/runtime/tooling";
import type { CodePart } from "@icosian/runtime";
import type { DefinitionRow, ManifestTable, PickRow } from "../ir/manifest-table.js";

/**
 * The number of hexadecimal digits in a manifest's second name: 48 bits, enough for the modules that one barrel
 * exports.
 */
const ALIAS_LENGTH = 12;

/**
 * The second name of a manifest, which no other module has. It depends only on names, so that the declaration file
 * changes only with them.
 */
export function toManifestAlias({ module, definitions, picks = [] }: ManifestTable): string {
  const names = [...definitions.map(({ name }) => name), ...picks.flatMap((pick) => pick.names)];
  const digest = createHash("sha256")
    .update(JSON.stringify([module, ...names]))
    .digest("hex");
  return `${MANIFEST_ALIAS}${digest.slice(0, ALIAS_LENGTH)}`;
}

/**
 * Writes the statements that export a manifest under its two names. They are valid JavaScript and TypeScript, and use
 * only the module's own names and the modules that it already re-exports.
 */
export function toManifestText(table: ManifestTable): string {
  const { definitions, picks = [], code, ...head } = table;
  const rows = definitions.map((row) => `        ${toRowText(row)},\n`).join("");
  const fields = Object.entries(head).map(([key, value]) => `    ${key}: ${toLiteral(value)},\n`);
  if (code !== undefined) fields.push(`    code: ${toCodeText(code)},\n`);
  const imports = picks.map(({ specifier }, index) => `import * as ${PICKED}${index} from ${toLiteral(specifier)};\n`);
  const picked = picks.length === 0 ? "" : `    picks: [\n${picks.map(toPickText).join("")}    ],\n`;
  return (
    `${imports.join("")}const ${MANIFEST_EXPORT} = {\n${fields.join("")}    definitions: [\n${rows}    ],\n` +
    `${picked}};\nexport { ${MANIFEST_EXPORT}, ${MANIFEST_EXPORT} as ${toManifestAlias(table)} };\n`
  );
}

/** Writes the table of code, in the same form as other data, but faster: there may be thousands of parts. */
export function toCodeText(code: readonly CodePart[]): string {
  const texts = code.map(({ name, module, kind, hash, uses }) => {
    const more = uses === undefined ? "" : `, uses: [${uses.join(", ")}]`;
    return `{ name: ${JSON.stringify(name)}, module: ${JSON.stringify(module)}, kind: "${kind}", hash: "${hash}"${more} }`;
  });
  return `[${texts.join(", ")}]`;
}

/** Prefix of the names of modules from which single exports are picked. */
const PICKED = "$icosianPicked";

/** The function is called when a dataflow is built, because modules may import each other in a cycle. */
function toPickText({ names }: PickRow, index: number): string {
  return `        { names: ${toLiteral(names)}, of: () => ${PICKED}${index} },\n`;
}

/** Writes a row as an object literal. */
export function toRowText(row: DefinitionRow): string {
  const { function: reference, defaults, ...data } = row;
  const fields = Object.entries(data).map(([key, value]) => `${key}: ${toLiteral(value)}`);
  fields.splice(1, 0, `function: ${reference}`);
  if (defaults !== undefined) fields.push(`defaults: { ${Object.entries(defaults).map(toDefaultText).join(", ")} }`);
  return `{ ${fields.join(", ")} }`;
}

/** A function, because a default value is evaluated when it is needed. */
function toDefaultText([name, expression]: readonly [string, string]): string {
  return `${name}: () => (${expression})`;
}

/** Writes plain data as an object literal; keys are quoted only if necessary. */
export function toLiteral(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(toLiteral).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  let fields = "";
  for (const [key, field] of Object.entries(value))
    fields += `${fields === "" ? "" : ", "}${toKey(key)}: ${toLiteral(field)}`;
  return fields === "" ? "{}" : `{ ${fields} }`;
}

/** Writes a key of a user's object, which may be any string. A plain `__proto__` would set the prototype. */
export function toKey(key: string): string {
  if (key === "__proto__") return `["__proto__"]`;
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key);
}
