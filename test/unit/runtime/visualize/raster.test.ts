/** SVG pictures, drawn by a rasteriser: what is seen has the colours of the theme. */
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { toSvg } from "@icosian/runtime/visualize";
import { DARK, LIGHT } from "../../../../runtime/src/visualize/drawing/theme.ts";
import { EVERY } from "./graphs.ts";
import { readXml } from "./read-pictures.ts";

const toPair = (text: string): readonly [number, number] => {
  const [, x, y] = /translate\((\S+) (\S+)\)/.exec(text)!;
  return [Number(x), Number(y)];
};

describe.each([
  ["light", LIGHT],
  ["dark", DARK],
] as const)("a %s picture", (theme, { background, kinds }) => {
  it("shows each node in the colour of its kind, on the background", async () => {
    const svg = toSvg(EVERY, { theme });
    const { data, info } = await sharp(Buffer.from(svg)).removeAlpha().raw().toBuffer({ resolveWithObject: true });
    const scale = info.width / Number(readXml(svg).documentElement.getAttribute("width"));
    const colourAt = (x: number, y: number): string => {
      const start = (Math.round(y * scale) * info.width + Math.round(x * scale)) * 3;
      return `#${data.subarray(start, start + 3).toString("hex")}`;
    };
    expect(colourAt(10, 10)).toBe(background);
    for (const node of readXml(svg).querySelectorAll("g.node")) {
      const [left, top] = toPair(node.parentElement!.getAttribute("transform")!);
      const [x, y] = toPair(node.getAttribute("transform")!);
      const seen: string[] = [];
      for (let right = -20; right <= 20; right++)
        for (let down = -10; down <= 10; down++) seen.push(colourAt(left + x + right, top + y + down));
      const kind = node.getAttribute("class")!.split(" ")[1] as keyof typeof kinds;
      const share = seen.filter((colour) => colour === kinds[kind].fill).length / seen.length;
      // The rest is text, and the lines of what is overridden.
      expect(share, kind).toBeGreaterThan(0.25);
    }
  });
});
