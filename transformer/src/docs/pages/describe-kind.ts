/** Words for the kinds of nodes. */
import { LOOKS, type ExportedNode } from "@icosian/runtime/tooling";

const MEANINGS: Readonly<Record<ExportedNode["kind"], string>> = {
  input: "Values that come from outside.",
  config: "Values that the config gives.",
  function: "Functions as they are written.",
  fanOut: "Nodes whose values are sources of items.",
  collect: "Nodes that read the values of all items.",
  field: "Parts of the values of other nodes.",
  step: "Steps of pipes.",
  check: "Checks of the values of other nodes.",
  loader: "Nodes that load data.",
  saver: "Nodes that save data.",
  metadata: "What loaders tell about their data.",
  result: "Values under the names that their functions have, after all checks or steps, or as loaded.",
  given: "Values that subdags are given.",
};

/** What a kind of nodes is called: as in the legends of pictures, with a capital. */
export function describeKind(kind: ExportedNode["kind"]): string {
  const { meaning } = LOOKS[kind];
  return `${meaning[0]!.toUpperCase()}${meaning.slice(1)}`;
}

/** What nodes of a kind are. */
export function explainKind(kind: ExportedNode["kind"]): string {
  return MEANINGS[kind];
}
