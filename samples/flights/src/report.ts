"use dataflow";
/** The second step: what the saved features tell. It knows nothing of how they were computed. */
import { node, parameterize, source } from "@icosian/runtime";
import { meansByGroup, type Means } from "./means-by-group.ts";

/** Flights, mean relative delay and share of late flights, once by part of the day and once by length of the flight. */
export const means = node(
  parameterize({ byPartOfDay: { groups: source("partOfDay") }, byHaul: { groups: source("haul") } }),
  (groups: readonly string[], relativeDelay: Float64Array, isLate: readonly boolean[]): Means<string> =>
    meansByGroup(groups, relativeDelay, isLate),
);

/** The part of the day in which flights are late most often. */
export function worstPartOfDay(byPartOfDay: Means<string>): string {
  const { group, lateShare } = byPartOfDay;
  return group[lateShare.indexOf(Math.max(...lateShare))];
}
