"use dataflow";
/** Shows whether a web shop grows: four functions become ten nodes, and feeds say what each is computed from. */
import { configuration, group, inject, node, parameterize, source, value } from "@icosian/runtime";

/** The direction in which a value develops. */
export type Trend = "rising" | "steady" | "falling";

/** Mean of `{series}` over {days} days; NaN for the first days. */
export const movingAverage = node(
  parameterize({
    avg7dayVisits: { series: source("visits"), days: value(7) },
    avg28dayVisits: { series: source("visits"), days: value(28) },
    avg7dayOrders: { series: source("orders"), days: value(7) },
    avg28dayOrders: { series: source("orders"), days: value(28) },
  }),
  (series: Float64Array, days: number): Float64Array =>
    series.map((_, index) => (index < days - 1 ? NaN : mean(series.subarray(index - days + 1, index + 1)))),
);

/** Orders per hundred visits: `{part}` of `{whole}`. */
export const conversion = node(
  parameterize({
    weekConversion: { part: source("avg7dayOrders"), whole: source("avg7dayVisits") },
    monthConversion: { part: source("avg28dayOrders"), whole: source("avg28dayVisits") },
  }),
  (part: Float64Array, whole: Float64Array): Float64Array =>
    part.map((each, index) => (100 * each) / (whole[index] ?? NaN)),
);

/** Compares the last week with the last four weeks: `{recent}` with `{usual}`. */
export const trend = node(
  parameterize(
    {
      visitsTrend: { recent: source("avg7dayVisits"), usual: source("avg28dayVisits") },
      ordersTrend: { recent: source("avg7dayOrders"), usual: source("avg28dayOrders") },
      conversionTrend: { recent: source("weekConversion"), usual: source("monthConversion") },
    },
    { docs: { conversionTrend: "Whether visitors order more or less often than before: `{recent}`, `{usual}`." } },
  ),
  inject({ tolerancePercent: configuration("tolerancePercent") }),
  (recent: Float64Array, usual: Float64Array, tolerancePercent: number): Trend => {
    const changePercent = 100 * ((recent.at(-1) ?? NaN) / (usual.at(-1) ?? NaN) - 1);
    if (Math.abs(changePercent) <= tolerancePercent) return "steady";
    return changePercent > 0 ? "rising" : "falling";
  },
);

/** All trends in one line. */
export const headline = node(
  inject({
    trends: group({
      visits: source("visitsTrend"),
      orders: source("ordersTrend"),
      conversion: source("conversionTrend"),
    }),
  }),
  (trends: Readonly<Record<string, Trend>>): string =>
    Object.entries(trends)
      .map(([name, trend]) => `${name} ${trend}`)
      .join(", "),
);

function mean(values: Float64Array): number {
  return values.reduce((sum, each) => sum + each, 0) / values.length;
}
