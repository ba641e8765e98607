"use dataflow";
/** Counts the users of a web site: runs one module for two regions and two periods. */
import { node, parameterizedSubdag, source, subdag, value } from "@icosian/runtime";
import * as uniqueUsers from "./unique-users.ts";

/** Users by week: runs the same module for each region. The inner config selects its variants. */
export const weeklyUsers = node(
  parameterizedSubdag([uniqueUsers], {
    weeklyUsersEu: { inputs: { grain: value("week") }, config: { region: "EU" } },
    weeklyUsersUs: { inputs: { grain: value("week") }, config: { region: "US" } },
  }),
  (uniqueUsers: ReadonlyMap<string, number>): ReadonlyMap<string, number> => uniqueUsers,
);

/** The day with the most users in Europe. `grain` comes from a node of this dataflow. */
export const busiestDayEu = node(
  subdag([uniqueUsers], { inputs: { grain: source("finestGrain") }, config: { region: "EU" } }),
  (uniqueUsers: ReadonlyMap<string, number>): string =>
    [...uniqueUsers].reduce((most, each) => (each[1] > most[1] ? each : most), ["none", 0])[0],
);

/** The shortest period that can be counted. */
export function finestGrain(): uniqueUsers.Grain {
  return "day";
}

/** Users in both regions, by week. */
export function weeklyUsersTotal(
  weeklyUsersEu: ReadonlyMap<string, number>,
  weeklyUsersUs: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  const weeks = [...new Set([...weeklyUsersEu.keys(), ...weeklyUsersUs.keys()])].sort();
  return new Map(weeks.map((week) => [week, (weeklyUsersEu.get(week) ?? 0) + (weeklyUsersUs.get(week) ?? 0)]));
}
