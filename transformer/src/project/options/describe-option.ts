/** How messages quote the value of an option that cannot be what was meant. */

/** Characters that are shown. */
const SHOWN = 80;

/** The value as JSON, cut where it is long. */
export function describeOption(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}
