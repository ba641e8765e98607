/** Every diagnostic has a page, and no page is stale. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { diagnosticKinds } from "../../../../transformer/src/4-check/diagnostic-kinds.ts";
import { renderPage } from "../../../../transformer/src/diagnostics/page.ts";
import { renderPages } from "../../../run/write-pages.mjs";

const folder = join(import.meta.dirname, "../../../../transformer/diagnostics");
const pages = renderPages();

it("pages and diagnostics are one to one", () => {
  expect(readdirSync(folder).sort()).toEqual(Object.keys(pages).sort());
  expect(Object.keys(pages)).toEqual(diagnosticKinds.map(({ code }) => `${code}.md`));
});

it.each(Object.entries(pages))("%s is what `npm run pages` writes", (name, text) => {
  expect(readFileSync(join(folder, name), "utf8")).toBe(text);
  expect(renderPage(name.replace(".md", ""))).toBe(text);
});

it("there is no page for a code that there is not", () => {
  expect(renderPage("ICO9999")).toBeNull();
  expect(renderPage("../package")).toBeNull();
});
