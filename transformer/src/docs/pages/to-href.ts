/** Relative addresses between the pages of the site, which hold under every base path and on disk. */

/**
 * The address of one path of the site as a page at another path links to it. O(length).
 *
 * @param to - The path; empty for the folder of the site.
 */
export function toHref(from: string, to: string): string {
  const start = from.split("/").slice(0, -1);
  const end = to.split("/");
  let shared = 0;
  while (shared < start.length && shared < end.length - 1 && start[shared] === end[shared]) shared++;
  return `${"../".repeat(start.length - shared)}${end.slice(shared).join("/")}`;
}
