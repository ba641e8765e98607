/** Embeds texts without a model: by hashing what they consist of. The same text has the same embedding on every machine. */

/** The length of the character sequences that words with the same root share. */
const GRAM = 4;

/** The words of a text, in lower case. */
export function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/**
 * Embeds a text: words, pairs of words and parts of words each count in a dimension that their hash chooses, with a sign that it
 * chooses too, so that those which share a dimension by chance cancel each other out.
 */
export function embed(text: string, dimensions: number): Float32Array {
  const counts = new Map<string, number>();
  const add = (feature: string, weight: number): void => void counts.set(feature, (counts.get(feature) ?? 0) + weight);
  const words = wordsOf(text);
  for (const [at, word] of words.entries()) {
    add(word, 1);
    if (at > 0) add(`${words[at - 1]} ${word}`, 0.5);
    for (let from = 0; from + GRAM <= word.length; from++) add(`#${word.slice(from, from + GRAM)}`, 0.25);
  }
  const embedding = new Float32Array(dimensions);
  for (const [feature, count] of counts) {
    const hash = hashOf(feature);
    embedding[(hash >>> 1) % dimensions] += (hash & 1 ? 1 : -1) * Math.sqrt(count);
  }
  return normalise(embedding);
}

/** Scales a vector in place to the length 1. */
export function normalise(vector: Float32Array): Float32Array {
  const length = Math.sqrt(dot(vector, vector)) || 1;
  for (let at = 0; at < vector.length; at++) vector[at] /= length;
  return vector;
}

/** The sum of the products of two vectors: of vectors of length 1, how similar they are. */
export function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += a[at] * b[at];
  return sum;
}

/** FNV-1a, with the finish of MurmurHash3, so that every bit depends on every character. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
