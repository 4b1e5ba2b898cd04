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
  /** Every row up to this id was read; those past it are strays, such as one that was just launched. */
  #readTo = Infinity;
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
    return this.#readTo !== Infinity;
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
    this.#readTo = Infinity;
    this.isLoaded = false;
    this.#tell([]);
    return this.reload({ pace: undefined });
  }

  /** Reads as many rows again as are loaded now; rows that are gone from the answer go. */
  async reload({ pace = turn } = {}) {
    const { pageSize, whole } = this.#options;
    const wanted = whole ? Infinity : this.#items.size;
    const limit = whole ? pageSize : Math.max(pageSize, evenPages(wanted));
    const readTo = this.#readTo;
    await this.#attempt(() => getPages(this.#page({ limit }), { atLeast: wanted, pace }), page => this.#replaceBy(page, readTo));
  }

  async loadMore() {
    if (!this.hasMore) return;
    const page = this.#page({ limit: this.#options.pageSize, after: this.#readTo });
    await this.#attempt(() => getPages(page, { atLeast: 1 }), page => {
      this.#readTo = endOf(page);
      this.put(page.items);
    });
  }

  /**
   * Reads one row again; new rows past what was read come with "load more", in their place.
   * A filtered list is read as a whole, since only the API can tell what matches.
   */
  async refresh(id) {
    if (!this.isOpen({}) || !this.isLoaded) return this.reload();
    await turn();
    await this.#attempt(() => get(`${this.#path}/${id}`).catch(goneAsNull), item => {
      if (item === null) this.drop(id);
      else if (this.#items.has(item.id) || item.id <= this.#readTo) this.put([item]);
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

  #page(extent) {
    return apiUrl(this.#path, { ...extent, ...this.#query });
  }

  /** Rows past the end of what was read stay, and so does what "load more" has read meanwhile. */
  #replaceBy(page, readToBefore) {
    const old = this.#items;
    const end = endOf(page);
    const later = [...old.values()].filter(item => item.id > end);
    const rows = page.items.filter(item => this.#options.keep(item, this.#query));
    this.#items = new Map([...rows, ...later].map(item => [item.id, item]));
    if (this.#readTo === readToBefore) this.#readTo = end;
    this.isLoaded = true;
    this.#tell(page.items.map(after => ({ before: old.get(after.id), after })));
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

/** The last id up to which a page is complete. */
const endOf = ({ items, next }) => (next === null ? Infinity : items.at(-1).id);

/** Pages of one size that together hold exactly the wanted rows, so that no refresh makes the list longer. */
const evenPages = wanted => Math.ceil(wanted / Math.max(1, Math.ceil(wanted / LARGEST_PAGE)));

function goneAsNull(failure) {
  if (failure.status === 404) return null;
  throw failure;
}
