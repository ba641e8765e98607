import { dataflow } from "@icosian/runtime";
import * as features from "./features.ts";

const weeks: number | undefined = Math.random() > 0.5 ? 4 : undefined;

export const flow = dataflow({
  modules: [features],
  config: { region: "uk", spend: ["1", "2"], weeks },
});
