/** Formats the value of an invalid option for messages. */

/** The maximum number of characters. */
const SHOWN = 80;

/** The value as JSON, shortened if it is long. */
export function describeOption(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}
