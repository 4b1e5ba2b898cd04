import { wait } from './pace.js';

/** From this many changed rows on, one read of the list is cheaper than one read per row. */
const FEW_ROWS = 3;
const GATHER_MS = 150;
const BETWEEN_RELOADS_MS = 1_000;
const EVERYTHING = 'everything';

/** Gathers what changed and brings it up to date in the background, one read after the other. */
export class Refresher {
  #dirty = new Map();
  #isRunning = false;

  rowChanged(collection, id) {
    const dirty = this.#dirty.get(collection) ?? new Set();
    if (dirty !== EVERYTHING) this.#dirty.set(collection, dirty.add(id));
    this.#run();
  }

  /** Everything may have changed. */
  allChanged(collections) {
    collections.forEach(collection => this.#dirty.set(collection, EVERYTHING));
    this.#run();
  }

  async #run() {
    if (this.#isRunning) return;
    this.#isRunning = true;
    try {
      while (this.#dirty.size > 0) {
        await wait(GATHER_MS);
        await this.#bringUpToDate(...this.#takeNext());
      }
    } finally {
      this.#isRunning = false;
    }
  }

  #takeNext() {
    const [collection, ids] = this.#dirty.entries().next().value;
    this.#dirty.delete(collection);
    return [collection, ids];
  }

  async #bringUpToDate(collection, ids) {
    if (ids === EVERYTHING || ids.size > FEW_ROWS) {
      await collection.reload();
      await wait(BETWEEN_RELOADS_MS);
    } else {
      for (const id of ids) await collection.refresh(id);
    }
  }
}
