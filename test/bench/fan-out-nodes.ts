"use dataflow";
/** Fan-outs of trivial items, and of flights one by one. */
import type { Collect, Parallelizable } from "@icosian/runtime";

export function* item(count: number): Parallelizable<number> {
  for (let index = 0; index < count; index++) yield index;
}

export function squared(item: number): number {
  return (item * item) % 65_521;
}

export async function squaredLater(item: number): Promise<number> {
  return (item * item) % 65_521;
}

export function total(squared: Collect<number>): number {
  return squared.reduce((sum, each) => sum + each, 0);
}

export function totalLater(squaredLater: Collect<number>): number {
  return squaredLater.reduce((sum, each) => sum + each, 0);
}

export function* row(side: number): Parallelizable<number> {
  for (let index = 0; index < side; index++) yield index;
}

export function* cell(row: number, side: number): Parallelizable<number> {
  for (let index = 0; index < side; index++) yield row * side + index;
}

export function cellSquared(cell: number): number {
  return (cell * cell) % 65_521;
}

export function rowTotal(cellSquared: Collect<number>): number {
  return cellSquared.reduce((sum, each) => sum + each, 0);
}

export function gridTotal(rowTotal: Collect<number>): number {
  return rowTotal.reduce((sum, each) => sum + each, 0);
}

/** One flight: minutes of delay, distance in miles, time of day in hours. */
export interface Flight {
  readonly delay: number;
  readonly distance: number;
  readonly time: number;
}

export function flight(flights: readonly Flight[]): Parallelizable<Flight> {
  return flights;
}

export function isLate(flight: Flight): boolean {
  return flight.delay > 15;
}

export function hour(flight: Flight): number {
  return Math.floor(flight.time) % 24;
}

export function kilometres(flight: Flight): number {
  return flight.distance * 1.609344;
}

export function delayByDistance(flight: Flight, kilometres: number): number {
  return (flight.delay / kilometres) * 1000;
}

/** How many flights of each hour were late. */
export function lateByHour(isLate: Collect<boolean>, hour: Collect<number>): readonly number[] {
  const counts = Array.from({ length: 24 }, () => 0);
  hour.forEach((each, index) => {
    if (isLate[index]) counts[each]!++;
  });
  return counts;
}

/** The largest delay for each thousand kilometres. */
export function worst(delayByDistance: Collect<number>): number {
  return delayByDistance.reduce((most, each) => Math.max(most, each), -Infinity);
}
