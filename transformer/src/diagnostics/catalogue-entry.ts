/** The shape of a catalogue entry, and how a rule makes a diagnostic of one. */
import type { Location } from "../ir/span.js";
import type { Diagnostic, Fix, RelatedLocation, Severity } from "./diagnostic.js";

/** One diagnostic that the transformer can report. Only entries have words. */
export interface CatalogueEntry<Data> {
  readonly code: `ICO${number}`;
  readonly slug: string;
  readonly severity: Severity;
  /** The sentence for one occurrence. */
  message(data: Data): string;
}

/** What an occurrence may add to its location and its sentence. */
export interface ReportExtras {
  readonly related?: readonly RelatedLocation[];
  readonly fixes?: readonly Fix[];
}

/**
 * Makes the diagnostic that reports one occurrence of a catalogue entry.
 *
 * @param entry - What is wrong.
 * @param location - Where it is wrong.
 * @param data - The names for the sentence.
 */
export function report<Data>(
  entry: CatalogueEntry<Data>,
  location: Location,
  data: Data,
  extras: ReportExtras = {},
): Diagnostic {
  return {
    code: entry.code,
    slug: entry.slug,
    severity: entry.severity,
    message: entry.message(data),
    data,
    file: location.file,
    span: location.span,
    related: extras.related ?? [],
    fixes: extras.fixes ?? [],
  };
}
