import { Collection } from './core/collection.js';
import { Live } from './core/live.js';
import { Refresher } from './core/refresher.js';
import { currentRoute, onRoute, replace } from './core/router.js';
import { showConnection } from './parts/connection.js';
import { keepTimesCurrent, setAttribute, setText } from './parts/dom.js';
import { announceStates } from './parts/notices.js';
import { ApplicationsPage } from './pages/applications.js';
import { ContainersPage } from './pages/containers.js';
import { NodesPage } from './pages/nodes.js';
import { RegistriesPage } from './pages/registries.js';

const PAGES = { nodes: NodesPage, applications: ApplicationsPage, containers: ContainersPage, registries: RegistriesPage };

/** Removed containers are history: they are rows only where one asks for them. */
const isShown = (container, query) => container.status !== 'REMOVED' || query.status === 'REMOVED';

const live = new Live();
const refresher = new Refresher();
const app = {
  live,
  nodes: new Collection('/nodes', { pageSize: 500, whole: true }),
  applications: new Collection('/applications', { pageSize: 500, whole: true }),
  containers: new Collection('/containers', { pageSize: 200, keep: isShown }),
  registries: new Collection('/registries', { pageSize: 500, whole: true }),
};
const byKind = { node: app.nodes, application: app.applications, container: app.containers, registry: app.registries };
const collections = Object.values(byKind);
let page = null;

live.on('row', (kind, id) => refresher.rowChanged(byKind[kind], id));
live.on('resync', () => refresher.allChanged(collections));
app.nodes.onChange(changes => announceStates(changes, node => `Node ${node.hostname}`));
app.containers.onChange(changes => announceStates(changes, container => `Container ${container.name}`));
collections.forEach(collection => collection.onChange(showCounts));
onRoute(showRoute);
document.getElementById('skip').addEventListener('click', skipToContent);

showConnection(live, collections);
showRoute(currentRoute());
collections.filter(collection => !collection.isOpen()).forEach(collection => collection.open());
keepTimesCurrent();
live.start();

function showRoute(route) {
  const Page = PAGES[route.page];
  if (!Page) return replace('nodes');
  if (!(page instanceof Page)) mount(Page, route.page);
  page.showRoute(route);
}

function mount(Page, name) {
  const isFirst = page === null;
  page?.dispose();
  page = new Page(app);
  const main = document.getElementById('main');
  main.replaceChildren(page.element);
  document.querySelectorAll('.tabs a').forEach(tab => setAttribute(tab, 'aria-current', tab.dataset.page === name && 'page'));
  document.title = `${main.querySelector('h1').textContent} · kDaemon`;
  if (!isFirst) main.querySelector('h1').focus();
  scrollTo(0, 0);
}

/** The address holds the page, so the link itself must not be followed. */
function skipToContent(event) {
  event.preventDefault();
  document.getElementById('main').focus();
}

/** A filtered list says nothing about how many there are. */
function showCounts() {
  document.querySelectorAll('.tabs a').forEach(tab => {
    const collection = app[tab.dataset.page];
    if (!collection.isLoaded || !collection.isOpen({})) return;
    setText(tab.querySelector('.tab-count'), `${collection.size}${collection.hasMore ? '+' : ''}`);
  });
}
