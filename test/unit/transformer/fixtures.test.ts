/** Every fixture gives the manifest, the JavaScript and the diagnostics that its folder says. */
import { describe, expect, it } from "vitest";
import * as options from "../../../transformer/src/diagnostics/catalogue/1-options.ts";
import * as modifiers from "../../../transformer/src/diagnostics/catalogue/6-modifiers.ts";
import * as files from "../../../transformer/src/diagnostics/catalogue/2-files.ts";
import * as reading from "../../../transformer/src/diagnostics/catalogue/2-reading.ts";
import { moduleRules } from "../../../transformer/src/4-check/module-rules.ts";
import { compileFixture } from "./compile-fixture.ts";
import { EXPECTED, readExpected, readFixtures, writeExpected } from "./fixtures.ts";

const fixtures = readFixtures();

if (process.env["UPDATE_FIXTURES"] === "1")
  for (const fixture of fixtures) writeExpected(fixture, compileFixture(fixture));

describe.each(fixtures)("$name", (fixture) => {
  const outcome = compileFixture(fixture);
  const expected = readExpected(fixture);
  it.each(EXPECTED)("%s", (file) => expect(outcome[file]).toBe(expected[file]));
});

describe("the catalogue", () => {
  // A config key can only be missing where there is a config, and what subdags run is known where there is a program.
  const ofPrograms: readonly unknown[] = [modifiers.missingConfig, modifiers.recursiveSubdag];
  const ofModifiers = Object.values(modifiers).filter((entry) => !ofPrograms.includes(entry));
  const entries = [...Object.values(files), ...Object.values(reading), ...ofModifiers];
  const diagnosticsOf = (name: string): string =>
    readExpected(fixtures.find((each) => each.name === name)!)["expected.diagnostics.txt"] ?? "";

  it.each(entries.map(({ slug, code }) => [slug, code]))(
    "%s has a fixture that reports it, and a near miss that does not",
    (slug, code) => {
      const names = fixtures.map(({ name }) => name);
      expect(names).toContain(`check/${slug}`);
      expect(names).toContain(`near-miss/${slug}`);
      expect(diagnosticsOf(`check/${slug}`)).toContain(`${code} ${slug}: `);
      expect(diagnosticsOf(`near-miss/${slug}`)).toBe("");
    },
  );

  it("has every code and slug once", () => {
    const all = [...Object.values(options), ...entries];
    expect(new Set(all.map(({ code }) => code)).size).toBe(all.length);
    expect(new Set(all.map(({ slug }) => slug)).size).toBe(all.length);
  });

  it("has a rule for each diagnostic of one module, but for those that come before there is anything to judge", () => {
    const judged = moduleRules.map(({ entry }) => entry.code);
    const before = new Set<string>(Object.values(files).map(({ code }) => code));
    expect(judged).toEqual(entries.map(({ code }) => code).filter((code) => !before.has(code)));
  });

  it("has a rule's folder for each fixture", () => {
    const slugs = new Set<string>(entries.map(({ slug }) => slug));
    const folders = fixtures
      .filter(({ name }) => !name.startsWith("emit/"))
      .map(({ name }) => name.split("/")[1] ?? "");
    expect(folders.filter((folder) => !slugs.has(folder))).toEqual([]);
  });
});
