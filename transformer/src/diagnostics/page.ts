/** Pages about diagnostics, which `icosian explain` prints. They are generated from the registry and its examples. */
import { existsSync, readFileSync } from "node:fs";

/** Reads the page of a diagnostic as Markdown; null for an unknown code. */
export function renderPage(code: string): string | null {
  if (!/^ICO\d{4}$/.test(code)) return null;
  const page = new URL(`../../diagnostics/${code}.md`, import.meta.url);
  return existsSync(page) ? readFileSync(page, "utf8") : null;
}
