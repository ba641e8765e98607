/** Texts. */

/** The words of a title, in lower case, without accents and punctuation. */
export function clean(title: string): readonly string[] {
  const plain = title
    .normalize("NFD")
    .toLowerCase()
    .replaceAll(/[^a-z0-9 ]/g, "");
  return plain.split(" ").filter((word) => word.length > 1);
}
