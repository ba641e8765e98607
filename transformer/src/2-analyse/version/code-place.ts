/** Where the code of a project is: names of files that are the same on every machine. */

/** The place of a file. */
export interface CodePlace {
  /** The real path of the file, by which files are told apart; the name of the file if it is not on the disk. */
  readonly path: string;
  /** Name of the package that contains it; empty if the package has none. */
  readonly packageName: string;
  /** Path of the file from the root of its package, with forward slashes. */
  readonly module: string;
}

/** The name that no other file has: the same wherever the project is checked out. */
export function toPlaceName({ packageName, module }: CodePlace): string {
  return `${packageName}:${module}`;
}

/** A location in a file, as people read it: `src/text.ts:3:7`. Linear in the text before it. */
export function toLocationText(module: string, text: string, offset: number): string {
  const lines = text.slice(0, offset).split(/\r\n|[\n\r\u2028\u2029]/);
  return `${module}:${lines.length}:${(lines.at(-1) ?? "").length + 1}`;
}
