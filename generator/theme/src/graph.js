/** The map of the whole catalogue: hides types one does not want, lights what an entry is tied to. */

/**
 * The ends of every line, by their places: `M1 2L3 4` → `[["1 2", "3 4"]]`.
 * @param {string} path
 */
export const readLines = (path) =>
  path
    .split("M")
    .slice(1)
    .map((line) => /** @type {[string, string]} */ (line.split("L")));

/** @param {readonly (readonly [string, string])[]} lines */
export const writeLines = (lines) => lines.map(([from, to]) => `M${from}L${to}`).join("");

/**
 * The lines that end at a place, and every place they lead to, itself included.
 * @param {readonly (readonly [string, string])[]} lines @param {string} place
 */
export const near = (lines, place) => {
  const touching = lines.filter((ends) => ends.includes(place));
  return { lines: touching, places: new Set([place, ...touching.flat()]) };
};

/** @param {Element} element The type in a class such as `kb-graph__node--pitfall`. */
const typeOf = (element) => /--([\w-]+)/.exec(element.getAttribute("class") ?? "")?.[1] ?? "";

/** @param {Element} node */
const placeOf = (node) =>
  /\((.*)\)/.exec(node.querySelector("[transform]")?.getAttribute("transform") ?? "")?.[1] ?? "";

/** @param {Element} graph The region with the drawing; its key stands before it. */
export const mountGraph = (graph) => {
  const path = graph.querySelector(".kb-graph__lines");
  if (!path) return;
  const lines = readLines(path.getAttribute("d") ?? "");
  const nodes = [...graph.querySelectorAll(".kb-graph__node")];
  const types = new Map(nodes.map((node) => [placeOf(node), typeOf(node)]));
  const hidden = new Set();
  let drawn = lines;
  const centre = () => {
    graph.scrollLeft = (graph.scrollWidth - graph.clientWidth) / 2;
    graph.scrollTop = (graph.scrollHeight - graph.clientHeight) / 2;
  };
  centre();
  graph.closest("details")?.addEventListener("toggle", centre, { once: true });

  const lit = /** @type {Element} */ (path.cloneNode());
  lit.setAttribute("class", "kb-graph__lines kb-graph__lines--lit");
  lit.setAttribute("d", "");
  path.after(lit);

  /** @param {string | null} place */
  const light = (place) => {
    const found = place === null ? null : near(drawn, place);
    graph.classList.toggle("kb-graph--lit", found !== null);
    lit.setAttribute("d", writeLines(found?.lines ?? []));
    for (const node of nodes) {
      node.classList.toggle("kb-graph__node--near", !!found?.places.has(placeOf(node)));
    }
  };

  const filter = () => {
    drawn = lines.filter((ends) => !ends.some((place) => hidden.has(types.get(place))));
    path.setAttribute("d", writeLines(drawn));
    for (const node of nodes) {
      node.classList.toggle("kb-graph__node--hidden", hidden.has(typeOf(node)));
    }
  };

  for (const node of nodes) {
    const place = placeOf(node);
    for (const start of ["pointerenter", "focus"]) node.addEventListener(start, () => light(place));
    for (const end of ["pointerleave", "blur"]) node.addEventListener(end, () => light(null));
  }
  for (const kind of graph.parentElement?.querySelectorAll(".kb-graph__kind") ?? []) {
    const box = document.createElement("input");
    box.type = "checkbox";
    box.checked = true;
    box.className = "kb-graph__switch";
    box.setAttribute("aria-label", `Draw: ${kind.querySelector("a")?.textContent ?? ""}`);
    box.addEventListener("change", () => {
      if (box.checked) hidden.delete(typeOf(kind));
      else hidden.add(typeOf(kind));
      filter();
    });
    kind.prepend(box);
  }
};
