/** Writes data into scripts. */

/** JSON that is safe in a script, wherever the script stands: nothing in it ends the script or begins a comment. */
export function toScriptJson(value: unknown): string {
  return JSON.stringify(value).replaceAll(
    /[<>\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
