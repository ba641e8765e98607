/** The overview in the corner, with what the canvas shows of it. */
import { centreCamera, fitCamera, type Camera } from "./camera.js";
import type { CanvasView } from "./canvas-view.js";
import { getElement } from "./element.js";
import { PALETTES } from "./palette.js";
import type { Picture } from "./picture.js";
import type { SceneIndex } from "./scene-index.js";

const EXTENT = { width: 180, height: 120 };

/** Draws the overview, and moves the camera where it is clicked or dragged. */
export function showMinimap(picture: Picture, view: CanvasView): { readonly update: () => void } {
  const canvas = getElement<HTMLCanvasElement>("minimap");
  const context = canvas.getContext("2d")!;
  const ratio = Math.max(1, devicePixelRatio);
  [canvas.width, canvas.height] = [EXTENT.width * ratio, EXTENT.height * ratio];
  const items = document.createElement("canvas");
  [items.width, items.height] = [canvas.width, canvas.height];
  let camera: Camera = { x: 0, y: 0, scale: 1 };
  let isAsked = false;
  const draw = (): void => {
    isAsked = false;
    const { scale, x, y } = camera;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, canvas.width, canvas.height);
    context.drawImage(items, 0, 0);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    const { camera: seen, extent } = picture;
    const [left, top] = [(seen.x - x) * scale, (seen.y - y) * scale];
    const width = (extent.width / seen.scale) * scale;
    const height = (extent.height / seen.scale) * scale;
    context.strokeStyle = PALETTES[view.theme].focus;
    context.lineWidth = 1.5;
    context.strokeRect(left, top, width, height);
  };
  const ask = (): void => {
    if (!isAsked) requestAnimationFrame(draw);
    isAsked = true;
  };
  const update = (): void => {
    const { index } = picture;
    if (index === null) return;
    camera = fitCamera(index.scene.layout, EXTENT, 6);
    paintItems(items.getContext("2d")!, index, camera, ratio, view.theme);
    ask();
  };
  picture.cameraChanged.listen(ask);
  picture.sceneChanged.listen(update);
  const move = ({ clientX, clientY, buttons }: PointerEvent): void => {
    if (buttons === 0) return;
    const { left, top } = canvas.getBoundingClientRect();
    const [x, y] = [camera.x + (clientX - left) / camera.scale, camera.y + (clientY - top) / camera.scale];
    picture.setCamera(centreCamera(x, y, picture.camera.scale, picture.extent));
  };
  canvas.addEventListener("pointerdown", (event) => {
    canvas.setPointerCapture(event.pointerId);
    move(event);
  });
  canvas.addEventListener("pointermove", move);
  return { update };
}

/** Paints the items once per layout. O(items). */
function paintItems(
  context: CanvasRenderingContext2D,
  { scene }: SceneIndex,
  { x, y, scale }: Camera,
  ratio: number,
  theme: "light" | "dark",
): void {
  const palette = PALETTES[theme];
  const { layout, looks, visible } = scene;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, context.canvas.width, context.canvas.height);
  context.setTransform(ratio * scale, 0, 0, ratio * scale, -x * ratio * scale, -y * ratio * scale);
  looks.forEach(({ kind, style }, item) => {
    const [width, height] = [layout.widths[item]!, layout.heights[item]!];
    const isOpen = visible.expanded[item] === 1;
    context.fillStyle = isOpen ? palette.groupBorder : (style?.stroke ?? palette.kinds[kind]);
    context.globalAlpha = isOpen ? 0.5 : 0.75;
    context.fillRect(layout.x[item]! - width / 2, layout.y[item]! - height / 2, width, Math.max(height, 0.7 / scale));
  });
  context.globalAlpha = 1;
}
