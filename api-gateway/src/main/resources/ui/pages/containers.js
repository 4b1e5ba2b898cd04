import { count } from '../core/format.js';
import { go, linkTo, replace } from '../core/router.js';
import { button } from '../parts/button.js';
import { h } from '../parts/dom.js';
import { ListPage } from '../parts/page.js';
import { Panel } from '../parts/panel.js';
import { Table } from '../parts/table.js';
import { openBulkForm } from './bulk.js';
import { containerColumns } from './container-columns.js';
import { containerDetails } from './container-details.js';
import { ContainerFilters } from './container-filters.js';
import { openLaunchForm } from './launch-form.js';

const NOTHING_TO_LAUNCH = {
  title: 'No applications yet.',
  text: 'A container runs an application of the library, and the library is empty.',
  action: h('a', { class: 'button primary', href: linkTo('applications') }, 'Go to applications'),
};

export class ContainersPage {
  #app;
  #query = {};
  #table;
  #page;
  #panel;
  #filters;
  #more;
  #all = button('All of these…', { kind: 'quiet', onClick: () => openBulkForm(this.#app, this.#query, this.#rows()) });
  #unsubscribe;

  constructor(app) {
    this.#app = app;
    this.#table = new Table({ caption: 'Containers', layout: 'containers', columns: containerColumns(app, () => this.#query) });
    this.#filters = new ContainerFilters(app, query => replace('containers', { id: this.#panel.openId, query }));
    this.#panel = new Panel({
      label: 'Container details',
      newDetails: asked => containerDetails(app, asked),
      onClosed: () => go('containers', { query: this.#query }),
    });
    this.#more = button('Load more', { onClick: () => this.#loadMore() });
    this.#page = new ListPage({
      title: 'Containers',
      table: this.#table,
      collection: app.containers,
      actions: button('Launch', { kind: 'primary', name: 'launch', onClick: () => openLaunchForm(app) }),
      filters: [this.#filters.element, this.#all],
    });
    this.element = this.#page.element;
    const collections = [app.nodes, app.applications, app.containers];
    this.#unsubscribe = collections.map(collection => collection.onChange(() => this.#show()));
  }

  showRoute({ id, query }) {
    this.#query = query;
    this.#filters.show(query);
    const { search, ...asked } = query;
    if (!this.#app.containers.isOpen(asked)) this.#app.containers.open(asked);
    this.#show();
    this.#panel.show(id);
    this.#table.select(Number(id));
  }

  dispose() {
    this.#unsubscribe.forEach(unsubscribe => unsubscribe());
    this.#panel.dispose();
  }

  #show() {
    const { containers } = this.#app;
    const rows = this.#rows();
    this.#all.hidden = !this.#filters.isActive || rows.length === 0 || this.#query.status === 'REMOVED';
    this.#page.show({
      rows,
      summary: this.#summary(rows.length),
      isBlank: containers.size === 0 && !this.#filters.isActive,
      empty: this.#empty(),
      more: containers.hasMore && this.#more,
    });
  }

  #rows() {
    return this.#app.containers.rows.filter(container => this.#filters.matches(container));
  }

  #summary(shown) {
    const { containers } = this.#app;
    if (!containers.isLoaded) return '';
    const loaded = containers.hasMore ? `the first ${count(containers.size, 'container')}` : count(containers.size, 'container');
    return this.#query.search ? `${shown} of ${loaded}` : loaded[0].toUpperCase() + loaded.slice(1);
  }

  #empty() {
    const { containers, applications } = this.#app;
    const launch = button('Launch the first container', { kind: 'primary', name: 'launch', onClick: () => openLaunchForm(this.#app) });
    if (this.#filters.isActive) return this.#filters.nothingFound(containers.hasMore && button('Load more', { onClick: () => this.#loadMore() }));
    if (applications.isLoaded && applications.size === 0) return NOTHING_TO_LAUNCH;
    return { title: 'No containers yet.', text: 'Choose an application and kDaemon finds the node with the most room for it.', action: launch };
  }

  async #loadMore() {
    this.#more.disabled = true;
    await this.#app.containers.loadMore();
    this.#more.disabled = false;
  }
}
