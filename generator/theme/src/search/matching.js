/** The slots of a query in; how well a passage fills each of them, out. */

/**
 * @typedef {import("./passages.js").Passage} Passage
 * @typedef {import("./slots.js").Slot} Slot
 *
 * @typedef {object} Way One way to fill a slot.
 * @property {string} run Stems side by side.
 * @property {number} at The place of the slot.
 * @property {number} weight
 * @property {boolean} isPart Whether it adds to others of its slot instead of standing for them.
 */

/** Passages are many and ways too, so it looks up the words of the one among those of the other. */
export class Matcher {
  /** @param {readonly Slot[]} slots */
  constructor(slots) {
    this.shares = new Float64Array(slots.length);
    this.sums = new Float64Array(slots.length);
    /** @type {Map<string, Way[]>} By each of their words; passages know those that carry meaning. */
    this.ways = new Map();
    slots.forEach(({ alternatives, parts }, at) => {
      for (const [run, weight] of alternatives) this.add({ run, at, weight, isPart: false });
      for (const [run, weight] of parts) this.add({ run, at, weight, isPart: true });
    });
  }

  /** @param {Way} way */
  add(way) {
    for (const term of new Set(way.run.split(" "))) {
      const same = this.ways.get(term);
      if (same) same.push(way);
      else this.ways.set(term, [way]);
    }
  }

  /**
   * How far each slot is filled, 0 to 1, by place; good until the next call.
   * @param {Passage} passage
   */
  match({ terms, run }) {
    const { shares, sums } = this;
    shares.fill(0);
    sums.fill(0);
    for (const term of terms) {
      for (const way of this.ways.get(term) ?? []) {
        if (way.isPart) sums[way.at] = /** @type {number} */ (sums[way.at]) + way.weight;
        else if (way.weight > /** @type {number} */ (shares[way.at])) {
          if (way.run === term || run.includes(` ${way.run} `)) shares[way.at] = way.weight;
        }
      }
    }
    for (let at = 0; at < shares.length; at++) {
      shares[at] = Math.max(/** @type {number} */ (shares[at]), /** @type {number} */ (sums[at]));
    }
    return shares;
  }
}
