/** A button beside an entry's code that copies what a review cites: code, title, address. */

/**
 * What a document cites: `FG-0042 Catastrophic forgetting, https://…/id/FG-0042/`.
 * @param {string} code @param {string} title @param {string} address
 */
export const citation = (code, title, address) =>
  `${`${code} ${title}`.replace(/\s+/g, " ").trim()}, ${address}`;

/** @param {Element} kicker The line above the title, with the code in it. */
export const mountCode = (kicker) => {
  const link = /** @type {HTMLAnchorElement | null} */ (kicker.querySelector("a.kb-code"));
  const code = link?.textContent;
  const title = document.getElementById("title")?.firstChild?.textContent;
  if (!code || !title || !navigator.clipboard) return;
  const text = citation(code, title, link.href);

  const button = document.createElement("button");
  button.type = "button";
  button.className = "kb-copy";
  button.textContent = "Copy citation";
  const said = document.createElement("span");
  said.className = "kb-copy__said";
  said.setAttribute("role", "status");

  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text);
      said.textContent = `Copied: ${text}`;
    } catch {
      said.textContent = `Not allowed to copy. The citation is: ${text}`;
    }
  });
  kicker.append(button, said);
};
