import { ago, clockTime } from '../core/format.js';
import { h, setText } from './dom.js';
import { button } from './button.js';

const STATES = {
  connecting: ['Connecting', 'busy', 'Opening the event stream'],
  live: ['Live', 'good', 'Changes appear as they happen'],
  reconnecting: ['Reconnecting', 'warning', 'The event stream is interrupted; the page refreshes every 5 seconds meanwhile'],
  offline: ['Offline', 'bad', 'The API does not answer'],
};

/** The indicator in the header, and the banner that says how old the data are while the API is down. */
export function showConnection(live, collections) {
  live.on('state', () => update(live, collections));
  collections.forEach(collection => collection.onChange(() => updateBanner(live, collections)));
  setInterval(() => updateBanner(live, collections), 5_000);
  update(live, collections);
}

function update(live, collections) {
  const [label, tone, meaning] = STATES[live.state];
  const indicator = document.getElementById('link-state');
  indicator.replaceChildren(h('span', { class: `status ${tone}`, title: meaning }, label));
  document.body.classList.toggle('is-stale', live.state === 'offline');
  updateBanner(live, collections);
}

function updateBanner(live, collections) {
  const banner = document.getElementById('banner');
  if (live.state !== 'offline') return banner.replaceChildren();
  if (!banner.firstChild) banner.append(newBanner(live));
  setText(banner.querySelector('.banner-age'), ageOf(collections));
}

function newBanner(live) {
  return h('div', { class: 'banner' },
    h('p', {}, h('strong', {}, 'kDaemon does not answer. '), h('span', { class: 'banner-age', 'aria-live': 'off' }),
      ' Trying again every 5 seconds.'),
    button('Try now', { onClick: () => live.resync() }));
}

function ageOf(collections) {
  const times = collections.map(collection => collection.loadedAt).filter(Boolean);
  if (times.length === 0) return 'Nothing could be loaded yet.';
  const latest = new Date(Math.max(...times));
  return `You see the state of ${clockTime(latest)}, ${ago(latest.toISOString())}; it may have changed since.`;
}
