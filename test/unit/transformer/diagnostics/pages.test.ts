/** What is generated from the registry of diagnostics is there, short and not stale. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { diagnosticKinds } from "../../../../transformer/src/4-check/diagnostic-kinds.ts";
import { renderPage } from "../../../../transformer/src/diagnostics/page.ts";
import { renderFiles } from "../../../run/write-pages.mjs";

const root = join(import.meta.dirname, "../../../..");
const files = await renderFiles();
const pages = Object.keys(files).filter((file) => file.startsWith("transformer/diagnostics/"));

it.each(Object.entries(files))("%s is what `npm run pages` writes", (file, text) => {
  expect(readFileSync(join(root, file), "utf8")).toBe(text);
});

describe("pages", () => {
  it("and diagnostics are one to one", () => {
    const names = readdirSync(join(root, "transformer/diagnostics")).sort();
    expect(names).toEqual(diagnosticKinds.map(({ code }) => `${code}.md`));
    expect(names).toEqual(pages.map((file) => file.slice(file.lastIndexOf("/") + 1)));
  });

  it.each(pages)("%s has 40 lines at most, and is what `icosian explain` prints", (file) => {
    const text = readFileSync(join(root, file), "utf8");
    expect(text.trimEnd().split("\n").length).toBeLessThanOrEqual(40);
    expect(renderPage(/ICO\d+/.exec(file)?.[0] ?? "")).toBe(text);
  });

  it("are not there for codes that are not", () => {
    expect(renderPage("ICO9999")).toBeNull();
    expect(renderPage("../package")).toBeNull();
  });
});

describe("the schema of the options", () => {
  // A cast because JSON has no type; the file is ours.
  const schema = JSON.parse(files["transformer/options.schema.json"] ?? "") as object;
  const isValid = new Ajv2020({ strict: true }).compile(schema);

  it.each([
    [{}, true],
    [{ transform: "@icosian/transformer", include: ["src/**"], warnings: true }, true],
    [{ rules: { "near-miss": "off", cycle: "warning" } }, true],
    [{ rules: { "near-mis": "off" } }, false],
    [{ rules: { "near-miss": "fatal" } }, false],
    [{ warnings: "yes" }, false],
    [{ generate: [{ modules: ["src/features.ts"] }] }, true],
    [{ generate: [{ out: "src/flow.gen.ts" }] }, false],
  ])("takes %j: %s", (entry, expected) => expect(isValid(entry)).toBe(expected));
});
