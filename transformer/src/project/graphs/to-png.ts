/** Rasterises a drawing with sharp, which the project installs if it wants PNG files. */
import { loadPeer } from "../load-peer.js";
import { Misuse } from "../misuse.js";

/** The part of sharp that is used. */
export interface Sharp {
  /** Reads a picture. */
  (
    input: Uint8Array,
    options: { readonly density: number; readonly limitInputPixels: number },
  ): {
    png(): { toBuffer(): Promise<Uint8Array> };
  };
}

/** Pixels per inch at which one unit of an SVG is one pixel. */
const DENSITY = 72;

/** The largest picture, in pixels: 4 bytes each, and what an image viewer still opens. */
const MAXIMUM_PIXELS = 268_402_689;

/** The longest side of a picture in pixels: the limit of the library that reads SVG for sharp. */
const LONGEST_SIDE = 32_767;

/**
 * Rasterises an SVG.
 *
 * @param scale - Pixels per unit of the drawing.
 * @throws Misuse if the picture would be too large.
 */
export async function toPng(svg: string, scale: number, sharp: Sharp): Promise<Uint8Array> {
  const [, width = "0", height = "0"] = /<svg\b[^>]*? width="([\d.]+)"[^>]*? height="([\d.]+)"/.exec(svg) ?? [];
  const [across, down] = [Math.ceil(Number(width) * scale), Math.ceil(Number(height) * scale)];
  if (across * down > MAXIMUM_PIXELS || Math.max(across, down) > LONGEST_SIDE)
    throw new Misuse(
      `The picture would have ${across} × ${down} pixels, which is too large for a PNG. Write an \`.svg\`, use a smaller \`--scale\`, or draw a part with \`--upstream-of\` or \`--module\`.`,
    );
  const density = DENSITY * scale;
  if (density < 1 || across < 1 || down < 1)
    throw new Misuse(`At \`--scale ${scale}\`, nothing of the picture would be left. Use a larger one.`);
  return sharp(new TextEncoder().encode(svg), { density, limitInputPixels: MAXIMUM_PIXELS }).png().toBuffer();
}

/**
 * Loads sharp.
 *
 * @param project - Path of a file in the folder of the project, whose sharp is preferred.
 * @throws Misuse if it is not installed.
 */
export async function loadSharp(project: string): Promise<Sharp> {
  // A cast because the package is not among the dependencies.
  const found = (await loadPeer("sharp", project)) as { readonly default: Sharp } | null;
  if (found !== null) return found.default;
  throw new Misuse("PNG files are drawn by the package `sharp`. Install it: `npm install --save-dev sharp`.");
}
