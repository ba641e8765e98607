/** Pages about diagnostics: what `icosian explain` prints. They are written ahead from the registry and its examples. */
import { existsSync, readFileSync } from "node:fs";

/** The page of a diagnostic, as Markdown; null for a code that there is not. */
export function renderPage(code: string): string | null {
  if (!/^ICO\d{4}$/.test(code)) return null;
  const page = new URL(`../../diagnostics/${code}.md`, import.meta.url);
  return existsSync(page) ? readFileSync(page, "utf8") : null;
}
