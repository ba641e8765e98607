/**
 * Writes a page for each diagnostic from the registry and the fixtures: `transformer/diagnostics/ICO2101.md`.
 *
 * The example of a page is the fixture that reports the diagnostic. `npm run pages` after a change; a test fails while
 * pages are stale.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { diagnosticKinds } from "../../transformer/dist/4-check/diagnostic-kinds.js";

const root = join(import.meta.dirname, "../..");
const folder = join(root, "transformer/diagnostics");

/** Every page by the name of its file. */
export function renderPages() {
  return Object.fromEntries(diagnosticKinds.map((kind) => [`${kind.code}.md`, renderPage(kind)]));
}

function renderPage({ code, slug, severity, meaning, fix, fine }) {
  const example = renderExample(slug, code);
  return [
    `# ${code} ${slug}\n`,
    `${severity === "error" ? "An error." : "A warning."} ${meaning}\n`,
    ...(example === null ? [] : [`## Example\n`, example]),
    `## How to fix it\n\n${fix}\n`,
    `## When it is fine\n\n${fine}\n`,
  ].join("\n");
}

/** The files of the fixture that reports a diagnostic, and what is reported; null where there is none. */
function renderExample(slug, code) {
  const single = join(root, "test/fixtures/check", slug);
  const program = join(root, "test/fixtures-program", slug);
  const fixture = [single, program].find((each) => existsSync(each));
  if (fixture === undefined) return null;
  const sources = readdirSync(fixture).filter((file) => file.endsWith(".ts"));
  const blocks = sources.map((file) => {
    const name = sources.length > 1 ? `// ${file}\n` : "";
    return `\`\`\`ts\n${name}${readFileSync(join(fixture, file), "utf8").trim()}\n\`\`\`\n`;
  });
  const lines = readFileSync(join(fixture, "expected.diagnostics.txt"), "utf8").split("\n");
  const reported = lines.filter((line) => line.includes(` ${code} `)).map((line) => line.replace(/^\S*\//, ""));
  return `${blocks.join("\n")}\nreports\n\n\`\`\`\n${reported.join("\n")}\n\`\`\`\n`;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  for (const [name, text] of Object.entries(renderPages())) writeFileSync(join(folder, name), text);
}
