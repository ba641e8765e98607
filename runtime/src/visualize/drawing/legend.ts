/** The legend of a picture. */
import type { Drawing, DrawnKind, DrawnNode, NodeFlag } from "./drawing.js";
import { LOOKS } from "./shapes.js";

/** One line of a legend: a node of a kind, or a flag of a function. */
export interface LegendEntry {
  /** The kind that the sample has. */
  readonly kind: DrawnKind;
  /** The flags that the sample has. */
  readonly flags: readonly NodeFlag[];
  /** What it means. */
  readonly meaning: string;
}

/** The flags that change how a node looks, in the order of a legend. Others are words in the node. */
const FLAGS: Readonly<Partial<Record<NodeFlag, string>>> = {
  output: "output",
  overridden: "overridden",
  remote: "remote",
  variant: "has variants",
};

/** Lists the kinds and the flags that occur in a picture, in the order of {@link LOOKS}. */
export function toLegend({ nodes }: Drawing): readonly LegendEntry[] {
  const kinds = new Set(nodes.map(({ kind }) => kind));
  const flags = new Set(nodes.flatMap((node) => node.flags));
  return [
    ...keysOf(LOOKS).flatMap((kind) => (kinds.has(kind) ? [{ kind, flags: [], meaning: LOOKS[kind].meaning }] : [])),
    ...keysOf(FLAGS).flatMap((flag) =>
      flags.has(flag) ? [{ kind: "function", flags: [flag], meaning: FLAGS[flag]! } as const] : [],
    ),
  ];
}

/** The node that a legend shows for an entry. */
export function toSample({ kind, flags, meaning }: LegendEntry): DrawnNode {
  return {
    id: "",
    name: meaning,
    label: meaning,
    type: "",
    tags: [],
    kind,
    flags,
    badges: [],
    group: -1,
    isHighlighted: false,
    style: {},
    exported: null,
  };
}

function keysOf<Key extends string>(record: Readonly<Partial<Record<Key, unknown>>>): readonly Key[] {
  // A cast because TypeScript types keys as strings.
  return Object.keys(record) as Key[];
}
