/** The shape of a kind of diagnostic: its explanation, and how each occurrence is reported. */
import type { Location } from "../ir/span.js";
import type { Diagnostic, Fix, RelatedLocation, Severity } from "./diagnostic.js";

/** A kind of diagnostic that the transformer can report. A rule is a kind with a check. */
export interface DiagnosticKind<Data = never> {
  /** The number of the diagnostic. It is defined once and never reused. */
  readonly code: `ICO${number}`;
  /** The code in words. It is defined once too. */
  readonly slug: string;
  /** The severity unless the project sets another one. */
  readonly severity: Severity;
  /** One sentence that is true of a program without this diagnostic. */
  readonly checks: string;
  /** Why this is reported, and what would go wrong. */
  readonly meaning: string;
  /** How to fix it. */
  readonly fix: string;
  /** When the reported code is correct all the same, and what to do then. */
  readonly fine: string;
  /** Writes the message for one occurrence. */
  message(data: Data): string;
}

/** What an occurrence may have besides its location and message. */
export interface ReportExtras {
  /** Other locations that belong to the occurrence. */
  readonly related?: readonly RelatedLocation[];
  /** Changes of the source that would fix it. */
  readonly fixes?: readonly Fix[];
}

/**
 * Makes the diagnostic that reports one occurrence.
 *
 * @param kind - The kind of diagnostic.
 * @param location - The location of the mistake.
 * @param data - The names that the message contains.
 * @param extras - Related locations and fixes; none unless given.
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
