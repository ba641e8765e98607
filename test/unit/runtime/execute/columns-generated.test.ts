/** `executeColumns` of the dataflow of a generated file. */
import { dataflow } from "@icosian/runtime";
import { generatedDataflow } from "@icosian/runtime/generated";
import { expect, it } from "vitest";
import { catchError } from "../catch-error.ts";
import { define, makeModule } from "../make-module.ts";
import type { UntypedDataflow } from "../untyped.ts";

const { $manifest } = makeModule(
  "src/prices.ts",
  define("gross", ["net", "rate"], (net: number, rate: number) => net * (1 + rate)),
);

/** The dataflow that a generated file would export. */
function generate(): UntypedDataflow {
  const namespace = {};
  const definitions = Object.fromEntries($manifest.definitions.map((definition) => [definition.name, definition]));
  const generated = generatedDataflow({
    manifests: () => [{ ...$manifest, namespace, definitions }],
    build: (options) => dataflow({ modules: [namespace], ...options }),
  });
  return generated;
}

const columns = { net: Float64Array.of(1, 2) };

it("gives columns", () => {
  const request = { columns, inputs: { rate: 0.5 } };
  expect(generate().executeColumns(["gross"], request)).toEqual({ gross: Float64Array.of(1.5, 3) });
  expect(generate().prepare(["gross"]).executeColumns(request)).toEqual({ gross: Float64Array.of(1.5, 3) });
});

it("takes a config for all rows", () => {
  const configured = generate().configure({ rate: 1 });
  expect(configured.executeColumns(["gross"], { columns })).toEqual({ gross: Float64Array.of(2, 4) });
});

it("refuses what every dataflow refuses", async () => {
  const error = await catchError(() => generate().executeColumns(["gross"], { columns: { nett: [1] } }));
  expect(error.problems.map(({ code }) => code)).toEqual(["ICO7003", "ICO7002", "ICO7002"]);
});
