import { dateAndTime, preciseTime } from '../core/format.js';
import { h } from './dom.js';
import { button } from './button.js';

/** More would make the page slow; older lines go. */
const LINES_AT_MOST = 5_000;
const NEAR_END_PX = 40;
/** Colours and cursor movements of terminals. */
const ESCAPES = /\u001b(?:\[[0-9;?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)|[@-Z\\-_])/g;

/**
 * Lines as they come, newest at the end. It scrolls along as long as one looks at the end, and a search hides what does not
 * match. Lines of the second stream have a mark of their own.
 */
export class Log {
  #list = h('ol', { class: 'log-lines' });
  #scroller;
  #newest;
  #term = '';
  #dropped = 0;
  #onCount;

  /** @param onCount told {lines, matching, dropped} when they change */
  constructor({ label, onCount }) {
    this.#onCount = onCount;
    this.#scroller = h('div', { class: 'log', tabindex: '0', role: 'log', 'aria-label': label, 'aria-live': 'off', on: { scroll: () => this.#offerNewest() } }, this.#list);
    this.#newest = button('Newest', { kind: 'plain log-newest', onClick: () => this.#scrollToEnd() });
    this.#newest.hidden = true;
    this.element = h('div', { class: 'log-frame' }, this.#scroller, this.#newest);
  }

  /** @param lines {stream, time, line} each */
  add(lines) {
    const follows = this.#isAtEnd();
    this.#list.append(...lines.slice(-LINES_AT_MOST).map(line => this.#item(line)));
    this.#dropped += Math.max(0, lines.length - LINES_AT_MOST);
    for (; this.#list.childElementCount > LINES_AT_MOST; this.#dropped += 1) this.#list.firstElementChild.remove();
    if (follows) this.#scrollToEnd();
    this.#offerNewest();
    this.#count();
  }

  clear() {
    this.#list.replaceChildren();
    this.#dropped = 0;
    this.#count();
  }

  search(term) {
    this.#term = term.toLowerCase();
    for (const item of this.#list.children) this.#mark(item);
    this.#scrollToEnd();
    this.#count();
  }

  #item({ stream, time, line }) {
    const text = line.replace(ESCAPES, '');
    const item = h('li', { class: `is-${stream}` },
      time && h('time', { datetime: time, title: dateAndTime(time) }, preciseTime(time)),
      stream === 'stderr' && h('abbr', { title: 'Standard error' }, 'err'),
      h('span', { class: 'log-text' }, text));
    if (this.#term) this.#mark(item);
    return item;
  }

  /** The text is split around each match, so that it can be seen. */
  #mark(item) {
    const element = item.lastElementChild;
    const text = element.textContent;
    const parts = this.#term ? partsOf(text, this.#term) : [text];
    item.hidden = this.#term !== '' && parts.length === 1;
    if (parts.length > 1 || element.childElementCount > 0) element.replaceChildren(...parts.map((part, position) => (position % 2 ? h('mark', {}, part) : part)));
  }

  #count() {
    const items = [...this.#list.children];
    this.#onCount({ lines: items.length, matching: items.filter(item => !item.hidden).length, dropped: this.#dropped });
  }

  #isAtEnd() {
    const { scrollHeight, scrollTop, clientHeight } = this.#scroller;
    return scrollHeight - scrollTop - clientHeight < NEAR_END_PX;
  }

  #scrollToEnd() {
    this.#scroller.scrollTop = this.#scroller.scrollHeight;
  }

  #offerNewest() {
    this.#newest.hidden = this.#isAtEnd();
  }
}

/** What is at odd positions matches. */
function partsOf(text, term) {
  const parts = [];
  const lower = text.toLowerCase();
  let start = 0;
  for (let found = lower.indexOf(term); found >= 0; found = lower.indexOf(term, start)) {
    parts.push(text.slice(start, found), text.slice(found, found + term.length));
    start = found + term.length;
  }
  return [...parts, text.slice(start)];
}
