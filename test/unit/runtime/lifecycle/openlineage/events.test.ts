/** What the events say about runs, data and nodes; each of them is valid. */
import { join } from "node:path";
import { openLineage, type LineageEvent, type OpenLineageOptions } from "@icosian/runtime/openlineage";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { catchError } from "../../catch-error.ts";
import { loadModules } from "../../modifiers/build.ts";
import { build, type UntypedDataflow } from "../../untyped.ts";
import { facetsOf, findFaults, findPublishedFaults, hasPublished } from "./validate-event.ts";

if (!hasPublished)
  console.log(
    "Left out: events are validated against our own schema only; the published one is not at ../shared/openlineage.",
  );

const SOURCE = `
const csv: any = {
  name: "csv",
  load: ({ path }: any) => [[1, 2, 3], { path, rows: 3, bytes: 48, checksum: "sha256:1", columns: [{ name: "spend", type: "number", nullCount: 1 }, { name: "week", type: "string" }] }],
  save: (_: any, { path }: any) => ({ path, rows: 2, bytes: 20, columns: [{ name: "mean", type: "number" }] }),
};
const web: any = { name: "web", load: ({ url }: any) => [[4], { url }] };
/** Weekly numbers. */
export const weeks = node(checkOutput({ range: [0, 2] }), dataLoader(), (path: string): [number[], any] => [[1, 2, 3], { path, rows: 3 }]);
export const loaded = node(loadFrom(csv, { path: value("/data/weeks.csv") }), (table: number[]): number => table.length);
export const fetched = node(loadFrom(web, { url: value("https://me:secret@example.org:8443/rates.csv?key=1") }), (rates: number[]): number => rates.length);
export const all = (weeks: number[], loaded: number, fetched: number): number => weeks.length + loaded + fetched;
export const mean = node(saveTo(csv, { path: value("out/mean.csv") }, { name: "saved" }), (all: number): number => all / 3);
export const stored = node(dataSaver(), (mean: number): any => ({ table: "means", rows: 1n }));
export const broken = (all: number): number => { throw new RangeError("out of stock"); };
export const slow = (all: number): Promise<number> => new Promise((resolve) => setTimeout(resolve, 50));
`;

let modules: readonly object[];
let events: LineageEvent[];

beforeAll(async () => {
  modules = await loadModules(SOURCE);
});
beforeEach(() => {
  events = [];
});
afterEach(() => {
  for (const event of events) expect(findFaults(event)).toEqual([]);
  for (const event of hasPublished ? events : []) expect(findPublishedFaults(event)).toEqual([]);
});

/** A dataflow whose events are collected. */
function open(options: Partial<OpenLineageOptions> = {}): UntypedDataflow {
  const send = (event: LineageEvent): void => void events.push(JSON.parse(JSON.stringify(event)) as LineageEvent);
  const adapter = openLineage({ namespace: "marketing", jobName: "features", send, ...options });
  // Checks warn here; nobody has to read it.
  return build({ modules, adapters: [adapter, { onWarning: () => {} }] });
}

async function run(outputs: readonly string[], options: Partial<OpenLineageOptions> = {}): Promise<LineageEvent> {
  const flow = open(options);
  flow.executeSync(outputs, { inputs: { path: "weeks.csv" } });
  await flow.close();
  return events.at(-1)!;
}

function namesOf(datasets: LineageEvent["inputs"]): readonly string[] {
  return datasets.map(({ namespace, name }) => `${namespace} ${name}`);
}

it("the schema of this package refuses what is wrong", async () => {
  const event = await run(["saved"]);
  expect(findFaults({ ...event, run: { ...event.run, runId: "1" } })).not.toEqual([]);
  expect(findFaults({ ...event, inputs: [{ namespace: "a", name: "", facets: {} }] })).not.toEqual([]);
});

