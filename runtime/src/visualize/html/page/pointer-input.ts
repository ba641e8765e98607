/** Moves the camera with the mouse, a trackpad or fingers, and selects what is clicked. */
import { panCamera, zoomCamera } from "./camera.js";
import type { Explorer } from "./explorer.js";
import type { Picture } from "./picture.js";

/** Pixels that a pointer may move during a click. */
const CLICK = 4;

/** Pixels per line and per page, for wheels that count in these. */
const WHEEL_UNITS = [1, 16, 400] as const;

/** Listens to the pointers on the canvas. */
export function listenToPointers(canvas: HTMLCanvasElement, explorer: Explorer, picture: Picture): void {
  const pointers = new Map<number, { readonly x: number; readonly y: number }>();
  let moved = 0;
  const toPoint = ({ clientX, clientY }: MouseEvent): { readonly x: number; readonly y: number } => {
    const { left, top } = canvas.getBoundingClientRect();
    return { x: clientX - left, y: clientY - top };
  };
  canvas.addEventListener("pointerdown", (event) => {
    if (event.button > 1) return;
    canvas.setPointerCapture(event.pointerId);
    pointers.set(event.pointerId, toPoint(event));
    if (pointers.size === 1) moved = 0;
  });
  canvas.addEventListener("pointermove", (event) => {
    const before = pointers.get(event.pointerId);
    const point = toPoint(event);
    if (before === undefined) {
      hover(canvas, explorer, picture, point);
      return;
    }
    const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1];
    pointers.set(event.pointerId, point);
    moved += Math.hypot(point.x - before.x, point.y - before.y);
    if (moved < CLICK) return;
    canvas.classList.add("dragging");
    // With two fingers the middle between them moves half as far.
    const share = other === undefined ? 1 : 0.5;
    let camera = panCamera(picture.camera, (point.x - before.x) * share, (point.y - before.y) * share);
    if (other !== undefined) {
      const factor = Math.hypot(point.x - other.x, point.y - other.y) / Math.max(1, Math.hypot(before.x - other.x, before.y - other.y));
      camera = zoomCamera(camera, factor, (point.x + other.x) / 2, (point.y + other.y) / 2);
    }
    picture.setCamera(camera);
  });
  const end = (event: PointerEvent): void => {
    const wasDown = pointers.delete(event.pointerId);
    canvas.classList.remove("dragging");
    if (wasDown && event.type === "pointerup" && moved < CLICK && event.button === 0)
      click(explorer, picture, toPoint(event));
  };
  canvas.addEventListener("pointerup", end);
  canvas.addEventListener("pointercancel", end);
  canvas.addEventListener(
    "wheel",
    (event) => {
      event.preventDefault();
      const unit = WHEEL_UNITS[event.deltaMode] ?? 1;
      const [byX, byY] = [event.deltaX * unit, event.deltaY * unit];
      const { x, y } = toPoint(event);
      // Browsers report a pinch on a trackpad as a wheel with ctrl.
      const isZoom = event.ctrlKey || event.metaKey;
      const limited = Math.max(-60, Math.min(60, byY));
      picture.setCamera(
        isZoom
          ? zoomCamera(picture.camera, Math.exp(-limited / 110), x, y)
          : panCamera(picture.camera, event.shiftKey ? -byY - byX : -byX, event.shiftKey ? 0 : -byY),
      );
    },
    { passive: false },
  );
}

function toItem({ index, camera }: Picture, { x, y }: { readonly x: number; readonly y: number }): number {
  return index?.itemAt(camera.x + x / camera.scale, camera.y + y / camera.scale) ?? -1;
}

function click(explorer: Explorer, picture: Picture, point: { readonly x: number; readonly y: number }): void {
  const item = toItem(picture, point);
  const visible = picture.index?.scene.visible;
  const node = visible?.nodes[item] ?? -1;
  if (node >= 0) {
    explorer.select(node);
    return;
  }
  const group = visible?.groups[item] ?? -1;
  const isTitle = visible?.expanded[item] === 0 || isOnTitle(picture, item, point);
  if (group >= 0 && isTitle) explorer.toggleGroup(group);
  else explorer.select(-1);
}

/** Whether a point is in the title of an expanded group, which is at least 20 pixels high on the page. */
function isOnTitle({ index, camera }: Picture, item: number, point: { readonly y: number }): boolean {
  if (index === null) return false;
  return (camera.y - index.boundsOf(item).top) * camera.scale + point.y <= Math.max(20, 34 * camera.scale);
}

function hover(
  canvas: HTMLCanvasElement,
  { model, tree }: Explorer,
  picture: Picture,
  point: { readonly x: number; readonly y: number },
): void {
  const item = toItem(picture, point);
  const visible = picture.index?.scene.visible;
  const node = model.nodes[visible?.nodes[item] ?? -1];
  const group = tree.groups[visible?.groups[item] ?? -1];
  const isGroup = group !== undefined && (visible?.expanded[item] === 0 || isOnTitle(picture, item, point));
  canvas.classList.toggle("pointing", node !== undefined || isGroup);
  const title = node === undefined ? (isGroup ? `${group.label}: ${group.size} nodes` : "") : `${node.name}: ${node.type}`;
  if (canvas.title !== title) canvas.title = title;
}
