/** Bundles what pages of dataflows run into `runtime/src/visualize/html/page-script.ts`. */
import { createHash } from "node:crypto";
import { join } from "node:path";
import { build } from "esbuild";

const root = join(import.meta.dirname, "../..");

/** What a page runs and looks like, as constants; with their digests, which the page's policy names. */
export async function renderPageScript() {
  const [script, style] = await Promise.all(["page.ts", "page.css"].map(bundlePage));
  const constants = { PAGE_SCRIPT: script, PAGE_STYLE: style };
  const toHash = (text) => `sha256-${createHash("sha256").update(text).digest("base64")}`;
  const hashes = Object.entries(constants).map(([name, text]) => [`${name}_HASH`, toHash(text)]);
  return [
    "/** The script and the style of pages, bundled from the folder `page` by `npm run pages`. */",
    ...[...Object.entries(constants), ...hashes].map(
      ([name, text]) => `/** Generated. */\nexport const ${name}: string =\n  ${JSON.stringify(text)};`,
    ),
    "",
  ].join("\n");
}

async function bundlePage(entry) {
  const { outputFiles } = await build({
    entryPoints: [join(root, "runtime/src/visualize/html/page", entry)],
    absWorkingDir: root,
    bundle: true,
    minify: true,
    charset: "utf8",
    format: "iife",
    target: "es2022",
    platform: "browser",
    legalComments: "none",
    tsconfigRaw: {},
    write: false,
  });
  const text = outputFiles[0].text.trim();
  if (/<\/(script|style)|<!--/i.test(text)) throw new Error(`${entry}: its text would end the element that contains it.`);
  return text;
}
