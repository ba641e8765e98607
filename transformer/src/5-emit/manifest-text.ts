/** Writes a planned manifest as the statement that is appended to its module. */
import { MANIFEST_EXPORT } from "@icosian/runtime/tooling";
import type { DefinitionRow, ManifestTable } from "../ir/manifest-table.js";

/**
 * The statement that exports a manifest. It is JavaScript and TypeScript alike, and uses nothing but the module's own
 * names.
 */
export function toManifestText(table: ManifestTable): string {
  const { definitions, ...head } = table;
  const rows = definitions.map((row) => `        ${toRowText(row)},\n`).join("");
  const fields = Object.entries(head).map(([key, value]) => `    ${key}: ${toLiteral(value)},\n`);
  return `export const ${MANIFEST_EXPORT} = {\n${fields.join("")}    definitions: [\n${rows}    ],\n};\n`;
}

/** A row as an object literal. */
export function toRowText(row: DefinitionRow): string {
  const { function: reference, defaults, ...data } = row;
  const fields = Object.entries(data).map(([key, value]) => `${key}: ${toLiteral(value)}`);
  fields.splice(1, 0, `function: ${reference}`);
  if (defaults !== undefined) fields.push(`defaults: { ${Object.entries(defaults).map(toDefaultText).join(", ")} }`);
  return `{ ${fields.join(", ")} }`;
}

/** Run when they are needed, as the defaults of a function are. */
function toDefaultText([name, expression]: readonly [string, string]): string {
  return `${name}: () => (${expression})`;
}

/** Plain data as an object literal; keys are quoted only where they have to be. */
export function toLiteral(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(toLiteral).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).map(([key, field]) => `${toKey(key)}: ${toLiteral(field)}`);
  return fields.length === 0 ? "{}" : `{ ${fields.join(", ")} }`;
}

/** A key of a user's object may be anything; \`__proto__\` would set the prototype. */
export function toKey(key: string): string {
  if (key === "__proto__") return `["__proto__"]`;
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key);
}
