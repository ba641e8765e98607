/** The JSON form of a diagnostic, for other programs. */
import type { Diagnostic } from "../diagnostic.js";
import { toRange, type Range, type Sources } from "./format.js";

/** A range in a file. */
export interface JsonLocation extends Range {
  /** The path, as the sources name it. */
  readonly file: string;
}

/** A diagnostic, with lines and columns in place of offsets. */
export interface JsonDiagnostic extends JsonLocation, Pick<Diagnostic, "code" | "slug" | "severity" | "message"> {
  /** Other locations that belong to it, each with a sentence. */
  readonly related: readonly (JsonLocation & { readonly message: string })[];
  /** Changes that would fix it. */
  readonly fixes: readonly {
    readonly title: string;
    readonly edits: readonly (JsonLocation & { readonly text: string })[];
  }[];
}

/** Writes a diagnostic as plain data. */
export function toJsonDiagnostic(diagnostic: Diagnostic, { textOf, nameOf }: Sources): JsonDiagnostic {
  const { code, slug, severity, message, related, fixes } = diagnostic;
  const locate = ({ file, span }: Pick<Diagnostic, "file" | "span">): JsonLocation => ({
    file: nameOf(file),
    ...toRange(textOf(file), span),
  });
  return {
    ...locate(diagnostic),
    code,
    slug,
    severity,
    message,
    related: related.map((each) => ({ ...locate(each), message: each.message })),
    fixes: fixes.map(({ title, edits }) => ({
      title,
      edits: edits.map((edit) => ({ ...locate(edit), text: edit.text })),
    })),
  };
}
