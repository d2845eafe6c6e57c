/** Texts under names in; the same texts out, on this page, the next one and another day. */

/**
 * What the reader's browser keeps for one site; several may be served from one host. Where it keeps
 * nothing, as in private windows or by the reader's choice, the page does as long as it is open.
 */
export class Store {
  /** @param {string} site The path of the site. */
  constructor(site) {
    this.start = `kb-cite:${site}:`;
    /** @type {Map<string, string>} */
    this.here = new Map();
  }

  /** @param {string} name @returns {string | null} */
  get(name) {
    try {
      return this.here.get(name) ?? localStorage.getItem(this.start + name);
    } catch {
      return null;
    }
  }

  /** Says whether it is kept for other pages. @param {string} name @param {string} text */
  set(name, text) {
    try {
      localStorage.setItem(this.start + name, text);
      this.here.delete(name);
      return true;
    } catch {
      this.here.set(name, text);
      return false;
    }
  }

  /** Calls back when another page of the site changed something. @param {() => void} changed */
  onChange(changed) {
    addEventListener("storage", ({ key }) => {
      if (key === null || key.startsWith(this.start)) changed();
    });
  }
}
