"use dataflow";
/** How long to wait for the next eruption: a line through some of them, tried on the others. */
import { extractColumns, extractFields, inject, node, parameterize, source, unpackFields } from "@icosian/runtime";

/** One eruption, in minutes. */
export interface Eruption {
  readonly duration: number;
  /** From its beginning to that of the next. */
  readonly waiting: number;
}

/** All eruptions; its columns are nodes of their own. */
export const eruptions = node(extractColumns("duration", "waiting"), (text: string): readonly Eruption[] =>
  text.split(",").map((pair) => {
    const [duration, waiting] = pair.trim().split(" ").map(Number);
    return { duration: duration ?? NaN, waiting: waiting ?? NaN };
  }),
);

/** How closely the two columns belong together, from -1 to 1. */
export function correlation(duration: readonly number[], waiting: readonly number[]): number {
  return covariance(duration, waiting) / Math.sqrt(covariance(duration, duration) * covariance(waiting, waiting));
}

/** Two parts of the eruptions: to learn from, and to try what was learnt; every fourth is for trying. */
export const split = node(
  unpackFields("training", "trial"),
  (eruptions: readonly Eruption[]): [readonly Eruption[], readonly Eruption[]] => [
    eruptions.filter((_, index) => index % 4 !== 3),
    eruptions.filter((_, index) => index % 4 === 3),
  ],
);

/** Statistics of the waiting times of one part. Extracted of several nodes, the fields have the node's name too. */
export const statistics = node(
  extractFields("count", "mean"),
  parameterize({ trainingStatistics: { part: source("training") }, trialStatistics: { part: source("trial") } }),
  (part: readonly Eruption[]): { count: number; mean: number } => ({
    count: part.length,
    mean: mean(part.map(({ waiting }) => waiting)),
  }),
);

/** The line of least squares. Without names every field of the type is extracted. */
export const line = node(extractFields(), (training: readonly Eruption[]): { slope: number; intercept: number } => {
  const durations = training.map(({ duration }) => duration);
  const waitings = training.map(({ waiting }) => waiting);
  const slope = covariance(durations, waitings) / covariance(durations, durations);
  return { slope, intercept: mean(waitings) - slope * mean(durations) };
});

/** By how many minutes the line is wrong on eruptions that it does not know. */
export function lineError(trial: readonly Eruption[], slope: number, intercept: number): number {
  return mean(trial.map(({ duration, waiting }) => Math.abs(slope * duration + intercept - waiting)));
}

/** By how many minutes one is wrong who always expects the same. */
export const guessError = node(
  inject({ guess: source("trainingStatistics.mean") }),
  (trial: readonly Eruption[], guess: number): number => mean(trial.map(({ waiting }) => Math.abs(guess - waiting))),
);

function mean(values: readonly number[]): number {
  return values.reduce((sum, each) => sum + each, 0) / values.length;
}

function covariance(xs: readonly number[], ys: readonly number[]): number {
  const meanOfYs = mean(ys);
  const meanOfXs = mean(xs);
  return mean(xs.map((x, index) => (x - meanOfXs) * ((ys[index] ?? NaN) - meanOfYs)));
}
