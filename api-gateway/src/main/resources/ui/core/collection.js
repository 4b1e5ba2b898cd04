import { ApiError, apiUrl, get, getPages } from './api.js';
import { turn } from './pace.js';

const LARGEST_PAGE = 500;

/**
 * The rows of one resource as far as they are loaded, keyed by id. A failed load keeps the last good rows.
 * Listeners get a list of {before, after}, so that whoever shows the rows touches only those concerned.
 */
export class Collection {
  #path;
  #options;
  #query = null;
  #items = new Map();
  #next = null;
  #epoch = 0;
  #listeners = new Set();

  /** `whole` follows the paging links to the end by itself; `keep(item, query)` says which items are rows. */
  constructor(path, { pageSize, whole = false, keep = () => true }) {
    this.#path = path;
    this.#options = { pageSize, whole, keep };
    this.isLoaded = false;
    this.loadedAt = null;
    this.error = null;
  }

  get rows() {
    return [...this.#items.values()].sort((a, b) => a.id - b.id);
  }

  get hasMore() {
    return this.#next !== null;
  }

  get size() {
    return this.#items.size;
  }

  byId(id) {
    return this.#items.get(Number(id));
  }

  /** Whether rows are asked for; with `query`, whether those of this query are. */
  isOpen(query) {
    return this.#query !== null && (query === undefined || apiUrl('', query) === apiUrl('', this.#query));
  }

  onChange(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Shows the rows of another query; what was loaded for the old one goes, late answers to it too. */
  open(query = {}) {
    this.#epoch += 1;
    this.#query = query;
    this.#items.clear();
    this.#next = null;
    this.isLoaded = false;
    this.#tell([]);
    return this.reload({ pace: undefined });
  }

  /** Reads as many rows again as are loaded now; rows that are gone from the answer go. */
  async reload({ pace = turn } = {}) {
    const { pageSize, whole } = this.#options;
    const wanted = whole ? Infinity : this.#items.size;
    const limit = Math.max(pageSize, Math.min(wanted, LARGEST_PAGE));
    const first = apiUrl(this.#path, { limit, ...this.#query });
    await this.#attempt(() => getPages(first, { atLeast: wanted, pace }), page => this.#replaceBy(page));
  }

  async loadMore() {
    if (!this.hasMore) return;
    await this.#attempt(() => getPages(this.#next, { atLeast: 1 }), ({ items, next }) => {
      this.#next = next;
      this.put(items);
    });
  }

  /** Reads one row again. A filtered list is read as a whole, since only the API can tell what matches. */
  async refresh(id) {
    if (!this.isOpen({}) || !this.isLoaded) return this.reload();
    await turn();
    await this.#attempt(() => get(`${this.#path}/${id}`).catch(goneAsNull), item => {
      if (item === null) this.drop(id);
      else if (this.#items.has(item.id) || !this.#isBeyondLoaded(item)) this.put([item]);
    });
  }

  put(items) {
    const changes = items.map(after => ({ before: this.#items.get(after.id), after }));
    for (const item of items) {
      if (this.#options.keep(item, this.#query)) this.#items.set(item.id, item);
      else this.#items.delete(item.id);
    }
    this.#tell(changes);
  }

  drop(id) {
    const before = this.byId(id);
    if (before && this.#items.delete(before.id)) this.#tell([{ before }]);
  }

  #replaceBy({ items, next }) {
    const old = this.#items;
    const rows = items.filter(item => this.#options.keep(item, this.#query));
    this.#items = new Map(rows.map(item => [item.id, item]));
    this.#next = next;
    this.isLoaded = true;
    this.#tell(items.map(after => ({ before: old.get(after.id), after })));
  }

  /** New rows past the last loaded one come with "load more", in their place. */
  #isBeyondLoaded(item) {
    return this.hasMore && [...this.#items.keys()].every(id => id < item.id);
  }

  async #attempt(read, accept) {
    const epoch = this.#epoch;
    try {
      const answer = await read();
      if (epoch !== this.#epoch) return;
      this.error = null;
      this.loadedAt = new Date();
      accept(answer);
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      if (epoch !== this.#epoch) return;
      this.error = failure;
      this.#tell([]);
    }
  }

  #tell(changes) {
    this.#listeners.forEach(listener => listener(changes));
  }
}

function goneAsNull(failure) {
  if (failure.status === 404) return null;
  throw failure;
}
