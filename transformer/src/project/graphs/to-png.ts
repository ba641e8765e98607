/** Rasterises a drawing with sharp, which the project installs if it wants PNG files. */
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Misuse } from "../misuse.js";

/** The part of sharp that is used. */
interface Sharp {
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

/**
 * Rasterises an SVG.
 *
 * @param scale - Pixels per unit of the drawing.
 * @throws Misuse if sharp is not installed, or if the picture would be too large.
 */
export async function toPng(svg: string, scale: number): Promise<Uint8Array> {
  const sharp = await loadSharp();
  const [, width = "0", height = "0"] = /<svg\b[^>]*? width="([\d.]+)"[^>]*? height="([\d.]+)"/.exec(svg) ?? [];
  const pixels = Number(width) * Number(height) * scale * scale;
  if (pixels > MAXIMUM_PIXELS)
    throw new Misuse(
      `The picture would have ${Math.round(pixels / 1e6)} million pixels. Write an \`.svg\`, or draw a part with \`--upstream-of\` or \`--module\`.`,
    );
  return sharp(new TextEncoder().encode(svg), { density: DENSITY * scale, limitInputPixels: MAXIMUM_PIXELS })
    .png()
    .toBuffer();
}

async function loadSharp(): Promise<Sharp> {
  // That of the project first; otherwise one beside this package.
  for (const from of [pathToFileURL(join(process.cwd(), "package.json")).href, import.meta.url])
    try {
      const { default: sharp } = (await import(pathToFileURL(createRequire(from).resolve("sharp")).href)) as {
        readonly default: Sharp;
      };
      return sharp;
    } catch (error) {
      if ((error as { readonly code?: unknown }).code !== "MODULE_NOT_FOUND") throw error;
    }
  throw new Misuse("PNG files are drawn by the package `sharp`. Install it: `npm install --save-dev sharp`.");
}
