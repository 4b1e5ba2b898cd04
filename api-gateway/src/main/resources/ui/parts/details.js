import { get } from '../core/api.js';
import { turn, wait } from '../core/pace.js';
import { LiveCell } from './cell.js';
import { h, replaceContent } from './dom.js';

const GATHER_MS = 300;
const immediately = () => Promise.resolve();

/**
 * What a panel shows of one row, kept current until it is disposed: a head, facts, and sections that read more.
 * A fact is {label, value, cell}, one whose value is null is not there; a section is {element, load(path, row)}.
 */
export class Details {
  #source;
  #row;
  #head;
  #facts;
  #list;
  #unsubscribe;
  #timer;
  #isDisposed = false;
  #isRefreshing = false;

  /**
   * @param app all collections and the live events
   * @param source `asked` id or name of the row, `kind` of its events, its `collection` and `path`, `names`: collections
   * that it takes names from, its `head`, `facts` and `sections`, and `everyMs` when events do not tell all of it
   */
  constructor(app, source) {
    this.asked = source.asked;
    this.#source = source;
    this.#row = source.collection.byId(source.asked);
    this.#head = new LiveCell(h('div', { class: 'panel-head' }), source.head);
    this.#facts = source.facts.map(fact => new LiveCell(h('dd'), fact));
    this.#list = h('dl', { class: 'facts' }, this.#facts.map((cell, position) => h('div', {}, h('dt', {}, source.facts[position].label), cell.element)));
    this.element = h('div', { class: 'panel-content' }, h('div', {}, this.#head.element, this.#list), source.sections.map(section => section.element));
    this.#unsubscribe = [
      app.live.on('row', (kind, id) => kind === source.kind && id === this.#row?.id && this.#refreshSoon()),
      app.live.on('resync', () => this.#refreshSoon()),
      ...source.names.map(names => names.onChange(() => this.#show())),
      source.collection.onChange(() => this.#showListed()),
    ];
    if (source.everyMs) this.#timer = setInterval(() => document.hidden || this.#refreshSoon(), source.everyMs);
    this.#show();
    this.#load(immediately);
  }

  dispose() {
    this.#isDisposed = true;
    clearInterval(this.#timer);
    this.#unsubscribe.forEach(unsubscribe => unsubscribe());
    this.#source.sections.forEach(section => section.dispose?.());
  }

  async #refreshSoon() {
    if (this.#isRefreshing) return;
    this.#isRefreshing = true;
    await wait(GATHER_MS);
    await this.#load(turn);
    this.#isRefreshing = false;
  }

  async #load(pace) {
    const { path, sections } = this.#source;
    await pace();
    if (this.#isDisposed) return;
    try {
      this.#row = await get(`${path}/${encodeURIComponent(this.asked)}`);
      this.#show();
    } catch (failure) {
      this.#showFailure(failure);
    }
    for (const section of this.#row ? sections : []) {
      await pace();
      if (!this.#isDisposed) await section.load(`${path}/${this.#row.id}`, this.#row);
    }
  }

  /** The list may know better already, after one of its actions. */
  #showListed() {
    this.#row = this.#source.collection.byId(this.#row?.id) ?? this.#row;
    this.#show();
  }

  #show() {
    const row = this.#row;
    this.#list.hidden = !row;
    if (!row) return;
    this.#head.show(row);
    this.#facts.forEach((cell, position) => {
      cell.element.parentElement.hidden = this.#source.facts[position].value(row) === null;
      cell.show(row);
    });
  }

  /** What is shown already stays; the banner tells that it may be old. */
  #showFailure(failure) {
    if (this.#row) return;
    const { kind, sections } = this.#source;
    const title = failure.status === 404 ? `There is no ${kind} “${this.asked}”.` : 'It could not be loaded.';
    sections.forEach(section => section.element.remove());
    replaceContent(this.#head.element, [h('h2', {}, title), failure.status !== 404 && h('p', { class: 'faint' }, failure.message)]);
  }
}
