/** The work of the sample `flights`, written by hand with the same libraries: plain loops, no dataflow. */
import { parquetMetadataAsync, parquetScan } from "hyparquet";
import { compressors } from "hyparquet-compressors";
import { asyncBufferFromFile } from "hyparquet/src/node.js";
import { parquetWriteFile } from "hyparquet-writer";
import {
  duration as durationOf,
  haul as haulOf,
  hour as hourOf,
  isLate as isLateOf,
  isWeekend as isWeekendOf,
  kilometres as kilometresOf,
  partOfDay as partOfDayOf,
  relativeDelay as relativeDelayOf,
  severity as severityOf,
  weekday as weekdayOf,
} from "../../samples/flights/dist/features.js";
import { meansByGroup } from "../../samples/flights/dist/means-by-group.js";

/**
 * Loads four columns, computes features, checks them as the sample does, and saves six columns.
 *
 * @param {string} source
 * @param {string} target
 * @returns {Promise<{ readonly byHour: object, readonly byAirport: object }>}
 */
export async function runByHand(source, target) {
  const { time, delay, distance, origin } = await load(source);
  clip(delay);
  const rows = computeRows(time, delay, distance);
  const excessDelay = computeExcess(delay, origin);
  const byHour = meansByGroup(rows.hour, delay, rows.isLate);
  const byAirport = meansByGroup(origin, delay, rows.isLate);
  checkShares(byHour, 24, 24);
  checkShares(byAirport, 200, 300);
  const column = (name, type, data) => ({ name, type, data, nullable: false });
  parquetWriteFile({
    filename: target,
    rowGroupSize: 100_000,
    columnData: [
      column("hour", "DOUBLE", rows.hour),
      column("partOfDay", "STRING", rows.partOfDay),
      column("haul", "STRING", rows.haul),
      column("relativeDelay", "DOUBLE", rows.relativeDelay),
      column("isLate", "BOOLEAN", rows.isLate),
      column("excessDelay", "DOUBLE", excessDelay),
    ],
  });
  return { byHour, byAirport };
}

async function load(source) {
  const file = await asyncBufferFromFile(source);
  const metadata = await parquetMetadataAsync(file);
  const columns = ["date", "delay", "distance", "origin"];
  const parsers = { timestampFromMicroseconds: (microseconds) => Number(microseconds / 1000n) };
  const scan = await parquetScan({ file, metadata, columns, compressors, parsers });
  const length = Number(metadata.num_rows);
  const [time, delay, distance] = [new Float64Array(length), new Float64Array(length), new Float64Array(length)];
  const origin = [];
  for (const range of scan.ranges) {
    const read = (column) => scan.readColumn({ column, ...range });
    copyNumbers(await read("date"), time, range.rowStart);
    copyNumbers(await read("delay"), delay, range.rowStart);
    copyNumbers(await read("distance"), distance, range.rowStart);
    const part = await read("origin");
    for (let row = 0; row < part.length; row++) origin.push(part[row]);
  }
  return { time, delay, distance, origin };
}

function copyNumbers(part, column, start) {
  for (let row = 0; row < part.length; row++) column[start + row] = Number(part[row]);
}

/** Clips in place, and checks the result. */
function clip(delay) {
  let sum = 0;
  for (let row = 0; row < delay.length; row++) {
    const each = Math.min(Math.max(delay[row], -120), 1440);
    if (!(each >= -120 && each <= 1440)) throw new Error(`Row ${row} is ${each}.`);
    delay[row] = each;
    sum += each;
  }
  if (!(sum / delay.length >= 0 && sum / delay.length <= 30)) throw new Error("The mean is out of range.");
}

/** All features of the rows, in one loop. */
function computeRows(time, delay, distance) {
  const length = time.length;
  const [hours, relatives, severities] = [new Float64Array(length), new Float64Array(length), new Float64Array(length)];
  const [isWeekend, partOfDay, haul, isLate] = [[], [], [], []];
  for (let row = 0; row < length; row++) {
    const hour = hourOf(time[row]);
    const kilometres = kilometresOf(distance[row]);
    const late = isLateOf(delay[row]);
    hours[row] = hour;
    isWeekend[row] = isWeekendOf(weekdayOf(time[row]));
    partOfDay[row] = partOfDayOf(hour);
    haul[row] = haulOf(kilometres);
    relatives[row] = relativeDelayOf(delay[row], durationOf(kilometres));
    isLate[row] = late;
    severities[row] = severityOf(delay[row], late);
  }
  return { hour: hours, isWeekend, partOfDay, haul, relativeDelay: relatives, isLate, severity: severities };
}

/** How much a delay is above the mean of its airport. */
function computeExcess(delay, origin) {
  const groups = new Map();
  const indices = new Uint32Array(delay.length);
  const [sums, counts] = [[], []];
  for (let row = 0; row < delay.length; row++) {
    let index = groups.get(origin[row]);
    if (index === undefined) {
      groups.set(origin[row], (index = groups.size));
      sums.push(0);
      counts.push(0);
    }
    indices[row] = index;
    sums[index] += delay[row];
    counts[index]++;
  }
  const means = sums.map((sum, index) => sum / counts[index]);
  const excess = new Float64Array(delay.length);
  for (let row = 0; row < delay.length; row++) excess[row] = delay[row] - means[indices[row]];
  return excess;
}

function checkShares({ group, lateShare }, fewest, most) {
  const isRight = group.length >= fewest && group.length <= most && new Set(group).size === group.length;
  if (!isRight || !lateShare.every((share) => share >= 0 && share <= 1)) throw new Error("A check failed.");
}
