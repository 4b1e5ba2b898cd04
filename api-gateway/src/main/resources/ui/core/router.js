/** Addresses are `#/page`, `#/page/id` and `#/page?filter=value`, so that every view can be linked to. */

export function currentRoute() {
  const [path, search = ''] = location.hash.replace(/^#\/?/, '').split('?');
  const [page, id] = path.split('/');
  return { page, id: id ? decodeURIComponent(id) : null, query: Object.fromEntries(new URLSearchParams(search)) };
}

export function linkTo(page, { id, query = {} } = {}) {
  const present = Object.entries(query).filter(([, value]) => value);
  const search = new URLSearchParams(present).toString();
  return `#/${page}${id ? `/${encodeURIComponent(id)}` : ''}${search ? `?${search}` : ''}`;
}

export function go(page, target) {
  location.hash = linkTo(page, target);
}

/** Same as `go`, without a new entry in the browser's history: for filters that change while one types. */
export function replace(page, target) {
  history.replaceState(null, '', linkTo(page, target));
  dispatchEvent(new HashChangeEvent('hashchange'));
}

export function onRoute(listener) {
  addEventListener('hashchange', () => listener(currentRoute()));
}
