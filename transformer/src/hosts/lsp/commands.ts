/** The commands that the server executes, by the names under which editors ask for them. */

/** Shows the graph of the dataflow of a document. Arguments: its URI, and optionally the name of a node. */
export const SHOW_GRAPH = "icosian.showGraph";

/**
 * Renames a node. Arguments: the URI, the position, and the new name. The editor asks for the name, because a server
 * cannot.
 */
export const RENAME_NODE = "icosian.renameNode";
