/** Entry of the bundled script: finds each component's elements and mounts it. */

import { mountCiting } from "./cite/mount.js";
import { Store } from "./cite/store.js";
import { mountDrawer } from "./drawer.js";
import { mountGraph } from "./graph.js";
import { mountHealth } from "./health.js";
import { mountLost } from "./lost.js";
import { mountPreviews } from "./preview.js";
import { mountBox } from "./search/box.js";
import { SearchClient } from "./search/client.js";
import { mountSearchPage } from "./search/page.js";
import { mountSidebar } from "./sidebar.js";
import { mountToc } from "./toc.js";
import { loadWizards } from "./wizard/load.js";

// A deferred classic script knows its own address only while it runs.
const script = /** @type {HTMLScriptElement | null} */ (document.currentScript);
const assets = new URL(".", script?.src ?? document.baseURI).href;

mountPreviews(document, assets);
document.querySelectorAll(".kb-graph").forEach(mountGraph);
document.querySelectorAll(".kb-health--dated").forEach(mountHealth);
document.querySelectorAll(".kb-toc").forEach(mountToc);
document.querySelectorAll(".kb-sidebar").forEach(mountSidebar);
for (const sidebar of document.querySelectorAll(".md-sidebar--primary")) {
  mountDrawer(/** @type {HTMLElement} */ (sidebar));
}
document.querySelectorAll(".kb-lost__code").forEach(mountLost);
loadWizards(assets);

const client = new SearchClient(assets);
const root = new URL("..", assets).href;
const store = new Store(new URL(root).pathname);
mountCiting(root, store);
for (const form of document.querySelectorAll("form.kb-search")) {
  mountBox(/** @type {HTMLFormElement} */ (form), client, root, store);
}
for (const page of document.querySelectorAll(".kb-find")) {
  mountSearchPage(/** @type {HTMLElement} */ (page), client, root, store);
}
