import { h, setText } from './dom.js';
import { button } from './button.js';

/**
 * What all list pages share: title, summary, actions, a note about all of it, a bar of filters, and below them either the table or a word
 * about why there is none: loading, nothing yet, nothing that matches, or no answer.
 */
export class ListPage {
  #summary = h('p', { class: 'summary' });
  #below = h('div', { class: 'list-state' });
  #shownState;
  #table;
  #collection;

  constructor({ title, table, collection, actions, note, filters }) {
    this.#table = table;
    this.#collection = collection;
    this.element = h('section', { class: 'page' },
      h('div', { class: 'page-head' },
        h('div', {}, h('h1', { tabindex: '-1' }, title), this.#summary),
        h('div', { class: 'page-actions' }, actions)),
      note,
      filters && h('div', { class: 'filters', role: 'search' }, filters),
      table.element,
      this.#below);
  }

  /**
   * `empty` is {title, text, action} for when there are no rows; `more` is the element that loads more rows.
   * `isBlank` says that there is nothing at all, so nothing to filter either: the empty state has the one button there is.
   */
  show({ rows, summary, empty, more, isBlank }) {
    this.element.classList.toggle('is-blank', isBlank && this.#collection.isLoaded);
    setText(this.#summary, summary);
    this.#table.show(rows);
    this.#table.element.hidden = rows.length === 0;
    this.#showState(this.#stateOf(rows, empty, more));
  }

  /** Built again only when it is another state, so that a button in it keeps the focus. */
  #showState({ key, content }) {
    if (key === this.#shownState) return;
    this.#shownState = key;
    this.#below.replaceChildren(...content());
  }

  /** That nobody answers is told by the banner; it hides no rows. */
  #stateOf(rows, empty, more) {
    const { isLoaded, error } = this.#collection;
    const hasRows = rows.length > 0;
    if (error && !(hasRows && error.isNotServing)) {
      return { key: `failed ${hasRows} ${error.message}`, content: () => [this.#failure(error, hasRows)] };
    }
    if (!isLoaded) return { key: 'loading', content: () => [skeleton()] };
    if (!hasRows) return { key: `empty ${empty.title}`, content: () => [notice(empty)] };
    return { key: more ? 'more' : 'complete', content: () => (more ? [more] : []) };
  }

  #failure(error, hasRows) {
    const title = hasRows ? 'The list above is not current.' : 'The list could not be loaded.';
    const retry = () => this.#collection.reload({ pace: undefined });
    return notice({ title, text: error.message, action: button('Try again', { onClick: retry }) });
  }
}

function notice({ title, text, action }) {
  return h('div', { class: 'notice' }, h('h2', {}, title), h('p', {}, text), action);
}

function skeleton() {
  const rows = Array.from({ length: 6 }, () => h('div', { class: 'skeleton-row' }, h('span'), h('span'), h('span')));
  return h('div', { class: 'skeleton', role: 'status' }, h('span', { class: 'visually-hidden' }, 'Loading'), rows);
}
