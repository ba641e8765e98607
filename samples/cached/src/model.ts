"use dataflow";
/** Ridge regression by gradient descent, and what comes of it. Every tenth film is kept for the test. */
import { setImmediate } from "node:timers/promises";
import type { RunContext } from "@icosian/runtime";
import { dot, rowOf, type Matrix } from "./matrix.ts";

/** Whether a film is kept for the test. */
const isTest = (row: number): boolean => row % 10 === 0;

/** The weight of each feature. */
export async function modelFit(
  features: Matrix,
  ratings: Float64Array,
  epochs: number = 300,
  ridge: number = 0.001,
  { signal }: RunContext,
): Promise<Float64Array> {
  const weights = new Float64Array(features.columns.length);
  const rate = 0.5;
  for (let epoch = 0; epoch < epochs; epoch++) {
    // Lets the program do other things, and end.
    await setImmediate(undefined, { signal });
    const gradient = weights.map((weight) => ridge * weight);
    for (let row = 0; row < ratings.length; row++) {
      if (isTest(row)) continue;
      const film = rowOf(features, row);
      const error = (dot(film, weights) - ratings[row]) / ratings.length;
      for (let at = 0; at < film.length; at++) gradient[at] += error * film[at];
    }
    for (let at = 0; at < weights.length; at++) weights[at] -= rate * gradient[at];
  }
  return weights;
}

/** The error of the model for the films of the test: the root of the mean square. */
export function modelError(modelFit: Float64Array, features: Matrix, ratings: Float64Array): number {
  return errorOf(ratings, (row) => dot(rowOf(features, row), modelFit));
}

/** The error of a simpler model, which takes the mean of the most similar films. */
export function neighbourError(features: Matrix, ratings: Float64Array, neighbours: number = 20): number {
  return errorOf(ratings, (row) => {
    const film = rowOf(features, row);
    const others = Array.from(ratings.keys()).filter((other) => !isTest(other));
    const similar = others.map((other) => ({ other, similarity: cosine(film, rowOf(features, other)) }));
    const nearest = similar.toSorted((a, b) => b.similarity - a.similarity).slice(0, neighbours);
    return nearest.reduce((sum, { other }) => sum + ratings[other], 0) / neighbours;
  });
}

/** The features with the largest weights. */
export function report(
  modelFit: Float64Array,
  modelError: number,
  neighbourError: number,
  features: Matrix,
  vocabulary: readonly string[],
): string {
  const byWeight = Array.from(modelFit.keys()).toSorted((a, b) => modelFit[b] - modelFit[a]);
  const isWord = (name: string): boolean => vocabulary.includes(name);
  const isKind = (name: string): boolean => !isWord(name) && !name.startsWith("(");
  const name = (columns: readonly number[], wanted: (name: string) => boolean): string =>
    columns
      .map((column) => features.columns[column])
      .filter(wanted)
      .slice(0, 6)
      .join(", ");
  return [
    `Error for films that the model has not seen: ${modelError.toFixed(3)}; of their neighbours: ${neighbourError.toFixed(3)}`,
    `Words of good films: ${name(byWeight, isWord)}`,
    `Words of bad films: ${name(byWeight.toReversed(), isWord)}`,
    `Kinds of good films: ${name(byWeight, isKind)}`,
    `Kinds of bad films: ${name(byWeight.toReversed(), isKind)}`,
  ].join("\n");
}

function errorOf(ratings: Float64Array, predict: (row: number) => number): number {
  const rows = Array.from(ratings.keys()).filter(isTest);
  return Math.sqrt(rows.reduce((sum, row) => sum + (predict(row) - ratings[row]) ** 2, 0) / rows.length);
}

function cosine(a: Float64Array, b: Float64Array): number {
  return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
}
