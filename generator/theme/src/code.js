/** A button beside an entry's code that copies what a review cites: "FG-0042 Title". */

/**
 * What a document cites: `FG-0042 Catastrophic forgetting`.
 * @param {string} code @param {string} title
 */
export const citation = (code, title) => `${code} ${title}`.replace(/\s+/g, " ").trim();

/** @param {Element} kicker The line above the title, with the code in it. */
export const mountCode = (kicker) => {
  const code = kicker.querySelector(".kb-code")?.textContent;
  const title = document.getElementById("title")?.firstChild?.textContent;
  if (!code || !title || !navigator.clipboard) return;
  const text = citation(code, title);

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
