"use dataflow";
/** Counts the users of one region by day or week, as the outer dataflow specifies for each subdag. */
import { node, otherwise, when } from "@icosian/runtime";
import type { Visit } from "./data.ts";

/** The period by which users are counted. */
export type Grain = "day" | "week";

/** The visits from the region. */
export function visitsFrom(visits: readonly Visit[], region: Visit["region"]): readonly Visit[] {
  return visits.filter((visit) => visit.region === region);
}

/** Europe: only visitors who consented are counted. */
export const countedVisits__consent = node(when({ region: "EU" }), (visitsFrom: readonly Visit[]): readonly Visit[] =>
  visitsFrom.filter(({ consent }) => consent),
);

/** Elsewhere: everybody is counted. */
export const countedVisits__all = node(otherwise(), (visitsFrom: readonly Visit[]): readonly Visit[] => visitsFrom);

/** The users by day, or by week under the date of its Monday. */
export function usersByPeriod(countedVisits: readonly Visit[], grain: Grain): ReadonlyMap<string, ReadonlySet<string>> {
  const users = new Map<string, Set<string>>();
  for (const { user, day } of countedVisits) {
    const period = grain === "day" ? day : toMonday(day);
    users.set(period, (users.get(period) ?? new Set()).add(user));
  }
  return users;
}

/** The number of different users, by period. */
export function uniqueUsers(usersByPeriod: ReadonlyMap<string, ReadonlySet<string>>): ReadonlyMap<string, number> {
  return new Map([...usersByPeriod].map(([period, { size }]) => [period, size]));
}

function toMonday(day: string): string {
  const date = new Date(day);
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
  return date.toISOString().slice(0, 10);
}
