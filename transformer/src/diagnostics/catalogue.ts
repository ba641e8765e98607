/** The whole catalogue: every diagnostic that the transformer can report, with its explanation. */
import type { CatalogueEntry } from "./catalogue-entry.js";
import * as options from "./catalogue/1-options.js";
import * as files from "./catalogue/2-files.js";
import * as reading from "./catalogue/2-reading.js";
import * as graph from "./catalogue/3-graph.js";
import * as declarations from "./catalogue/4-declarations.js";
import * as requests from "./catalogue/4-requests.js";
import * as emitting from "./catalogue/5-emitting.js";
import * as fanOuts from "./catalogue/6-fan-outs.js";
import * as modifiers from "./catalogue/6-modifiers.js";
import type { Explanation, Explanations } from "./explanations/explanation.js";
import { declarationExplanations } from "./explanations/4-declarations.js";
import { graphExplanations } from "./explanations/3-graph.js";
import { emittingExplanations } from "./explanations/5-emitting.js";
import { fanOutExplanations } from "./explanations/6-fan-outs.js";
import { modifierExplanations } from "./explanations/6-modifiers.js";
import { optionExplanations } from "./explanations/1-options.js";
import { readingExplanations } from "./explanations/2-reading.js";
import { requestExplanations } from "./explanations/4-requests.js";

/** One diagnostic of the catalogue. */
export interface ExplainedEntry extends Pick<CatalogueEntry<never>, "code" | "slug" | "severity"> {
  readonly explanation: Explanation;
}

/** Every diagnostic, in the order of the codes. */
export const catalogueEntries: readonly ExplainedEntry[] = [
  ...explain(Object.values(options), optionExplanations),
  ...explain([...Object.values(files), ...Object.values(reading)], readingExplanations),
  ...explain(Object.values(graph), graphExplanations),
  ...explain([...Object.values(requests), ...Object.values(declarations)], {
    ...requestExplanations,
    ...declarationExplanations,
  }),
  ...explain(Object.values(emitting), emittingExplanations),
  ...explain([...Object.values(modifiers), ...Object.values(fanOuts)], {
    ...modifierExplanations,
    ...fanOutExplanations,
  }),
];

function explain(
  entries: readonly Pick<CatalogueEntry<never>, "code" | "slug" | "severity">[],
  explanations: Explanations,
): readonly ExplainedEntry[] {
  const ordered = [...entries].sort((a, b) => (a.code < b.code ? -1 : 1));
  return ordered.map(({ code, slug, severity }) => {
    const explanation = explanations[slug];
    if (explanation === undefined) throw new Error(`ICO9001: Icosian's own fault: ${code} has no explanation.`);
    return { code, slug, severity, explanation };
  });
}
