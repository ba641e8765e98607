"use dataflow";
/** Features of the weather, computed from the columns that the loading module reads and from the config. */

/** The unit of reported temperatures; the config sets it when the dataflow is built. */
export type Unit = "celsius" | "fahrenheit";

/** The mean of each day's highest and lowest temperature, in the unit of the config. */
export function temperature(highestCelsius: Float64Array, lowestCelsius: Float64Array, unit: Unit): Float64Array {
  return highestCelsius.map((high, day) => toUnit((high + (lowestCelsius[day] ?? NaN)) / 2, unit));
}

/** Mean temperature of each month over all years, from January. */
export function monthlyNormal(temperature: Float64Array, month: Uint8Array): Float64Array {
  const sums = new Float64Array(12);
  const counts = new Float64Array(12);
  temperature.forEach((each, day) => {
    const index = (month[day] ?? 1) - 1;
    sums[index] += each;
    counts[index] += 1;
  });
  return sums.map((sum, index) => sum / (counts[index] ?? NaN));
}

/** The difference between each day and the normal of its month. */
export function temperatureAnomaly(
  temperature: Float64Array,
  monthlyNormal: Float64Array,
  month: Uint8Array,
): Float64Array {
  return temperature.map((each, day) => each - (monthlyNormal[(month[day] ?? 1) - 1] ?? NaN));
}

/** The date of the day that was warmest for its month, as the file writes it. */
export function warmestForItsMonth(
  temperatureAnomaly: Float64Array,
  days: readonly { readonly date: string }[],
): string {
  const warmest = temperatureAnomaly.reduce((best, each, day) => (each > temperatureAnomaly[best] ? day : best), 0);
  return days[warmest]?.date ?? "none";
}

/** Mean precipitation of each day and the six before it, in millimetres; the first days have fewer days before them. */
export function avg7dayPrecipitation(precipitation: Float64Array): Float64Array {
  return precipitation.map((_, day) => {
    const days = precipitation.subarray(Math.max(0, day - 6), day + 1);
    return days.reduce((sum, each) => sum + each, 0) / days.length;
  });
}

/** The highest mean of seven days, in millimetres per day. */
export function wettestWeek(avg7dayPrecipitation: Float64Array): number {
  return avg7dayPrecipitation.reduce((most, each) => Math.max(most, each), 0);
}

/** The percentage of days with precipitation of at least `wetFrom` millimetres. */
export function wetDaysPercent(precipitation: Float64Array, wetFrom: number = 0.1): number {
  return (100 * precipitation.filter((each) => each >= wetFrom).length) / precipitation.length;
}

function toUnit(celsius: number, unit: Unit): number {
  return unit === "celsius" ? celsius : (celsius * 9) / 5 + 32;
}
