/** `icosian explain`: prints the page of a diagnostic, or the list of all diagnostics. */
import { findNearest } from "@icosian/runtime/tooling";
import { diagnosticKinds } from "../../../4-check/diagnostic-kinds.js";
import { renderPage } from "../../../diagnostics/page.js";
import { Misuse } from "../../../project/misuse.js";

/**
 * Returns the page of a diagnostic, found by its code or its slug.
 *
 * @param subject - The code or slug; undefined for the list of all diagnostics.
 * @throws Misuse for any other text.
 */
export function explain(subject: string | undefined): string {
  if (subject === undefined)
    return diagnosticKinds.map(({ code, slug, severity }) => `${code} ${severity.padEnd(7)} ${slug}\n`).join("");
  const kind = diagnosticKinds.find(
    ({ code, slug }) => code === subject.toUpperCase() || slug === subject.toLowerCase(),
  );
  const page = kind === undefined ? null : renderPage(kind.code);
  if (page !== null) return page;
  const nearest = findNearest(
    subject,
    diagnosticKinds.flatMap(({ code, slug }) => [code, slug]),
  );
  const hint = nearest === null ? "`icosian explain` lists all." : `Did you mean \`${nearest}\`?`;
  throw new Misuse(`There is no diagnostic \`${subject}\`. ${hint}`);
}
