"use dataflow";
/** Features of flights: a row is a flight, a column a node. */

/** Minutes after which a flight counts as late. */
const LATE = 15;

/** 1 for each flight that was late, else 0. */
export function isLate(delay: Float64Array): Uint8Array {
  const result = new Uint8Array(delay.length);
  for (let row = 0; row < result.length; row++) result[row] = delay[row]! > LATE ? 1 : 0;
  return result;
}

/** The hour in which a flight left, from the time of day in hours. */
export function hour(time: Float64Array): Uint8Array {
  const result = new Uint8Array(time.length);
  for (let row = 0; row < result.length; row++) result[row] = Math.floor(time[row]!) % 24;
  return result;
}

/** Distances in kilometres instead of miles. */
export function kilometres(distance: Float64Array): Float64Array {
  return distance.map((each) => each * 1.609344);
}

/** Minutes of delay for each thousand kilometres. */
export function delayByDistance(delay: Float64Array, kilometres: Float64Array): Float64Array {
  return delay.map((each, row) => (each / kilometres[row]!) * 1000);
}

/** Mean delay of all flights. */
export function delayMean(delay: Float64Array): number {
  return delay.reduce((sum, each) => sum + each, 0) / delay.length;
}

/** Delays above or below the mean. */
export function delayZeroMean(delay: Float64Array, delayMean: number): Float64Array {
  return delay.map((each) => each - delayMean);
}

/** Standard deviation of the delays, of a sample. */
export function delayDeviation(delayZeroMean: Float64Array): number {
  return Math.sqrt(delayZeroMean.reduce((sum, each) => sum + each * each, 0) / (delayZeroMean.length - 1));
}

/** Delays above or below the mean, in standard deviations. */
export function delayScore(delayZeroMean: Float64Array, delayDeviation: number): Float64Array {
  return delayZeroMean.map((each) => each / delayDeviation);
}

/** Of the flights of each hour of the day, the share that was late. */
export function lateShares(isLate: Uint8Array, hour: Uint8Array): Float64Array {
  const [late, all] = [new Float64Array(24), new Float64Array(24)];
  hour.forEach((each, row) => {
    late[each]! += isLate[row]!;
    all[each]!++;
  });
  return late.map((each, index) => each / all[index]!);
}

/** The share of late flights in the hour in which a flight left. */
export function lateShare(hour: Uint8Array, lateShares: Float64Array): Float64Array {
  return Float64Array.from(hour, (each) => lateShares[each]!);
}