// Skipped, and therefore not among the tests that have passed, where the specification is not at hand.
it.runIf(hasPublished)(
  "the published schema is at hand, refuses what is wrong, and judges all events here",
  async () => {
    const event = await run(["saved"]);
    expect(findPublishedFaults(event)).toEqual([]);
    expect(findPublishedFaults({ ...event, eventTime: "now" })).not.toEqual([]);
  },
);

describe("a run", () => {
  it("has a START and a COMPLETE of one run and one job", async () => {
    await run(["saved", "stored"]);
    expect(events.map(({ eventType }) => eventType)).toEqual(["START", "COMPLETE"]);
    expect(new Set(events.map((event) => event.run.runId)).size).toBe(1);
    expect(events.map(({ job: { namespace, name } }) => `${namespace}.${name}`)).toEqual(
      Array<string>(2).fill("marketing.features"),
    );
    expect(events[0]).toMatchObject({ inputs: [], outputs: [] });
    expect(events[1]?.run.facets["processing_engine"]).toMatchObject({ name: "Icosian" });
    expect(events[1]?.job.facets["jobType"]).toMatchObject({ integration: "ICOSIAN", processingType: "BATCH" });
  });

  it("has the job, its documentation, its source and its parent as the options say", async () => {
    const event = await run(["loaded"], {
      jobName: ({ outputs }) => `features of ${outputs.join()}`,
      documentation: "Spend per week.",
      sourceCode: { type: "git", url: "https://example.org/repo", version: "abc" },
      parentRun: { runId: "01890000-0000-7000-8000-000000000000", namespace: "airflow", name: "weekly" },
    });
    expect(event.job.name).toBe("features of loaded");
    expect(event.job.facets).toMatchObject({
      documentation: { description: "Spend per week." },
      sourceCodeLocation: { type: "git", version: "abc" },
    });
    expect(event.run.facets["parent"]).toMatchObject({ job: { namespace: "airflow", name: "weekly" } });
  });

  it("that fails ends with FAIL and the error, and with what had been loaded", async () => {
    const flow = open();
    await catchError(() => flow.executeSync(["broken"], { inputs: { path: "weeks.csv" } }));
    await flow.close();
    const { eventType, run: ended, inputs } = events.at(-1)!;
    expect(eventType).toBe("FAIL");
    expect(ended.facets["errorMessage"]).toMatchObject({
      message: expect.stringContaining("out of stock"),
      programmingLanguage: "TypeScript",
      stackTrace: expect.stringContaining("RangeError: out of stock"),
    });
    expect(inputs).toHaveLength(3);
  });

  it("that is refused has a START and a FAIL", async () => {
    const flow = open();
    await catchError(() => flow.executeSync(["broken"]));
    await flow.close();
    expect(events.map(({ eventType }) => eventType)).toEqual(["START", "FAIL"]);
    expect(events[1]?.run.facets["errorMessage"]).toMatchObject({ message: expect.stringContaining("ICO7002") });
  });

  it("that is aborted ends with ABORT", async () => {
    const flow = open();
    const controller = new AbortController();
    const given = { inputs: { path: "weeks.csv" }, signal: controller.signal };
    const running = catchError(() => flow.execute(["slow"], given));
    controller.abort(new Error("no longer wanted"));
    expect((await running).code).toBe("ICO8002");
    await flow.close();
    expect(events.map(({ eventType }) => eventType)).toEqual(["START", "ABORT"]);
  });
});

