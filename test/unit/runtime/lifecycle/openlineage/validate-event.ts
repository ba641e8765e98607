/** Validates events against the schema of this package, and against the published one where it is at hand. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import type { LineageEvent } from "@icosian/runtime/openlineage";

/** The folder next to the repository in which the specification is, if anywhere. */
const PUBLISHED = join(import.meta.dirname, "../../../../../../shared/openlineage");

/** Whether the published schemas are at hand. */
export const hasPublished = existsSync(join(PUBLISHED, "OpenLineage.json"));

function createAjv(): Ajv2020 {
  const ajv = new Ajv2020({ allErrors: true, strict: false });
  ajv.addFormat("uuid", /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i);
  ajv.addFormat("uri", (text) => /^[a-z][a-z\d+.-]*:/i.test(text) && URL.canParse(text));
  ajv.addFormat("date-time", /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/);
  return ajv;
}

function describe(validate: ValidateFunction, value: unknown): readonly string[] {
  validate(value);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

const own = createAjv().compile(createRequire(import.meta.url)("@icosian/runtime/openlineage.schema.json") as object);

/** What the schema of this package finds wrong with an event. */
export function findFaults(event: LineageEvent): readonly string[] {
  return describe(own, event);
}

/** What the published schemas find wrong with an event and with each of its facets of the specification. */
export function findPublishedFaults(event: LineageEvent): readonly string[] {
  const ajv = createAjv();
  ajv.addSchema(read("OpenLineage.json"));
  for (const file of readdirSync(join(PUBLISHED, "facets"))) ajv.addSchema(read(`facets/${file}`));
  const validate = (id: string, value: unknown): readonly string[] => {
    const schema = ajv.getSchema(id);
    return schema === undefined ? [`no schema ${id}`] : describe(schema, value).map((fault) => `${id}${fault}`);
  };
  const facets = facetsOf(event)
    .map((facet) => ({ facet, id: facet["_schemaURL"] }))
    .filter(({ id }) => id.startsWith("https://openlineage.io/"));
  return [...validate(event.schemaURL, event), ...facets.flatMap(({ facet, id }) => validate(id, facet))];
}

/** All facets of an event. */
export function facetsOf({
  run,
  job,
  inputs,
  outputs,
}: LineageEvent): readonly LineageEvent["run"]["facets"][string][] {
  const groups = [
    run.facets,
    job.facets,
    ...[...inputs, ...outputs].flatMap(({ facets, inputFacets = {}, outputFacets = {} }) => [
      facets,
      inputFacets,
      outputFacets,
    ]),
  ];
  return groups.flatMap((group) => Object.values(group));
}

function read(file: string): object {
  return JSON.parse(readFileSync(join(PUBLISHED, file), "utf8")) as object;
}
