/** The buttons above the picture, and the menu of settings. */
import { zoomCamera } from "./camera.js";
import { getElement, getElementOf, toElement } from "./element.js";
import type { Explorer } from "./explorer.js";
import type { PageGrouping } from "./group-tree.js";
import type { Picture } from "./picture.js";

/** Lets the buttons do what they say. */
export function showToolbar(explorer: Explorer, picture: Picture, title: string): void {
  const onClick = (id: string, action: () => void): void => getElement(id).addEventListener("click", action);
  const zoom = (factor: number) => (): void => {
    const { width, height } = picture.extent;
    picture.setCamera(zoomCamera(picture.camera, factor, width / 2, height / 2));
  };
  onClick("zoom-in", zoom(1.3));
  onClick("zoom-out", zoom(1 / 1.3));
  onClick("zoom-fit", () => picture.fit());
  onClick("expand-all", () => explorer.expandAll());
  onClick("collapse-all", () => explorer.collapseAll());
  onClick("show-all", () => explorer.showAll());
  onClick("help-button", () => getElementOf("help", HTMLDialogElement).showModal());
  const menu = getElementOf("view", HTMLDetailsElement);
  document.addEventListener("pointerdown", ({ target }) => {
    if (target instanceof Node && !menu.contains(target)) menu.open = false;
  });
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    // The selection stays.
    event.stopPropagation();
    menu.open = false;
    menu.querySelector("summary")?.focus();
  });
  getElement("view-menu").append(...toMenu(explorer));
  const update = (): void => updateBar(explorer, title);
  picture.sceneChanged.listen(update);
  explorer.contentChanged.listen(update);
  update();
}

function updateBar({ model, tree, shown }: Explorer, title: string): void {
  const { nodes, from } = model;
  const counts =
    shown === null ? `${nodes.length} nodes, ${from.length} edges` : `${shown.size} of ${nodes.length} nodes`;
  getElement("title").replaceChildren(title, toElement("small", {}, counts));
  for (const id of ["expand-all", "collapse-all"]) getElement(id).hidden = tree.groups.length === 0;
  getElement("show-all").hidden = shown === null;
  getElement("empty").hidden = nodes.length > 0;
}

function toMenu(explorer: Explorer): readonly HTMLElement[] {
  const { settings, model } = explorer;
  const tags = [...new Set(model.nodes.flatMap((node) => Object.keys(node.tags)))].sort().slice(0, 20);
  const groupings: readonly PageGrouping[] = [
    "none",
    "module",
    "subdag",
    "subdagOrModule",
    ...tags.map((tag) => ({ tag })),
  ];
  const toLabel = (each: PageGrouping): string =>
    typeof each === "object" ? `tag ${each.tag}` : each === "subdagOrModule" ? "subdag, else module" : each;
  return [
    toChoice(
      "Group by",
      groupings.map((each) => [toLabel(each), each] as const),
      settings.grouping,
      (grouping) => explorer.set({ grouping }),
    ),
    toChoice(
      "Direction",
      [
        ["down", "down"],
        ["right", "right"],
      ] as const,
      settings.orientation,
      (orientation) => explorer.set({ orientation }),
    ),
    toChoice(
      "Inputs",
      [
        ["once", "once"],
        ["at each reader", "repeated"],
        ["hidden", "hidden"],
      ] as const,
      settings.inputs,
      (inputs) => explorer.set({ inputs }),
    ),
    toChoice(
      "Types",
      [
        ["shown", true],
        ["hidden", false],
      ] as const,
      settings.showTypes,
      (showTypes) => explorer.set({ showTypes }),
    ),
    toChoice(
      "Tags",
      [
        ["shown", true],
        ["hidden", false],
        ...(typeof settings.showTags === "object" ? ([["some", settings.showTags]] as const) : []),
      ],
      settings.showTags,
      (showTags) => explorer.set({ showTags }),
    ),
    toChoice(
      "Theme",
      [
        ["system", "auto"],
        ["light", "light"],
        ["dark", "dark"],
      ] as const,
      settings.theme,
      (theme) => explorer.set({ theme }),
    ),
  ];
}

function toChoice<Value>(
  label: string,
  choices: readonly (readonly [text: string, value: Value])[],
  chosen: Value,
  choose: (value: Value) => void,
): HTMLElement {
  const select = toElement("select", { attributes: { "data-setting": label.toLowerCase() } });
  const wanted = JSON.stringify(chosen);
  choices.forEach(([text, value], at) => {
    const option = toElement("option", { attributes: { value: String(at) } }, text);
    option.selected = JSON.stringify(value) === wanted;
    select.append(option);
  });
  select.addEventListener("change", () => {
    const choice = choices[Number(select.value)];
    if (choice !== undefined) choose(choice[1]);
  });
  return toElement("label", {}, label, select);
}
