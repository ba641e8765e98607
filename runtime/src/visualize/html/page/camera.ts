/** The part of the picture that the canvas shows. */

/** A point of the picture is drawn at `(point - corner) * scale` on the canvas. */
export interface Camera {
  /** Horizontal position in the picture of the canvas' left border. */
  readonly x: number;
  /** Vertical position in the picture of the canvas' upper border. */
  readonly y: number;
  /** Pixels of the canvas per pixel of the picture. */
  readonly scale: number;
}

/** A width and a height in pixels. */
export interface Extent {
  /** Pixels from left to right. */
  readonly width: number;
  /** Pixels from top to bottom. */
  readonly height: number;
}

const [MIN_SCALE, MAX_SCALE] = [0.004, 4];

/** Moves the picture with the pointer, by pixels of the canvas. */
export function panCamera({ x, y, scale }: Camera, byX: number, byY: number): Camera {
  return { x: x - byX / scale, y: y - byY / scale, scale };
}

/** Zooms so that the picture stays where it is at a point of the canvas. */
export function zoomCamera(camera: Camera, factor: number, atX: number, atY: number): Camera {
  const scale = clampScale(camera.scale * factor);
  return { x: camera.x + atX / camera.scale - atX / scale, y: camera.y + atY / camera.scale - atY / scale, scale };
}

/**
 * Shows the whole picture in the middle of the canvas.
 *
 * @param margin - Pixels that are left free on every side.
 */
export function fitCamera(picture: Extent, canvas: Extent, margin: number): Camera {
  const [width, height] = [Math.max(1, picture.width), Math.max(1, picture.height)];
  const [freeWidth, freeHeight] = [canvas.width - 2 * margin, canvas.height - 2 * margin];
  // Small pictures are not enlarged, so that all of them look alike.
  const scale = clampScale(Math.min(1, Math.max(1, freeWidth) / width, Math.max(1, freeHeight) / height));
  return centreCamera(width / 2, height / 2, scale, canvas);
}

/** Shows a point of the picture in the middle of the canvas. */
export function centreCamera(x: number, y: number, scale: number, canvas: Extent): Camera {
  return { x: x - canvas.width / 2 / scale, y: y - canvas.height / 2 / scale, scale };
}

function clampScale(scale: number): number {
  return Number.isFinite(scale) ? Math.min(MAX_SCALE, Math.max(MIN_SCALE, scale)) : 1;
}
