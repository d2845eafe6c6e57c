/** Fetches the decision aid and the data of its flow, on pages that have a wizard and no others. */

/** @param {string} address @returns {Promise<void>} */
const runScript = (address) =>
  new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = () => resolve();
    script.onerror = () => reject(new Error(`cannot load ${address}`));
    document.head.append(script);
  });

/** @typedef {typeof globalThis & { fieldguideWizard?: (root: HTMLElement, site: string) => void }} WithWizard */

/** @param {Iterable<Element>} wizards @param {string} assets The folder of the scripts. */
export const loadWizards = async (wizards, assets) => {
  for (const found of wizards) {
    const wizard = /** @type {HTMLElement} */ (found);
    try {
      const { fieldguideWizard } = /** @type {WithWizard} */ (globalThis);
      await Promise.all([
        fieldguideWizard ? null : runScript(`${assets}wizard.js`),
        runScript(`${assets}kb-flow-${wizard.dataset.flow}.js`),
      ]);
      /** @type {WithWizard} */ (globalThis).fieldguideWizard?.(wizard, new URL("..", assets).href);
    } catch {
      wizard.classList.add("kb-wizard--failed");
    }
  }
};
