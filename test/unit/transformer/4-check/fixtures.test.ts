/** Every program of the fixtures gives the diagnostics that its folder says. */
import { describe, expect, it } from "vitest";
import { graphRules } from "../../../../transformer/src/4-check/graph-rules.ts";
import { programRules } from "../../../../transformer/src/4-check/program-rules.ts";
import { requestRules } from "../../../../transformer/src/4-check/request-rules.ts";
import * as fanOuts from "../../../../transformer/src/diagnostics/catalogue/6-fan-outs.ts";
import * as modifiers from "../../../../transformer/src/diagnostics/catalogue/6-modifiers.ts";
import * as graph from "../../../../transformer/src/diagnostics/catalogue/3-graph.ts";
import * as declarations from "../../../../transformer/src/diagnostics/catalogue/4-declarations.ts";
import * as requests from "../../../../transformer/src/diagnostics/catalogue/4-requests.ts";
import { readExpected, readProgramFixtures, renderFixture, writeExpected } from "./program-fixtures.ts";

const fixtures = readProgramFixtures();

if (process.env["UPDATE_FIXTURES"] === "1")
  for (const fixture of fixtures) writeExpected(fixture.name, renderFixture(fixture));

it.each(fixtures)("$name", (fixture) => expect(renderFixture(fixture)).toBe(readExpected(fixture.name)));

describe("the catalogue", () => {
  const entries = [
    ...Object.values(graph),
    ...Object.values(requests),
    // The JavaScript of a package decides on a third, for which there is a test with files of its own.
    declarations.undeclaredModule,
    declarations.partlyDeclared,
    ...Object.values(fanOuts),
    modifiers.missingConfig,
    modifiers.recursiveSubdag,
  ];
  const names = fixtures.map(({ name }) => name);

  it.each(entries.map(({ slug, code }) => [slug, code]))(
    "%s has a program that reports it, and a near miss that reports nothing",
    (slug, code) => {
      expect(names).toContain(slug);
      expect(names).toContain(`${slug}-near-miss`);
      expect(readExpected(slug)).toContain(` ${code} ${slug}: `);
      expect(readExpected(`${slug}-near-miss`)).toBe("");
    },
  );

  it("has a rule for each entry, in the order of the codes", () => {
    const codes = [...entries, ...Object.values(declarations), ...Object.values(modifiers)].map(({ code }) => code);
    const ruled = [...graphRules, ...requestRules, ...programRules].map(({ entry }) => entry.code);
    expect(ruled.toSorted()).toEqual([...new Set(codes)].sort());
  });

  it("has every code and slug once", () => {
    expect(new Set(entries.map(({ code }) => code)).size).toBe(entries.length);
    expect(new Set(entries.map(({ slug }) => slug)).size).toBe(entries.length);
  });

  it("has an entry for each program", () => {
    const slugs = new Set<string>(entries.flatMap(({ slug }) => [slug, `${slug}-near-miss`]));
    expect(names.filter((name) => !slugs.has(name))).toEqual([]);
  });
});
