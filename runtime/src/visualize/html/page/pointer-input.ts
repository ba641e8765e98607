/** Moves the camera with the mouse, a trackpad or fingers, and selects what is clicked. */
import { panCamera, zoomCamera } from "./camera.js";
import type { Explorer } from "./explorer.js";
import { toGroupTitles } from "./group-titles.js";
import { toArea } from "./brush.js";
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
      const factor =
        Math.hypot(point.x - other.x, point.y - other.y) /
        Math.max(1, Math.hypot(before.x - other.x, before.y - other.y));
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

/** The group whose title or box is at a point, or the node; -1 each if there is none. */
function findTarget(
  { index, camera, extent }: Picture,
  point: { readonly x: number; readonly y: number },
): { readonly node: number; readonly group: number } {
  if (index === null) return { node: -1, group: -1 };
  const { visible } = index.scene;
  const [x, y] = [camera.x + point.x / camera.scale, camera.y + point.y / camera.scale];
  const title = toGroupTitles(index, camera.scale, toArea(camera, extent)).findLast(
    ({ box }) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom,
  );
  const item = title?.item ?? index.itemAt(x, y);
  const isArea = title === undefined && visible.expanded[item] === 1;
  return { node: visible.nodes[item] ?? -1, group: isArea ? -1 : (visible.groups[item] ?? -1) };
}

function click(explorer: Explorer, picture: Picture, point: { readonly x: number; readonly y: number }): void {
  const { node, group } = findTarget(picture, point);
  if (group >= 0) explorer.toggleGroup(group);
  else explorer.select(node);
}

function hover(
  canvas: HTMLCanvasElement,
  { model, tree }: Explorer,
  picture: Picture,
  point: { readonly x: number; readonly y: number },
): void {
  const target = findTarget(picture, point);
  const node = model.nodes[target.node];
  const group = tree.groups[target.group];
  canvas.classList.toggle("pointing", node !== undefined || group !== undefined);
  const ofGroup = group === undefined ? "" : `${group.label}: ${group.size} nodes`;
  const title = node === undefined ? ofGroup : `${node.name}: ${node.type}`;
  if (canvas.title !== title) canvas.title = title;
}
