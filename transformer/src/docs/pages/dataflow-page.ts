/** The page of a dataflow. */
import { count } from "../../diagnostics/count.js";
import type { Catalogue, CatalogueDataflow, CatalogueRequest } from "../catalogue/catalogue.js";
import { html, type Markup } from "../markup/markup.js";
import { renderModuleTable } from "./module-pages.js";
import { renderNodeLink, toLine } from "./node-table.js";
import type { Page } from "./page-frame.js";
import { renderPicture, type Picture } from "./render-picture.js";
import { renderSource } from "./render-source.js";

/** Makes the page of a dataflow. */
export function toDataflowPage(catalogue: Catalogue, dataflow: CatalogueDataflow, picture: Picture): Page {
  const { path, title, source, nodes, modules, config, requests, notes } = dataflow;
  const inputs = nodes.filter((id) => catalogue.nodes[id]!.facts.module === null);
  const body = html`<header class="title">
      <p class="kind">Dataflow</p>
      <h1>${title}</h1>
      <p>
        ${count(nodes.length - inputs.length, "node")} and
        ${count(inputs.length, "input")}${source === null ? null : html`, built at ${renderSource(catalogue, source)}`}.
        ${describeConfig(config)}
      </p>
    </header>
    ${notes.length === 0 ? null : html`<p class="notice">${notes.join(" ")}</p> `}${renderPicture(path, picture)}
    <section aria-labelledby="inputs">
      <h2 id="inputs">Inputs</h2>
      ${renderInputs(catalogue, dataflow, inputs)}
    </section>
    <section aria-labelledby="requests">
      <h2 id="requests">Requests</h2>
      ${
        requests.length === 0
          ? html`<p class="none">The project asks this dataflow for nothing.</p> `
          : html`<ul class="list">
              ${requests.map((each) => renderRequest(catalogue, path, each))}
            </ul> `
      }
    </section>
    <section aria-labelledby="modules">
      <h2 id="modules">Modules</h2>
      ${renderModuleTable(catalogue, path, modules)}
    </section>`;
  return { path, title, above: [{ text: "Dataflows", path: "index.html#dataflows" }], body };
}

function describeConfig(config: readonly string[] | null): Markup | string {
  if (config === null) return "The keys of its config are known when it runs.";
  if (config.length === 0) return "It has no config.";
  return html`The keys of its config:
  ${config.map((key, index) => html`${index === 0 ? "" : ", "}<code>${key}</code>`)}.`;
}

function renderInputs(catalogue: Catalogue, { path, graph }: CatalogueDataflow, inputs: readonly number[]): Markup {
  if (inputs.length === 0) return html`<p class="none">It needs no value from outside.</p> `;
  const readers = new Map<string, number>();
  for (const { from } of graph.edges) readers.set(from, (readers.get(from) ?? 0) + 1);
  const own = new Map(graph.nodes.map((node) => [node.name, node]));
  const optional = findOptional(graph);
  const rows = inputs.map((id) => {
    const { name } = catalogue.nodes[id]!.facts;
    const { type, kind } = own.get(name)!;
    const role = kind === "config" ? "config" : optional.has(name) ? "optional input" : "input";
    return html`<tr>
      <th scope="row">${renderNodeLink(catalogue, path, id)}</th>
      <td><code>${toLine(type)}</code></td>
      <td>${role}</td>
      <td class="number">${readers.get(name) ?? 0}</td>
    </tr> `;
  });
  return html`<div class="scroll">
    <table>
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Type</th>
          <th scope="col">Given as</th>
          <th scope="col" class="number">Readers</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div> `;
}

/** The names that every reader can do without. */
function findOptional({ edges }: CatalogueDataflow["graph"]): ReadonlySet<string> {
  const required = new Set(edges.filter(({ isOptional }) => !isOptional).map(({ from }) => from));
  return new Set(edges.map(({ from }) => from).filter((from) => !required.has(from)));
}

function renderRequest(catalogue: Catalogue, from: string, { method, source, outputs }: CatalogueRequest): Markup {
  const names =
    outputs === null
      ? "outputs that are known when it runs"
      : outputs.map(
          ({ name, node }, index) =>
            html`${index === 0 ? "" : ", "}${node === null ? html`<code>${name}</code>` : renderNodeLink(catalogue, from, node)}`,
        );
  return html`<li><code>${method}</code> at ${renderSource(catalogue, source)} asks for ${names}</li> `;
}
