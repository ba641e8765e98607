/** Asks a service on a bad day for the weather: once as the module is, and once with adapters around it. */
import { dataflow, limit, retry, timeout, type LifecycleAdapter } from "@icosian/runtime";
import { applyTo, gracefulErrors, progress, timings } from "@icosian/runtime/adapters";
import { HttpError } from "./get-json.ts";
import { REGIONS } from "./records.ts";
import { startService } from "./service.ts";
import * as weather from "./weather.ts";

const bare = await startService();
await dataflow(weather)
  .execute(["report"], { inputs: { service: bare.url, regions: REGIONS }, concurrency: 1 })
  .catch((error: Error) => console.log(`Without adapters:\n  ${error.message.split("\n")[0]}\n`));
await bare.close();

/** Another attempt may help unless the service says that the request itself is wrong. */
function isTransient(error: unknown): boolean {
  return !(error instanceof HttpError) || error.status >= 500 || error.status === 429;
}

const missing: string[] = [];
const listMissing: LifecycleAdapter = {
  postNodeExecute: ({ node, outcome, error, attempts }) => {
    if (outcome === "sentinel" && attempts > 0)
      missing.push(`  ${node.name}: ${(error as Error).message} Attempts: ${attempts}.`);
  },
};

const times = timings();
const flow = dataflow({
  modules: [weather],
  adapters: [
    progress(),
    times,
    listMissing,
    gracefulErrors(),
    applyTo(
      { tags: { io: "http" } },
      retry({ attempts: 4, delayMs: 50, when: isTransient }),
      limit({ name: "weather service", concurrency: 6, perSecond: 30 }),
      timeout(2_000),
    ),
  ],
});

const service = await startService();
const { report } = await flow.execute(["report"], { inputs: { service: service.url, regions: REGIONS } });
await flow.close();
await service.close();

console.log(`With adapters:\n${report}`);
console.log(`\nMissing:\n${missing.toSorted().join("\n")}`);
console.log("\nPaths that the service answered more than once:");
for (const [path, answers] of [...service.answers].toSorted(([a], [b]) => (a < b ? -1 : 1)))
  if (answers.length > 1) console.log(`  ${path}: ${answers.join(", ")}`);
console.log(`Requests that came too fast: ${service.refused()}`);

// Times differ from run to run, so they go where progress goes.
console.error(times.toText());
