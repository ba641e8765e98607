/** `icosian explain`: prints the page of a diagnostic, or the list of all diagnostics. */
import { findNearest } from "@icosian/runtime/tooling";
import { catalogueEntries, renderPage } from "../../../diagnostics/page.js";
import { Misuse } from "../../../project/misuse.js";

/**
 * Returns the page of a diagnostic, found by its code or its slug.
 *
 * @param subject - The code or slug; undefined for the list of all diagnostics.
 * @throws Misuse for any other text.
 */
export function explain(subject: string | undefined): string {
  if (subject === undefined)
    return catalogueEntries.map(({ code, slug, severity }) => `${code} ${severity.padEnd(7)} ${slug}\n`).join("");
  const entry = catalogueEntries.find(
    ({ code, slug }) => code === subject.toUpperCase() || slug === subject.toLowerCase(),
  );
  const page = entry === undefined ? null : renderPage(entry.code);
  if (page !== null) return page;
  const nearest = findNearest(
    subject,
    catalogueEntries.flatMap(({ code, slug }) => [code, slug]),
  );
  const hint = nearest === null ? "`icosian explain` lists all." : `Did you mean \`${nearest}\`?`;
  throw new Misuse(`There is no diagnostic \`${subject}\`. ${hint}`);
}
