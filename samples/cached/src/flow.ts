/** The dataflow, with its cache. */
import { fileURLToPath } from "node:url";
import { dataflow } from "@icosian/runtime";
import { timings } from "@icosian/runtime/adapters";
import { cache } from "@icosian/runtime/cache";
import { from } from "@icosian/runtime/data";
import { json } from "@icosian/runtime/json";
import * as features from "./features.ts";
import * as model from "./model.ts";

// The package's main file is build/index.js; the folder `data` is beside `build`.
const path = fileURLToPath(new URL("../data/movies.json", import.meta.resolve("vega-datasets")));

/** The folder of the cache. */
export const FOLDER = ".icosian/cache";

/** The cache. */
export const store = cache({ folder: FOLDER });

/** How long each node takes. */
export const times = timings();

/** From 3,201 films to a report. */
export const flow = dataflow({
  modules: [features, model],
  adapters: [times, store],
  materializers: [from(json<readonly features.Movie[]>(), { target: "movies", path })],
});
