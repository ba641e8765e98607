/** The comment at the end of code that names its source map. */

/** In two parts, because tools look for the comment in the text of this package too, and would find this line. */
const NAME = ["source", "MappingURL"].join("");

/** Writes the comment, without a line end. */
export function toMapComment(address: string): string {
  return `//# ${NAME}=${address}`;
}
