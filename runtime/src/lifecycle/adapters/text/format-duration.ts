/** Writes durations for people. */

/**
 * Writes a duration with two to four significant digits: `4.2 µs`, `203 ms`, `12.3 s`, `2 min 05 s`, `1 h 02 min`.
 *
 * @param ms - Milliseconds. What is no duration, for example a negative number, is written as `0 ms`.
 */
export function formatDuration(ms: number): string {
  if (!(ms > 0)) return "0 ms";
  if (ms < 0.00995) return `${(ms * 1000).toFixed(1)} µs`;
  if (ms < 0.9995) return `${(ms * 1000).toFixed(0)} µs`;
  if (ms < 9.995) return `${ms.toFixed(2)} ms`;
  if (ms < 99.95) return `${ms.toFixed(1)} ms`;
  if (ms < 999.5) return `${ms.toFixed(0)} ms`;
  if (ms < 9_995) return `${(ms / 1000).toFixed(2)} s`;
  if (ms < 59_950) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${toTwoDigits(seconds % 60)} s`;
  const minutes = Math.round(seconds / 60);
  return `${Math.floor(minutes / 60)} h ${toTwoDigits(minutes % 60)} min`;
}

/** Writes a duration as a clock does, in whole seconds: `0:07`, `12:34`, `1:02:03`. */
export function formatClock(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  const rest = toTwoDigits(seconds % 60);
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}:${rest}`;
  return `${Math.floor(minutes / 60)}:${toTwoDigits(minutes % 60)}:${rest}`;
}

function toTwoDigits(value: number): string {
  return String(value).padStart(2, "0");
}
