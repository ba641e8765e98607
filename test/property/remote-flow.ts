/** Random dataflows with fan-outs, some of whose nodes are sent elsewhere. */
import { createHash } from "node:crypto";
import fc from "fast-check";
import type { Definition } from "@icosian/runtime";
import type { TestModule } from "../unit/runtime/make-module.ts";
import { toModule, type Probe } from "./fan-out-flow.ts";
import { failingCase, fanOutCase, type FanOutCase } from "./random-fan-outs.ts";

/** A case, and how many items of each node travel together, by its name; a node that is not there stays. */
export interface RemoteCase extends FanOutCase {
  readonly batches: Readonly<Record<string, number>>;
}

function withBatches(cases: fc.Arbitrary<FanOutCase>): fc.Arbitrary<RemoteCase> {
  return cases.chain((each) =>
    fc
      .array(fc.option(fc.constantFrom(1, 1, 2, 3, 50), { freq: 3 }), {
        minLength: each.nodes.length,
        maxLength: each.nodes.length,
      })
      .map((batches) => ({ ...each, batches: toBatches(each, batches) })),
  );
}

/** Cases without failures. */
export const remoteCase: fc.Arbitrary<RemoteCase> = withBatches(fanOutCase);

/** Cases with nodes that fail for some items. */
export const failingRemoteCase: fc.Arbitrary<RemoteCase> = withBatches(failingCase);

/** Generators stay, because items that come one by one are no data. */
function toBatches({ nodes }: FanOutCase, batches: readonly (number | null)[]): RemoteCase["batches"] {
  const chosen = nodes.flatMap(({ name, items, source }, at): readonly (readonly [string, number])[] => {
    const batch = batches[at] ?? null;
    const isData = items === null || source === "list" || source === "promised list";
    return batch === null || !isData ? [] : [[name, batch]];
  });
  return Object.fromEntries(chosen);
}

/**
 * The module of a case. Code versions are those of the nodes' data, as a compiler would tell them apart.
 *
 * @param onCall - Called for each call of a function.
 */
export function toRemoteModule(each: RemoteCase, probe: Probe, onCall: (node: string) => void = () => {}): TestModule {
  const module = toModule(each, probe);
  const definitions = module.$manifest.definitions.map((definition, at): Definition => {
    const { name, function: own } = definition;
    const batch = each.batches[name];
    const node = each.nodes[at]!;
    const text = JSON.stringify([node, node.inputs]);
    const counted = (...values: never[]): unknown => {
      onCall(name);
      return own(...values);
    };
    const codeVersion = createHash("sha256").update(text).digest("hex").slice(0, 24);
    const changed = { ...definition, codeVersion, function: counted };
    return batch === undefined ? changed : Object.assign(changed, { remote: { batch, timeoutMs: null, inside: 0 } });
  });
  return { $manifest: { ...module.$manifest, definitions } };
}
