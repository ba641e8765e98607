/**
 * Runs one exported function of a module in a process of its own, and prints what its nodes tell about memory.
 *
 * `node --expose-gc watch-memory.mjs MODULE FUNCTION`. The function is given a `watch` for its nodes to call when they
 * begin; it makes an array of 8 MB for them. Prints how many such arrays there were each time, as JSON.
 */
import { pathToFileURL } from "node:url";

const SIZE = 1_000_000;
const [file, name] = process.argv.slice(2);
const { [name]: run } = await import(pathToFileURL(file).href);
const before = countBytes();
const counts = [];
await run(() => {
  counts.push(Math.round((countBytes() - before) / (SIZE * Float64Array.BYTES_PER_ELEMENT)));
  return new Float64Array(SIZE);
});
console.log(JSON.stringify(counts));

function countBytes() {
  globalThis.gc();
  return process.memoryUsage().arrayBuffers;
}
