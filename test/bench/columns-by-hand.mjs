/** The scalar features over columns, as they are written by hand. */
// Not through the namespace, which is several times as slow in a loop.
import {
  delayPerKilometre as toDelayPerKilometre,
  hour as toHour,
  isLate as toIsLate,
  isRush as toIsRush,
  kilometres as toKilometres,
  logDelay as toLogDelay,
  score as toScore,
  speed as toSpeed,
} from "./scalar-features.ts";

const ROWS = 1_000_000;

/** All features in one loop. */
export function computeFused({ distance, minutes, delay, time }) {
  const kilometres = new Float64Array(ROWS);
  const speed = new Float64Array(ROWS);
  const isLate = new Float64Array(ROWS);
  const hour = new Float64Array(ROWS);
  const isRush = new Float64Array(ROWS);
  const logDelay = new Float64Array(ROWS);
  const delayPerKilometre = new Float64Array(ROWS);
  const score = new Float64Array(ROWS);
  for (let row = 0; row < ROWS; row++) {
    kilometres[row] = toKilometres(distance[row]);
    speed[row] = toSpeed(kilometres[row], minutes[row]);
    isLate[row] = toIsLate(delay[row]);
    hour[row] = toHour(time[row]);
    isRush[row] = toIsRush(hour[row]);
    logDelay[row] = toLogDelay(delay[row]);
    delayPerKilometre[row] = toDelayPerKilometre(delay[row], kilometres[row]);
    score[row] = toScore(isLate[row], isRush[row], logDelay[row], speed[row]);
  }
  return { kilometres, speed, isLate, hour, isRush, logDelay, delayPerKilometre, score };
}

/** As functions of whole columns are written: each has a loop and a column of its own. */
export function computePerFeature({ distance, minutes, delay, time }) {
  const kilometres = new Float64Array(ROWS);
  for (let row = 0; row < ROWS; row++) kilometres[row] = toKilometres(distance[row]);
  const speed = new Float64Array(ROWS);
  for (let row = 0; row < ROWS; row++) speed[row] = toSpeed(kilometres[row], minutes[row]);
  const isLate = new Float64Array(ROWS);
  for (let row = 0; row < ROWS; row++) isLate[row] = toIsLate(delay[row]);
  const hour = new Float64Array(ROWS);
  for (let row = 0; row < ROWS; row++) hour[row] = toHour(time[row]);
  const isRush = new Float64Array(ROWS);
  for (let row = 0; row < ROWS; row++) isRush[row] = toIsRush(hour[row]);
  const logDelay = new Float64Array(ROWS);
  for (let row = 0; row < ROWS; row++) logDelay[row] = toLogDelay(delay[row]);
  const delayPerKilometre = new Float64Array(ROWS);
  for (let row = 0; row < ROWS; row++) delayPerKilometre[row] = toDelayPerKilometre(delay[row], kilometres[row]);
  const score = new Float64Array(ROWS);
  for (let row = 0; row < ROWS; row++) score[row] = toScore(isLate[row], isRush[row], logDelay[row], speed[row]);
  return { kilometres, speed, isLate, hour, isRush, logDelay, delayPerKilometre, score };
}

/** All features of one row, as an object. */
export function computeObject({ distance, minutes, delay, time }) {
  const kilometres = toKilometres(distance);
  const speed = toSpeed(kilometres, minutes);
  const isLate = toIsLate(delay);
  const hour = toHour(time);
  const isRush = toIsRush(hour);
  const logDelay = toLogDelay(delay);
  const delayPerKilometre = toDelayPerKilometre(delay, kilometres);
  const score = toScore(isLate, isRush, logDelay, speed);
  return { kilometres, speed, isLate, hour, isRush, logDelay, delayPerKilometre, score };
}
