/** The keys of the page. */
import { panCamera, zoomCamera } from "./camera.js";
import { getElement } from "./element.js";
import type { Explorer } from "./explorer.js";
import { findNeighbour, type Direction } from "./find-neighbour.js";
import type { Picture } from "./picture.js";

const ARROWS: Readonly<Record<string, Direction>> = {
  ArrowUp: "up",
  ArrowDown: "down",
  ArrowLeft: "left",
  ArrowRight: "right",
};

/** Pixels that the picture moves with one key. */
const STEP = 80;

/** Listens to the keys of the page, and of the canvas. */
export function listenToKeys(canvas: HTMLCanvasElement, explorer: Explorer, picture: Picture): void {
  document.addEventListener("keydown", (event) => {
    const { target, key } = event;
    const isTyping = target instanceof HTMLElement && target.matches("input, textarea, select, dialog *");
    if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    const action = toPageAction(key, explorer, picture);
    if (action === null) return;
    event.preventDefault();
    action();
  });
  canvas.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const direction = ARROWS[event.key];
    if (direction !== undefined && event.shiftKey) pan(picture, direction);
    else if (direction !== undefined) move(explorer, picture, direction);
    else if (event.key === "Enter" || event.key === " ") open(explorer, picture);
    else return;
    event.preventDefault();
  });
}

function toPageAction(key: string, explorer: Explorer, picture: Picture): (() => void) | null {
  const { width, height } = picture.extent;
  const zoom = (factor: number) => (): void =>
    picture.setCamera(zoomCamera(picture.camera, factor, width / 2, height / 2));
  switch (key) {
    case "/":
      return () => getElement<HTMLInputElement>("query").focus();
    case "?":
      return () => getElement<HTMLDialogElement>("help").showModal();
    case "+":
    case "=":
      return zoom(1.25);
    case "-":
      return zoom(0.8);
    case "0":
      return () => picture.fit();
    case "Escape":
      return () => explorer.select(-1);
    default:
      return null;
  }
}

function pan(picture: Picture, direction: Direction): void {
  const byX = direction === "left" ? STEP : direction === "right" ? -STEP : 0;
  const byY = direction === "up" ? STEP : direction === "down" ? -STEP : 0;
  picture.setCamera(panCamera(picture.camera, byX, byY));
}

/** Selects the neighbour in a direction; the camera follows only if it is out of sight. */
function move(explorer: Explorer, picture: Picture, direction: Direction): void {
  if (picture.index === null) return;
  const item = findNeighbour(picture.index.scene, picture.focused(), direction);
  if (item >= 0) picture.focusItem(item);
  else explorer.said.emit("There is nothing in this direction");
}

/** Opens the group that is focused, or closes the one around the selected node. */
function open(explorer: Explorer, picture: Picture): void {
  const visible = picture.index?.scene.visible;
  const item = picture.focused();
  const group = visible?.groups[item] ?? -1;
  if (group >= 0) explorer.toggleGroup(group);
  else if (item >= 0) getElement("panel").querySelector("button")?.focus();
}
