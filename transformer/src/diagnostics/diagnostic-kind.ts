/** The shape of a kind of diagnostic: everything that is said about it, and how an occurrence is reported. */
import type { Location } from "../ir/span.js";
import type { Diagnostic, Fix, RelatedLocation, Severity } from "./diagnostic.js";

/** One diagnostic that the transformer can report. A rule is a kind with a check. */
export interface DiagnosticKind<Data = never> {
  /** Never reused, and defined in one place only. */
  readonly code: `ICO${number}`;
  /** The code in words; defined in one place only as well. */
  readonly slug: string;
  readonly severity: Severity;
  /** One sentence about what holds where nothing is reported. */
  readonly checks: string;
  /** Why this is reported, and what would go wrong. */
  readonly meaning: string;
  /** How to fix it. */
  readonly fix: string;
  /** When it is as it should be, and what to do then. */
  readonly fine: string;
  /** The sentence for one occurrence. */
  message(data: Data): string;
}

/** What an occurrence may add to its location and its sentence. */
export interface ReportExtras {
  readonly related?: readonly RelatedLocation[];
  readonly fixes?: readonly Fix[];
}

/**
 * Makes the diagnostic that reports one occurrence.
 *
 * @param kind - What is wrong.
 * @param location - Where it is wrong.
 * @param data - The names for the sentence.
 */
export function report<Data>(
  kind: DiagnosticKind<Data>,
  location: Location,
  data: Data,
  extras: ReportExtras = {},
): Diagnostic {
  return {
    code: kind.code,
    slug: kind.slug,
    severity: kind.severity,
    message: kind.message(data),
    data,
    file: location.file,
    span: location.span,
    related: extras.related ?? [],
    fixes: extras.fixes ?? [],
  };
}
