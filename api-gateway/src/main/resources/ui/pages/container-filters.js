import { button } from '../parts/button.js';
import { h } from '../parts/dom.js';
import { select } from '../parts/field.js';
import { searchBox } from '../parts/search.js';
import { CONTAINER_STATES, stateLabel } from '../parts/status.js';

/** Status, node and application are asked of the API; the search narrows the rows that are loaded. */
export class ContainerFilters {
  #app;
  #search;
  #selects;
  #clear;
  #query = {};

  /** `onChange` gets the query as it belongs into the address. */
  constructor(app, onChange) {
    this.#app = app;
    const changed = () => onChange(this.#chosen());
    this.#search = searchBox('Search by name', changed);
    this.#selects = {
      status: filter('Status', changed),
      node: filter('Node', changed),
      application: filter('Application', changed),
    };
    this.#clear = button('Clear filters', { kind: 'quiet', onClick: () => onChange({}) });
    this.element = h('div', { class: 'filter-row' }, this.#search.element, Object.values(this.#selects), this.#clear);
  }

  get isActive() {
    return Object.values(this.#query).some(Boolean);
  }

  show(query) {
    this.#query = query;
    if (this.#search.input.value.trim() !== (query.search ?? '')) this.#search.input.value = query.search ?? '';
    this.#clear.hidden = !this.isActive;
    this.refreshOptions();
  }

  /** Nodes and applications come and go while the page is open. */
  refreshOptions() {
    const { nodes, applications } = this.#app;
    const options = {
      status: [['', 'Any status'], ...CONTAINER_STATES.map(state => [state, stateLabel(state)])],
      node: [['', 'Any node'], ...nodes.rows.map(node => [node.id, node.hostname])],
      application: [['', 'Any application'], ...applications.rows.map(application => [application.id, application.name])],
    };
    Object.entries(options).forEach(([name, pairs]) => fill(this.#selects[name], pairs, this.#query[name] ?? ''));
  }

  matches(container) {
    return this.#search.matches(container.name, container.container_id, ...(container.endpoints ?? []).map(endpoint => endpoint.url));
  }

  nothingFound(loadMore) {
    const text = loadMore ? 'Only a part of the containers is loaded yet.' : 'Change the filters or clear them.';
    return { title: 'No container matches.', text, action: loadMore || null };
  }

  #chosen() {
    const values = Object.entries(this.#selects).map(([name, control]) => [name, control.value]);
    return { search: this.#search.input.value.trim(), ...Object.fromEntries(values) };
  }
}

const filter = (label, onChange) => select([], '', { class: 'filter', 'aria-label': label, on: { change: onChange } });

/** An unknown choice (a node that is gone) stays visible as what it is. */
function fill(control, pairs, chosen) {
  const known = pairs.some(([value]) => String(value) === chosen);
  const wanted = known ? pairs : [...pairs, [chosen, `#${chosen}`]];
  const signature = JSON.stringify(wanted);
  if (control.dataset.options !== signature) {
    control.replaceChildren(...wanted.map(([value, label]) => h('option', { value }, label)));
    control.dataset.options = signature;
  }
  control.value = chosen;
  control.classList.toggle('is-set', chosen !== '');
}
