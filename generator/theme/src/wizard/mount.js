/** The script of pages with a wizard: finds the data of its flow, and starts it. */

import "../decide/global.js";
import { Wizard } from "./wizard.js";

/**
 * @typedef {typeof globalThis & {
 *   kbFlows?: Record<string, import("../decide/flow_data.js").FlowData>,
 * }} WithFlows
 */

/** @param {HTMLElement} root The wizard's element. @param {string} site The root of the site. */
const mount = (root, site) => {
  const { kbFlows = {} } = /** @type {WithFlows} */ (globalThis);
  const flow = kbFlows[root.dataset.flow ?? ""];
  if (!flow) throw new Error(`no data of the flow ${root.dataset.flow}`);
  new Wizard(root, flow, site).start();
};

Object.assign(globalThis, { fieldguideWizard: mount });
