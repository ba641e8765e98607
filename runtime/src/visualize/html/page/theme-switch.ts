/** Follows the theme of the system, or the one that was chosen. */
import type { CanvasView } from "./canvas-view.js";
import type { Explorer } from "./explorer.js";

/** Keeps the page and the canvas in the right theme; paper is light. */
export function followTheme(explorer: Explorer, view: CanvasView, onChange: () => void): void {
  const system = matchMedia("(prefers-color-scheme: dark)");
  let isPrinting = false;
  const update = (): void => {
    const { theme } = explorer.settings;
    const chosen = theme === "auto" ? (system.matches ? "dark" : "light") : theme;
    view.theme = isPrinting ? "light" : chosen;
    document.documentElement.dataset["theme"] = view.theme;
    onChange();
    view.ask();
  };
  system.addEventListener("change", update);
  explorer.contentChanged.listen(update);
  const print = (now: boolean) => (): void => {
    isPrinting = now;
    update();
    if (now) view.paintNow();
  };
  addEventListener("beforeprint", print(true));
  addEventListener("afterprint", print(false));
  update();
}
