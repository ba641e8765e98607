import { dataflow } from "@icosian/runtime";
import * as features from "./features.ts";
import * as settings from "./settings.ts";

const copy = { ...features };
const modules = [features] as const;
declare const either: typeof features | typeof settings;
declare const anything: object;

dataflow(features, features);
// A copy of a module has its manifest.
dataflow(copy);
dataflow({ ...features, double: (x: number): number => x });
dataflow(...modules);
dataflow({ modules: [...modules] });
dataflow(either);
dataflow(anything);
dataflow(settings);
dataflow(await import("./features.ts"));
