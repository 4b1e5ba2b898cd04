import { apiUrl, getPages } from '../core/api.js';
import { clockTime, dateAndTime } from '../core/format.js';
import { h, replaceContent } from '../parts/dom.js';

const ENTRIES_AT_MOST = 1_000;

/** What happened to a container, newest first. Only new entries are read and added, so that opened details stay open. */
export class TimelineSection {
  #list = h('ol', { class: 'timeline' });
  #note = h('p', { class: 'faint' }, 'Loading…');
  #seen = new Set();
  #last = 0;

  constructor() {
    this.element = h('section', { 'aria-label': 'Timeline' }, h('h3', {}, 'Timeline'), this.#note, this.#list);
  }

  async load(path) {
    try {
      const { items } = await getPages(apiUrl(`${path}/events`, { after: this.#last || '' }), { atLeast: ENTRIES_AT_MOST });
      this.#add(items.filter(entry => !this.#seen.has(entry.id)));
      replaceContent(this.#note, this.#seen.size === 0 ? 'Nothing has happened yet.' : '');
    } catch (failure) {
      replaceContent(this.#note, this.#seen.size === 0 ? failure.message : '');
    }
  }

  #add(entries) {
    for (const entry of entries.sort((a, b) => a.id - b.id)) {
      this.#seen.add(entry.id);
      this.#last = Math.max(this.#last, entry.id);
      this.#list.prepend(item(entry));
    }
  }
}

function item({ at, kind, message, detail }) {
  const isError = /error|fail|lost/i.test(kind);
  return h('li', { class: isError ? 'is-error' : '' },
    h('div', { class: 'timeline-head' },
      h('span', { class: 'timeline-kind' }, words(kind)),
      h('time', { datetime: at, title: dateAndTime(at) }, clockTime(at))),
    h('p', {}, message),
    detailOf(detail));
}

/** ENGINE_CALL reads "Engine call". */
const words = kind => kind.charAt(0).toUpperCase() + kind.slice(1).toLowerCase().replaceAll('_', ' ');

function detailOf(detail) {
  if (detail === null || detail === undefined || detail === '') return null;
  return h('details', {}, h('summary', {}, 'Details'), h('pre', {}, pretty(detail)));
}

/** Details are JSON, as an object or as its text, or the raw words of an engine. */
function pretty(detail) {
  if (typeof detail !== 'string') return JSON.stringify(detail, null, 2);
  try {
    return JSON.stringify(JSON.parse(detail), null, 2);
  } catch {
    return detail;
  }
}
