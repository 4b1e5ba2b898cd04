import { get } from '../core/api.js';
import { turn, wait } from '../core/pace.js';
import { h, replaceContent } from '../parts/dom.js';
import { containerFacts } from './container-facts.js';
import { nodeName } from './container-columns.js';
import { PlacementSection } from './placement.js';
import { TimelineSection } from './timeline.js';

const GATHER_MS = 300;
const immediately = () => Promise.resolve();

/** What the panel shows of one container, kept current until it is disposed. */
export class ContainerDetails {
  #app;
  #container;
  #facts = h('div', { class: 'panel-facts' });
  #shownFacts;
  #sections = [new TimelineSection(), new PlacementSection()];
  #unsubscribe;
  #isDisposed = false;
  #isRefreshing = false;

  /** @param {string} asked id or name */
  constructor(app, asked) {
    this.#app = app;
    this.asked = asked;
    this.#container = app.containers.byId(asked);
    const [timeline, placement] = this.#sections;
    this.element = h('div', { class: 'panel-content' }, this.#facts, placement.element, timeline.element);
    this.#unsubscribe = [
      app.live.on('row', (kind, id) => kind === 'container' && id === this.#container?.id && this.#refreshSoon()),
      app.live.on('resync', () => this.#refreshSoon()),
      ...[app.nodes, app.applications].map(names => names.onChange(() => this.#showFacts())),
      app.containers.onChange(() => this.#showRow()),
    ];
    this.#showFacts();
    this.#load(immediately);
  }

  dispose() {
    this.#isDisposed = true;
    this.#unsubscribe.forEach(unsubscribe => unsubscribe());
  }

  async #refreshSoon() {
    if (this.#isRefreshing) return;
    this.#isRefreshing = true;
    await wait(GATHER_MS);
    this.#isRefreshing = false;
    await this.#load(turn);
  }

  async #load(pace) {
    await pace();
    if (this.#isDisposed) return;
    try {
      this.#container = await get(`/containers/${encodeURIComponent(this.asked)}`);
      this.#showFacts();
    } catch (failure) {
      this.#showFailure(failure);
    }
    for (const section of this.#container ? this.#sections : []) {
      await pace();
      if (!this.#isDisposed) await section.load(`/containers/${this.#container.id}`);
    }
  }

  /** The list may know better already, after one of its actions. */
  #showRow() {
    this.#container = this.#app.containers.byId(this.#container?.id) ?? this.#container;
    this.#showFacts();
  }

  #showFacts() {
    const container = this.#container;
    if (!container) return;
    const { nodes, applications } = this.#app;
    const names = { node: nodeName(nodes, container.node_id), application: applications.byId(container.application_id)?.name };
    const signature = JSON.stringify([container, names]);
    if (signature === this.#shownFacts) return;
    this.#shownFacts = signature;
    replaceContent(this.#facts, containerFacts(this.#app, container, names));
  }

  /** What is shown already stays; the banner tells that it may be old. */
  #showFailure(failure) {
    if (this.#container) return;
    const title = failure.status === 404 ? `There is no container “${this.asked}”.` : 'It could not be loaded.';
    this.#sections.forEach(section => section.element.remove());
    replaceContent(this.#facts, [h('h2', {}, title), h('p', { class: 'faint' }, failure.message)]);
  }
}
