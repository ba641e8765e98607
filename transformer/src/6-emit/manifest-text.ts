/** Writes a planned manifest as the statements that are appended to its module. */
import { createHash } from "node:crypto";
import { MANIFEST_ALIAS, MANIFEST_EXPORT } from "@icosian/runtime/tooling";
import type { DefinitionRow, ManifestTable, PickRow } from "../ir/manifest-table.js";

/** Hexadecimal digits of a name: 48 bits, for the modules that one barrel exports. */
const ALIAS_LENGTH = 12;

/**
 * The second name of a manifest, which only one module has. It depends on nothing but names, so that a declaration file
 * changes only when they do.
 */
export function toManifestAlias({ module, definitions, picks = [] }: ManifestTable): string {
  const names = [...definitions.map(({ name }) => name), ...picks.flatMap((pick) => pick.names)];
  const digest = createHash("sha256")
    .update(JSON.stringify([module, ...names]))
    .digest("hex");
  return `${MANIFEST_ALIAS}${digest.slice(0, ALIAS_LENGTH)}`;
}

/**
 * The statements that export a manifest under its two names. They are JavaScript and TypeScript alike, and use nothing
 * but the module's own names, and the modules that it exports by name already.
 */
export function toManifestText(table: ManifestTable): string {
  const { definitions, picks = [], ...head } = table;
  const rows = definitions.map((row) => `        ${toRowText(row)},\n`).join("");
  const fields = Object.entries(head).map(([key, value]) => `    ${key}: ${toLiteral(value)},\n`);
  const imports = picks.map(({ specifier }, index) => `import * as ${PICKED}${index} from ${toLiteral(specifier)};\n`);
  const picked = picks.length === 0 ? "" : `    picks: [\n${picks.map(toPickText).join("")}    ],\n`;
  return (
    `${imports.join("")}const ${MANIFEST_EXPORT} = {\n${fields.join("")}    definitions: [\n${rows}    ],\n` +
    `${picked}};\nexport { ${MANIFEST_EXPORT}, ${MANIFEST_EXPORT} as ${toManifestAlias(table)} };\n`
  );
}

/** What modules are called of which something is exported by name. */
const PICKED = "$icosianPicked";

/** The module is looked at when a dataflow is built: modules may import each other in a circle. */
function toPickText({ names }: PickRow, index: number): string {
  return `        { names: ${toLiteral(names)}, of: () => ${PICKED}${index} },\n`;
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
