"use dataflow";
/** Predicts the wait for the next eruption: fits a line to some eruptions and tests it on the others. */
import { extractColumns, extractFields, inject, node, parameterize, source, unpackFields } from "@icosian/runtime";

/** One eruption, in minutes. */
export interface Eruption {
  readonly duration: number;
  /** Time from its start to the start of the next one. */
  readonly waiting: number;
}

/** All eruptions. Each column is a node, too. */
export const eruptions = node(extractColumns("duration", "waiting"), (text: string): readonly Eruption[] =>
  text.split(",").map((pair) => {
    const [duration, waiting] = pair.trim().split(" ").map(Number);
    return { duration: duration ?? NaN, waiting: waiting ?? NaN };
  }),
);

/** The correlation of the two columns, from -1 to 1. */
export function correlation(duration: readonly number[], waiting: readonly number[]): number {
  return covariance(duration, waiting) / Math.sqrt(covariance(duration, duration) * covariance(waiting, waiting));
}

/** The eruptions in two parts: every fourth one is for testing, and the others are for training. */
export const split = node(
  unpackFields("training", "trial"),
  (eruptions: readonly Eruption[]): [readonly Eruption[], readonly Eruption[]] => [
    eruptions.filter((_, index) => index % 4 !== 3),
    eruptions.filter((_, index) => index % 4 === 3),
  ],
);

/** Statistics of the waiting times of one part. Several nodes have these fields, so their names include the node's. */
export const statistics = node(
  extractFields("count", "mean"),
  parameterize({ trainingStatistics: { part: source("training") }, trialStatistics: { part: source("trial") } }),
  (part: readonly Eruption[]): { count: number; mean: number } => ({
    count: part.length,
    mean: mean(part.map(({ waiting }) => waiting)),
  }),
);

/** The least-squares line. Without names, `extractFields` extracts every field of the type. */
export const line = node(extractFields(), (training: readonly Eruption[]): { slope: number; intercept: number } => {
  const durations = training.map(({ duration }) => duration);
  const waitings = training.map(({ waiting }) => waiting);
  const slope = covariance(durations, waitings) / covariance(durations, durations);
  return { slope, intercept: mean(waitings) - slope * mean(durations) };
});

/** The mean error of the line on eruptions that it was not fitted to, in minutes. */
export function lineError(trial: readonly Eruption[], slope: number, intercept: number): number {
  return mean(trial.map(({ duration, waiting }) => Math.abs(slope * duration + intercept - waiting)));
}

/** The mean error of always predicting the mean, in minutes. */
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
