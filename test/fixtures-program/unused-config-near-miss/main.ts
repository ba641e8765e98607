import { dataflow } from "@icosian/runtime";
import * as features from "./features.ts";

const known = { currency: "EUR" };

export const flow = dataflow({ modules: [features], config: { region: "eu", year: 2025 } });
export const open = dataflow({ modules: [features], config: { ...known, nothing: 1 } });
export const elsewhere = dataflow({ modules: [features], config: known });
