/** Reads the few elements of S3's answers that matter: each is text without elements in it. */

const NAMED: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

/** The text of the first element of a name; null if there is none. */
export function readElement(xml: string, name: string): string | null {
  return readElements(xml, name)[0] ?? null;
}

/** The texts of all elements of a name, in their order. */
export function readElements(xml: string, name: string): readonly string[] {
  return Array.from(xml.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, "g")), ([, text = ""]) => decode(text));
}

function decode(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|([a-z]+));/gi,
    (whole, hex?: string, digits?: string, name = "") => {
      const code = hex === undefined ? Number(digits) : Number.parseInt(hex, 16);
      if (code <= 0x10ffff) return String.fromCodePoint(code);
      return Object.hasOwn(NAMED, name) ? NAMED[name]! : whole;
    },
  );
}
