/**
 * Saves rows one by one until the file is large, reads them one by one, and prints what that took, as JSON.
 *
 * `node stream-large.mjs FORMAT PATH ROWS`
 */
const [name, path, count] = process.argv.slice(2);
const { [name]: format } = await import(`@icosian/runtime/${name}`);
const context = { signal: new AbortController().signal, runId: "run", node: "node", attempt: 1 };

function* give() {
  for (let id = 0; id < Number(count); id++)
    yield { id, name: `name ${id % 1000}`, delay: id / 4, isLate: id % 2 === 0 };
}

const { bytes } = await format.save(give(), { path, ...(name === "arrow" ? { format: "stream" } : {}) }, context);
const [rows] = await format.stream({ path }, context);
let sum = 0;
for await (const { id } of rows) sum += id;
console.log(JSON.stringify({ bytes, sum, peak: process.resourceUsage().maxRSS * 1024 }));
