import { dataflow } from "@icosian/runtime";
import * as features from "./features.ts";

const region = "us";
const weeks: number | undefined = Math.random() > 0.5 ? 4 : undefined;

export const flow = dataflow({
  modules: [features],
  config: {
    region,
    spend: [1, 2],
    weeks,
    format: (text: string) => text.trim(),
    parts: { kind: "mean" },
  },
});
