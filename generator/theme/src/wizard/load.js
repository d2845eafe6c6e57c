/** Fetches the decision aid and the data of its flow, on pages that have a wizard and no others. */

/**
 * @typedef {{ subscribe: (act: () => void) => void }} Pages
 * @typedef {typeof globalThis & {
 *   fieldguideWizard?: (root: HTMLElement, site: string) => void,
 *   document$?: Pages,
 * }} World `document$` is Material's: with its instant navigation, one document shows many pages.
 */

/** @param {string} assets The folder of the scripts. */
export const loadWizards = (assets) => {
  const load = () => {
    for (const found of document.querySelectorAll(".kb-wizard--off:not(.kb-wizard--loading)")) {
      void loadWizard(/** @type {HTMLElement} */ (found), assets);
    }
  };
  const { document$: pages } = /** @type {World} */ (globalThis);
  if (pages) pages.subscribe(load);
  else load();
};

/** @param {HTMLElement} wizard @param {string} assets */
const loadWizard = async (wizard, assets) => {
  wizard.classList.add("kb-wizard--loading");
  try {
    await Promise.all([
      runScript(`${assets}wizard.js`),
      runScript(`${assets}kb-flow-${wizard.dataset.flow}.js`),
    ]);
    /** @type {World} */ (globalThis).fieldguideWizard?.(wizard, new URL("..", assets).href);
  } catch {
    wizard.classList.add("kb-wizard--failed");
    const why = wizard.querySelector(".kb-wizard__why");
    if (why) why.textContent = "The form that weighs your answers could not be loaded.";
  }
  wizard.classList.remove("kb-wizard--loading");
};

/** @type {Map<string, Promise<void>>} */
const running = new Map();

/** Each script runs once, however many wizards ask for it. @param {string} address */
const runScript = (address) => {
  const known = running.get(address);
  if (known) return known;
  const run = new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = () => resolve(undefined);
    script.onerror = () => reject(new Error(`cannot load ${address}`));
    document.head.append(script);
  });
  running.set(address, run);
  return run;
};
