"use dataflow";
/** Finds the passages of licences that answer a question. */
import { node, type Collect, type Parallelizable } from "@icosian/runtime";
import { remote } from "@icosian/runtime/distributed";
import { dot, embed, normalise } from "./embed.ts";

/** A licence, as the file has it. */
export interface License {
  readonly osiApproved: boolean;
  readonly licenseText: string;
}

/** A paragraph, and the licences that have it. */
export interface Passage {
  readonly text: string;
  readonly licenses: readonly string[];
}

/** A passage that answers a question, and how well: from -1 to 1. */
export interface Hit {
  readonly passage: Passage;
  readonly similarity: number;
}

/** The paragraphs of all licences that the Open Source Initiative has approved; each different one once. */
export function passages(licenses: Readonly<Record<string, License>>, minLength: number = 80): readonly Passage[] {
  const found = new Map<string, string[]>();
  for (const [id, { osiApproved, licenseText }] of Object.entries(licenses)) {
    // `GPL-2.0-only` has the text of `GPL-2.0`.
    if (!osiApproved || /-only$|-or-later$|\+$/.test(id)) continue;
    for (const paragraph of new Set(licenseText.split(/\n\s*\n/))) {
      const text = paragraph.replaceAll(/\s+/g, " ").replaceAll(/[“”]/g, '"').trim();
      if (text.length < minLength) continue;
      const known = found.get(text) ?? [];
      if (!known.includes(id)) known.push(id);
      found.set(text, known);
    }
  }
  return Array.from(found, ([text, licenses]) => ({ text, licenses }));
}

/** Every passage. What depends on it is computed once per passage. */
export function text(passages: readonly Passage[]): Parallelizable<string> {
  return passages.map((passage) => passage.text);
}

/** What a passage is about. Workers compute it, 100 passages in a job. */
export const embedding = node(remote({ batch: 100 }), (text: string, dimensions: number = 1024): Float32Array =>
  embed(text, dimensions),
);

/** How much each dimension says: little, if most passages have it. */
export function weights(embedding: Collect<Float32Array>): Float32Array {
  const counts = new Float64Array(embedding[0].length);
  for (const each of embedding) for (let at = 0; at < each.length; at++) counts[at] += each[at] === 0 ? 0 : 1;
  return Float32Array.from(counts, (count) => Math.log((1 + embedding.length) / (1 + count)));
}

/** The embedding of each passage, weighted. */
export function index(embedding: Collect<Float32Array>, weights: Float32Array): readonly Float32Array[] {
  return Array.from(embedding, (each) => weigh(each, weights));
}

/** Every question. What depends on it is computed once per question. */
export function question(questions: readonly string[]): Parallelizable<string> {
  return questions;
}

/** The passages that are most similar to a question, the best first. */
export function hits(
  question: string,
  index: readonly Float32Array[],
  weights: Float32Array,
  passages: readonly Passage[],
  limit: number = 2,
): readonly Hit[] {
  const wanted = weigh(embed(question, weights.length), weights);
  const all = passages.map((passage, at) => ({ passage, similarity: dot(wanted, index[at]) }));
  return all.toSorted((a, b) => b.similarity - a.similarity).slice(0, limit);
}

/** The questions with their answers. */
export function report(question: Collect<string>, hits: Collect<readonly Hit[]>): string {
  return Array.from(question, (each, at) => `${each}\n${hits[at].map(describe).join("\n")}\n`).join("\n");
}

const weigh = (embedding: Float32Array, weights: Float32Array): Float32Array =>
  normalise(embedding.map((each, at) => each * weights[at]));

function describe({ passage, similarity }: Hit): string {
  const { text, licenses } = passage;
  const more = licenses.length > 3 ? ` and ${licenses.length - 3} more` : "";
  const shown = text.length > 180 ? `${text.slice(0, 180)}…` : text;
  return `  ${similarity.toFixed(2)} ${licenses.slice(0, 3).join(", ")}${more}: ${shown}`;
}
