/**
 * Writes what is generated from the registry of diagnostics: a page for each of them (`transformer/diagnostics`), the table
 * in the transformer's manual, and the JSON schema of the plugin's options. Also bundles the script and the style of the
 * pages that draw dataflows, from `runtime/src/visualize/html/page`.
 *
 * The example of a page is in `test/fixtures-diagnostics`. Run `npm run pages` after a change; a test fails while a file is
 * stale.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { format, resolveConfig } from "prettier";
import { adjustableRules, diagnosticKinds } from "../../transformer/dist/4-check/diagnostic-kinds.js";
import { renderPageScript } from "./page-script.mjs";
import { hasExample, readExample } from "./read-example.mjs";

const root = join(import.meta.dirname, "../..");
const folder = "transformer/diagnostics";
const manual = "transformer/README.md";
const [BEGIN, END] = ["<!-- The table of diagnostics, written by `npm run pages`. -->", "<!-- End of the table. -->"];

/** The text of every generated file, by its path from the root of the repository. */
export async function renderFiles() {
  const pages = diagnosticKinds.map((kind) => [`${folder}/${kind.code}.md`, renderPage(kind)]);
  return {
    ...Object.fromEntries(pages),
    [manual]: await toFormatted(manual, renderManual(readFileSync(join(root, manual), "utf8"))),
    "runtime/src/visualize/html/page-script.ts": await renderPageScript(),
    "transformer/options.schema.json": await toFormatted("options.schema.json", JSON.stringify(toSchema())),
  };
}

function renderPage({ code, slug, severity, meaning, fix, fine }) {
  return [
    `# ${code} ${slug}\n`,
    `${severity === "error" ? "An error." : "A warning."} ${meaning}\n`,
    ...(hasExample(code) ? [`## Example\n`, toBlock(readExample(code, "mistake")), toMessage(code)] : []),
    `## How to fix it\n`,
    `${fix}\n`,
    ...(hasExample(code) ? [toBlock(readExample(code, "fixed"))] : []),
    `## When it is fine\n`,
    `${fine}\n`,
  ].join("\n");
}

function toMessage(code) {
  return toBlock({ ...readExample(code, "message"), language: "" });
}

function toBlock({ language, text }) {
  return `\`\`\`${language}\n${text.trimEnd()}\n\`\`\`\n`;
}

/** The manual with a new table between the marks. */
function renderManual(text) {
  const [before, rest] = [text.slice(0, text.indexOf(BEGIN)), text.slice(text.indexOf(END))];
  const rows = diagnosticKinds.map(
    ({ code, slug, severity, checks }) =>
      `| [${code}](diagnostics/${code}.md) | \`${slug}\` | ${severity} | ${checks} |`,
  );
  const head = ["| code | name | severity | what has to hold |", "| --- | --- | --- | --- |"];
  return `${before}${BEGIN}\n\n${[...head, ...rows].join("\n")}\n\n${rest}`;
}

function toSchema() {
  const names = { type: "array", items: { type: "string" }, minItems: 1 };
  const rules = adjustableRules.map(({ slug, severity, checks }) => [
    slug,
    { description: checks, enum: ["error", "warning", "off"], default: severity },
  ]);
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "Options of @icosian/transformer",
    type: "object",
    properties: {
      include: {
        description: "Patterns of files that are dataflow modules without the directive.",
        type: "array",
        items: { type: "string" },
      },
      warnings: {
        description: "Whether tsc prints warnings too, which makes it exit with 2.",
        type: "boolean",
        default: false,
      },
      rules: {
        description: "Severities of rules by name.",
        type: "object",
        properties: Object.fromEntries(rules),
        additionalProperties: false,
      },
      generate: {
        description: "The files that `icosian generate` writes.",
        type: "array",
        items: {
          type: "object",
          properties: {
            out: { type: "string" },
            modules: names,
            allowModuleOverrides: { type: "boolean", default: false },
            plans: { type: "array", items: names },
          },
          required: ["modules"],
          additionalProperties: false,
        },
      },
    },
  };
}

async function toFormatted(name, text) {
  return format(text, { ...(await resolveConfig(join(root, name))), filepath: name });
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  rmSync(join(root, folder), { recursive: true, force: true });
  mkdirSync(join(root, folder));
  for (const [name, text] of Object.entries(await renderFiles())) writeFileSync(join(root, name), text);
}
