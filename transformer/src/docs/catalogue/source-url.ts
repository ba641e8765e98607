/** Addresses of lines of source files, as code hosts have them. */

/**
 * The address of a location.
 *
 * @param template - With `{path}`, and `{line}` if wanted: `https://github.com/acme/app/blob/main/{path}#L{line}`.
 * @param source - The location: `src/features.ts:12:17`.
 * @returns The address; null if the location names no line.
 */
export function toSourceUrl(template: string, source: string): string | null {
  const [, path, line] = /^(.+):(\d+):\d+$/s.exec(source) ?? [];
  if (path === undefined || line === undefined) return null;
  const encoded = path.split("/").map(encodeSegment).join("/");
  return template.replaceAll(/\{(path|line)\}/g, (_, key) => (key === "path" ? encoded : line));
}

/** What is wrong with a template; null if nothing is. */
export function findTemplateFault(template: string): string | null {
  if (!template.includes("{path}")) return "has no `{path}`, for which the path of the file is put in";
  const unknown = /\{(?!path\}|line\})[^}]*\}?/.exec(template);
  if (unknown !== null) return `has \`${unknown[0]}\`; there are \`{path}\` and \`{line}\``;
  if (!/^https?:\/\/[^/?#\s{]/i.test(template) || !URL.canParse(template))
    return "is no address that begins with `https://` or `http://`";
  return null;
}

/** Half a character cannot be encoded, and no file has one in its name. */
function encodeSegment(segment: string): string {
  return encodeURIComponent(
    segment.replaceAll(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\u{fffd}"),
  );
}
