/** Lists of modules that are put together elsewhere, and nodes with the names of members. Never run. */
import { dataflow, type Dataflow } from "@icosian/runtime";
import * as features from "./features.js";
import * as modified from "./spend.js";

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
function assertEqual<A, B>(_: Equal<A, B>): void {}

declare const condition: boolean;
const chosen = condition ? [features] : [modified];
const frozen = [features, modified] as const;
const pushed: (typeof features | typeof modified)[] = [features];

export const flows: readonly Dataflow<typeof features | typeof modified>[] = [
  dataflow({ modules: chosen }),
  dataflow({ modules: frozen }),
  dataflow({ modules: pushed }),
  dataflow({ modules: [features, modified] }),
  dataflow({ modules: condition ? [features] : [modified] }),
  dataflow({ modules: [...chosen, ...frozen], config: {} }),
];

const tuple = dataflow({ modules: [features, modified] });
assertEqual<typeof tuple, Dataflow<typeof features | typeof modified>>(true);
// @ts-expect-error no list of modules
dataflow({ modules: features });
