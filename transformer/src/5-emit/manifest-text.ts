/** Writes a planned manifest as the statement that is appended to its module, and as the line of its declaration file. */
import { MANIFEST_EXPORT } from "@icosian/runtime";
import type { DefinitionRow, ManifestTable } from "../ir/manifest-table.js";

/** What a module's declaration file says of its manifest. */
export const MANIFEST_DECLARATION: string = `export declare const ${MANIFEST_EXPORT}: import("@icosian/runtime").Manifest;\n`;

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

function toRowText(row: DefinitionRow): string {
  const fields = Object.entries(row).map(([key, value]) =>
    key === "function" ? `${key}: ${row.function}` : `${key}: ${toLiteral(value)}`,
  );
  return `{ ${fields.join(", ")} }`;
}

/** Plain data as an object literal with unquoted keys, which all are identifiers. */
function toLiteral(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(toLiteral).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).map(([key, field]) => `${key}: ${toLiteral(field)}`);
  return `{ ${fields.join(", ")} }`;
}
