import { dataflow } from "@icosian/runtime";
import * as features from "./features.ts";
import { double, quad } from "./features.ts";

const list = [features];
const own = { double, quad };

dataflow([features]);
dataflow(features, { config: { x: 1 } });
dataflow({ config: { x: 1 } });
dataflow({ double, quad });
dataflow(own);
dataflow(double);
dataflow(import("./features.ts"));
dataflow("./features.ts");
dataflow(list);
dataflow({ modules: [[features]] });
dataflow({ modules: [{ double, quad }] });
dataflow();
