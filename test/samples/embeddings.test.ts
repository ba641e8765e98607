/** What samples/embeddings says of itself, in one process: its passages and its answers, by simpler means. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runOrThrow } from "../hosts/run.ts";

interface License {
  readonly osiApproved: boolean;
  readonly licenseText: string;
}

const SAMPLE: string = join(import.meta.dirname, "../../samples/embeddings");

// Casts because the sample is compiled with options of its own, so its types are not those of the tests.
const { embed, wordsOf } = (await import(join(SAMPLE, "src/embed.ts"))) as {
  readonly embed: (text: string, dimensions: number) => Float32Array;
  readonly wordsOf: (text: string) => readonly string[];
};
const { passages } = (await import(join(SAMPLE, "src/search.ts"))) as {
  readonly passages: (
    licenses: Readonly<Record<string, License>>,
  ) => readonly { readonly text: string; readonly licenses: readonly string[] }[];
};
const expected = readFileSync(join(SAMPLE, "expected-output.txt"), "utf8");
const path = createRequire(join(SAMPLE, "package.json")).resolve("spdx-license-list/spdx-full.json");
const licenses = JSON.parse(readFileSync(path, "utf8")) as Readonly<Record<string, License>>;

it("prints the same without a build step, and without a server", async () => {
  const args = ["--import", "@icosian/transformer/register", "src/main.ts"];
  expect(await runOrThrow(process.execPath, args, { folder: SAMPLE })).toBe(expected);
});

it("has each passage once, with all licences that have it", () => {
  const found = passages(licenses);
  expect(expected).toMatch(new RegExp(`^${found.length} passages\n`));
  expect(new Set(found.map(({ text }) => text)).size).toBe(found.length);
  const flat = (text: string): string => text.replaceAll(/\s+/g, " ").replaceAll(/[“”]/g, '"');
  for (const { text, licenses: names } of found)
    for (const name of names) expect(flat(licenses[name]!.licenseText)).toContain(text);
  const readme = readFileSync(join(SAMPLE, "README.md"), "utf8");
  const count = new Set(found.flatMap(({ licenses: names }) => names)).size;
  expect(readme).toContain(`the texts of ${count} licences into ${found.length.toLocaleString("en")} passages`);
  expect(readme).toContain(`It sends ${Math.ceil(found.length / 100)} jobs of up to 100 passages`);
});

it("answers with the passages that a search by brute force finds", () => {
  const found = passages(licenses);
  const vectors = found.map(({ text }) => Array.from(embed(text, 1024)));
  const weights = Array.from({ length: 1024 }, (_, at) => {
    const having = vectors.filter((vector) => vector[at] !== 0).length;
    return Math.log((1 + vectors.length) / (1 + having));
  });
  const weigh = (vector: readonly number[]): readonly number[] => vector.map((each, at) => each * weights[at]!);
  const weighted = vectors.map(weigh);
  for (const [, question = "", answers = ""] of expected.matchAll(/^(\S.*\?)\n((?: {2}.*\n)+)/gm)) {
    const wanted = weigh(Array.from(embed(question, 1024)));
    const ranked = found
      .map((passage, at) => ({ passage, similarity: cosine(wanted, weighted[at]!) }))
      .toSorted((a, b) => b.similarity - a.similarity);
    const shown = [...answers.matchAll(/^ {2}(\S+) .*?: (.{1,180})/gm)];
    expect(shown).toHaveLength(2);
    shown.forEach(([, similarity, text], rank) => {
      const { passage, similarity: right } = ranked[rank]!;
      expect(Number(similarity)).toBeCloseTo(right, 2);
      expect(passage.text).toContain(text!.slice(0, 100));
    });
  }
});

describe("an embedding", () => {
  it("has the length 1, and depends on the words alone", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 8, max: 512 }), (text, dimensions) => {
        const vector = embed(text, dimensions);
        expect(vector).toHaveLength(dimensions);
        expect(embed(`  ${wordsOf(text).join(" - ")}!`, dimensions)).toEqual(vector);
        const length = Math.hypot(...vector);
        // Without words there is nothing to scale; and what shares a dimension may cancel itself out.
        if (length > 0) expect(length).toBeCloseTo(1, 5);
      }),
    );
  });

  it("is more similar for forms of the same words", () => {
    const base = Array.from(embed("the licensed fonts are redistributed", 1024));
    const near = Array.from(embed("redistributing the font licence", 1024));
    const far = Array.from(embed("courts of this state have jurisdiction", 1024));
    expect(cosine(base, near)).toBeGreaterThan(cosine(base, far) + 0.1);
  });
});

function cosine(a: readonly number[], b: readonly number[]): number {
  const dot = (one: readonly number[], other: readonly number[]): number =>
    one.reduce((sum, each, at) => sum + each * other[at]!, 0);
  return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b) || 1);
}
