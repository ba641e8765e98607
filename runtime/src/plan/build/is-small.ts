/** Distinguishes values that need no heap memory from all others, by their declared types. */

const SMALL = /^(number|boolean|true|false|null|undefined|-?\d+(\.\d+)?)$/;

/** Whether values of a type, as the source spells it, are numbers, booleans, or nothing. */
export function isSmall(type: string): boolean {
  return type.split("|").every((each) => SMALL.test(each.trim()));
}
