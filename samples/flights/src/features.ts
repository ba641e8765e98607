"use dataflow";
/** Features of one flight. Nothing here says how many flights there are. */

/** The hour of departure, from 0 to 23. `time` is the departure in milliseconds since 1970, local time as if it were UTC. */
export function hour(time: number): number {
  return Math.floor(time / 3_600_000) % 24;
}

/** The day of the week, from 0 for Sunday. */
export function weekday(time: number): number {
  return (Math.floor(time / 86_400_000) + 4) % 7;
}

/** Whether the flight departs on a Saturday or Sunday. */
export function isWeekend(weekday: number): boolean {
  return weekday === 0 || weekday === 6;
}

/** Whether many people travel at this time: on working days from 7 to 9 and from 16 to 19 o'clock. */
export function isRushHour(hour: number, isWeekend: boolean): boolean {
  return !isWeekend && ((hour >= 7 && hour <= 9) || (hour >= 16 && hour <= 19));
}

/** The part of the day in which the flight departs. */
export function partOfDay(hour: number): string {
  if (hour < 6) return "night";
  if (hour < 12) return "morning";
  return hour < 18 ? "afternoon" : "evening";
}

/** The distance in kilometres; the files have miles. */
export function kilometres(distance: number): number {
  return distance * 1.609344;
}

/** How far the flight goes. */
export function haul(kilometres: number): string {
  if (kilometres < 1_500) return "short";
  return kilometres < 4_000 ? "medium" : "long";
}

/** Minutes in the air and on the ground, about: 30 minutes, and an hour for each 800 kilometres. */
export function duration(kilometres: number): number {
  return 30 + (kilometres / 800) * 60;
}

/** The delay as a share of the duration. */
export function relativeDelay(delay: number, duration: number): number {
  return delay / duration;
}

/** Whether the flight arrives late, by more than `lateFrom` minutes. */
export function isLate(delay: number, lateFrom: number = 15): boolean {
  return delay > lateFrom;
}

/** How bad the delay is: 0 for none, 1 for a little late, 2 for late, 3 for very late. */
export function severity(delay: number, isLate: boolean): number {
  if (!isLate) return delay > 0 ? 1 : 0;
  return delay > 60 ? 3 : 2;
}

/** Both airports of the flight. */
export function route(origin: string, destination: string): string {
  return `${origin}-${destination}`;
}