describe("data", () => {
  it("that were loaded are inputs, named by path and address, without credentials", async () => {
    const { inputs } = await run(["saved"]);
    const here = `file ${join(process.cwd(), "weeks.csv").replaceAll("\\", "/")}`;
    const expected = ["file /data/weeks.csv", here, "https://example.org:8443 /rates.csv"];
    expect(namesOf(inputs).toSorted()).toEqual(expected.toSorted());
    expect(JSON.stringify(events)).not.toContain("secret");
    const csv = inputs.find(({ name }) => name === "/data/weeks.csv")!;
    expect(csv.facets).toMatchObject({
      dataSource: { name: "csv", uri: "file:///data/weeks.csv" },
      schema: {
        fields: [
          { name: "spend", type: "number" },
          { name: "week", type: "string" },
        ],
      },
      version: { datasetVersion: "sha256:1" },
    });
    expect(csv.inputFacets?.["dataQualityMetrics"]).toMatchObject({
      rowCount: 3,
      bytes: 48,
      columnMetrics: { spend: { nullCount: 1 } },
    });
  });

  it("that were saved are outputs, with what is known of them", async () => {
    const { outputs } = await run(["saved", "stored"]);
    expect(namesOf(outputs)).toEqual([`file ${join(process.cwd(), "out/mean.csv")}`, "marketing means"]);
    expect(outputs[0]?.outputFacets?.["outputStatistics"]).toMatchObject({ rowCount: 2, size: 20 });
    expect(outputs[1]?.outputFacets?.["outputStatistics"]).toMatchObject({ rowCount: 1 });
  });

  it("have the checks of the node that loaded them as assertions", async () => {
    const { inputs } = await run(["saved"]);
    const weeks = inputs.find(({ name }) => name.endsWith("/weeks.csv") && !name.startsWith("/data"))!;
    expect(weeks.inputFacets?.["dataQualityAssertions"]).toMatchObject({
      assertions: [{ assertion: "range", success: false, name: "weeks_range_validator" }],
    });
    const others = inputs.filter((each) => each !== weeks);
    expect(others.filter(({ inputFacets }) => inputFacets?.["dataQualityAssertions"])).toEqual([]);
  });

  it("have the names that a function gives them, or are left out", async () => {
    const { inputs } = await run(["saved"], {
      nameDataset: ({ adapter, direction, metadata }) =>
        adapter === "csv"
          ? { namespace: direction, name: String(metadata["path"]) }
          : adapter === "web"
            ? null
            : undefined,
    });
    expect(namesOf(inputs).toSorted()).toEqual([`file ${join(process.cwd(), "weeks.csv")}`, "loaded /data/weeks.csv"]);
  });
});

describe("the facet of nodes", () => {
  it("has each node with its dependencies and what became of it", async () => {
    const { run: ended } = await run(["all"]);
    const { nodes, nodeCount, outputs } = ended.facets["icosian_nodes"] as unknown as {
      nodes: readonly { name: string; dependencies: readonly string[] }[];
      nodeCount: number;
      outputs: readonly string[];
    };
    expect([outputs, nodeCount]).toEqual([["all"], nodes.length]);
    const all = nodes.find(({ name }) => name === "all");
    expect(all).toMatchObject({ outcomes: { computed: 1 }, attempts: 1, source: expect.stringMatching(/:\d+:\d+$/) });
    expect(all?.dependencies.toSorted()).toEqual(["fetched", "loaded", "weeks"]);
    expect(nodes.find(({ name }) => name === "weeks_range_validator")).toMatchObject({ check: { passes: false } });
  });

  it("can be left out, and data and checks are still there", async () => {
    const { run: ended, inputs } = await run(["saved"], { nodes: false });
    expect(ended.facets["icosian_nodes"]).toBeUndefined();
    expect(inputs).toHaveLength(3);
    expect(inputs.some(({ inputFacets }) => inputFacets?.["dataQualityAssertions"])).toBe(true);
  });
});

it("every facet says who wrote it and which schema it has", async () => {
  const event = await run(["saved", "stored"]);
  const facets = facetsOf(event);
  expect(facets.length).toBeGreaterThan(10);
  for (const { _producer, _schemaURL } of facets) {
    expect(_producer).toMatch(/@icosian\/runtime/);
    expect(_schemaURL).toMatch(/#\/\$defs\/\w+Facet$/);
  }
});
