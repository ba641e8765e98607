/** A code, and a slug, means one thing: it is defined in one place of a package, and both packages agree on it. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseSync } from "oxc-parser";
import { describe, expect, it } from "vitest";
import { diagnosticKinds } from "../../transformer/src/4-check/diagnostic-kinds.ts";
import { internalFaults } from "../../transformer/src/diagnostics/kinds/faults.ts";

const root = join(import.meta.dirname, "../..");

/** It repeats what other files say, as text. */
const BUNDLE = "page-script.ts";

/** A file's text, without comments. */
interface Source {
  readonly file: string;
  readonly text: string;
}

function readSources(folder: string): readonly Source[] {
  const names = readdirSync(join(root, folder), { recursive: true, encoding: "utf8" });
  return names
    .filter((name) => name.endsWith(".ts") && !name.endsWith(BUNDLE))
    .map((name) => readSource(`${folder}/${name}`));
}

function readSource(file: string): Source {
  const text = readFileSync(join(root, file), "utf8");
  const { comments } = parseSync(file, text);
  const edges = [0, ...comments.flatMap(({ start, end }) => [start, end]), text.length];
  const parts = edges.flatMap((start, index) => (index % 2 === 0 ? [text.slice(start, edges[index + 1])] : []));
  return { file, text: parts.join("") };
}

/** What a pattern's first group finds, with the file that has it. */
function findAll(sources: readonly Source[], pattern: RegExp): readonly (readonly [found: string, file: string])[] {
  return sources.flatMap(({ file, text }) =>
    Array.from(text.matchAll(pattern), ([, found = ""]) => [found, file] as const),
  );
}

function findRepeated(found: readonly (readonly [string, string])[]): readonly (readonly [string, string])[] {
  return found.filter(([each], index) => found.findIndex(([other]) => other === each) !== index);
}

const DEFINED_CODE = /\bcode: "(ICO\d{4})"/g;
const DEFINED_SLUG = /\bcode: "ICO\d{4}",\s+slug: "([^"]+)"/g;
const DEFINED_PAIR = /\bcode: "(ICO\d{4}",\s+slug: "[^"]+)"/g;

const packages = { runtime: readSources("runtime/src"), transformer: readSources("transformer/src") };
const ours = Object.entries(packages);

describe.each(ours)("%s", (_, sources) => {
  it("defines each code and each slug once, and every code with a slug", () => {
    const codes = findAll(sources, DEFINED_CODE);
    const slugs = findAll(sources, DEFINED_SLUG);
    expect(codes.length).toBeGreaterThan(40);
    expect(slugs).toHaveLength(codes.length);
    expect(findRepeated(codes)).toEqual([]);
    expect(findRepeated(slugs)).toEqual([]);
  });

  it("has no code that does not come of its definition", () => {
    const told = /icosian-expect ICO\d{4}|icosian explain ICO\d{4}/g;
    const other = sources.map(({ file, text }) => ({
      file,
      text: text.replaceAll(DEFINED_CODE, "").replaceAll(told, ""),
    }));
    const found = findAll(other, /\b(ICO\d{4})\b/g);
    expect(found.filter(([code]) => !code.startsWith("ICO9"))).toEqual([]);
  });
});

it("both packages call a code by the same name", () => {
  const [first, second] = ours.map(([, sources]) => {
    const pairs = findAll(sources, DEFINED_PAIR).map(([pair]) => pair.split(/",\s+slug: "/) as [string, string]);
    return new Map(pairs);
  });
  const common = [...(first ?? [])].filter(([code]) => second?.has(code));
  expect(common.length).toBeGreaterThan(5);
  expect(common.filter(([code, slug]) => second?.get(code) !== slug)).toEqual([]);
});

it("the registry has every diagnostic that the transformer defines", () => {
  const defined = findAll(packages.transformer, DEFINED_CODE).map(([code]) => code);
  expect(diagnosticKinds.map(({ code }) => code)).toEqual(defined.toSorted());
});

it("each fault of our own is thrown, or told, in one place of both packages", () => {
  const sources = [...packages.runtime, ...packages.transformer].filter(({ file }) => !file.endsWith("/faults.ts"));
  const thrown = findAll(sources, /\b(ICO9\d{3})\b/g);
  expect(thrown.map(([code]) => code).toSorted()).toEqual(internalFaults.map(({ code }) => code));
  expect(findAll(sources, /new Error\(\s*(["`](?:ICO|.*own fault))/g)).toEqual([]);
});
