/** Appends lines to files, in Node.js. */
import { appendFile, mkdir } from "node:fs/promises";
import { dirname } from "node:path";

/** Appends a line; creates the file and its folder if they are not there. */
export async function appendLine(path: string, line: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await appendFile(path, `${line}\n`);
}
