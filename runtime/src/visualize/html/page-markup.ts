/** The elements of a page before its script fills them. */

/** Nothing in it depends on the graph. */
export const PAGE_MARKUP = `<noscript>This picture needs JavaScript.</noscript>
<div id="app">
<header id="bar">
<h1 id="title"></h1>
<div id="search" role="search">
<input id="query" type="search" role="combobox" aria-expanded="false" aria-controls="hits" aria-autocomplete="list" aria-label="Search nodes" placeholder="Search: name, type:, tag:, module:, kind:" autocomplete="off" spellcheck="false">
<kbd>/</kbd>
<ul id="hits" role="listbox" aria-label="Nodes that were found" hidden></ul>
</div>
<div class="tools">
<button id="problems-button" type="button" aria-expanded="false" hidden></button>
<button id="show-all" type="button" hidden>Show all</button>
<button id="expand-all" type="button">Expand all</button>
<button id="collapse-all" type="button">Collapse all</button>
<button id="outline-button" type="button" aria-expanded="false">List</button>
<details id="view"><summary>View</summary><div id="view-menu"></div></details>
<button id="help-button" type="button" aria-label="Help">?</button>
</div>
</header>
<main id="stage">
<canvas id="canvas" tabindex="0" role="application" aria-roledescription="graph" aria-label="Dataflow graph" aria-describedby="canvas-help"></canvas>
<p id="canvas-help" class="spoken">Arrow keys move between nodes, Enter opens a group, Escape clears the selection, the question mark shows help. The button List shows the same graph as a list.</p>
<p id="empty" hidden>The dataflow has no nodes to show.</p>
<p id="busy" hidden>Laying out…</p>
<p id="notice" role="status" hidden></p>
<div id="zoom" role="group" aria-label="Zoom">
<button id="zoom-in" type="button" aria-label="Zoom in">+</button>
<button id="zoom-out" type="button" aria-label="Zoom out">−</button>
<button id="zoom-fit" type="button" aria-label="Show everything">Fit</button>
</div>
<canvas id="minimap" width="180" height="120" role="img" aria-label="Overview"></canvas>
<details id="legend" open><summary>Legend</summary><ul id="legend-list"></ul></details>
<nav id="outline" aria-label="Nodes as a list" hidden></nav>
<section id="problems" aria-label="Problems" hidden></section>
<aside id="panel" aria-label="Selected node" hidden></aside>
</main>
<div id="live" class="spoken" aria-live="polite"></div>
<dialog id="help" aria-label="Help"></dialog>
</div>
`;
