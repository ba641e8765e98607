/** Eight features of one flight, as plain functions of numbers. */
"use dataflow";

/** The distance; `distance` is in miles. */
export function kilometres(distance: number): number {
  return distance * 1.609344;
}

/** Kilometres per hour; NaN if the flight took no time. */
export function speed(kilometres: number, minutes: number): number {
  return minutes > 0 ? kilometres / (minutes / 60) : NaN;
}

/** Whether the flight was more than a quarter of an hour late, as 0 or 1. */
export function isLate(delay: number): number {
  return delay > 15 ? 1 : 0;
}

/** The hour of the day. */
export function hour(time: number): number {
  return Math.floor(time);
}

/** Whether the flight left in the rush hours, as 0 or 1. */
export function isRush(hour: number): number {
  return (hour >= 7 && hour < 10) || (hour >= 16 && hour < 19) ? 1 : 0;
}

/** The natural logarithm of one more than the delay, if there is one. */
export function logDelay(delay: number): number {
  return Math.log(1 + (delay > 0 ? delay : 0));
}

/** Minutes of delay per kilometre. */
export function delayPerKilometre(delay: number, kilometres: number): number {
  return delay / kilometres;
}

/** A score of how much the flight annoys. */
export function score(isLate: number, isRush: number, logDelay: number, speed: number): number {
  return isLate * 10 + isRush * 2 + logDelay - speed / 1000;
}
