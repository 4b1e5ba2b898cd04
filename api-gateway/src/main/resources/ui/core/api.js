/** The REST API of this origin: one place for timeouts, problem details and paging links. */

const BASE = document.querySelector('meta[name="api-base"]').content;
const READ_TIMEOUT_MS = 10_000;
const WRITE_TIMEOUT_MS = 30_000;
const UPLOAD_TIMEOUT_MS = 300_000;
/** Answers of a proxy or a gateway that lost its stores: the API is there, but cannot serve. */
const NOT_SERVING = new Set([502, 503, 504]);
/** The API serves, a node does not: with the same codes as a proxy's. */
const TROUBLE_OF_NODE = /:node-(?:failed|timeout)$/;

const healthListeners = new Set();

/** Told `true` after each answer of a serving API, `false` after each request that found none. */
export function onHealth(listener) {
  healthListeners.add(listener);
}

export class ApiError extends Error {
  /** @param {number} status HTTP status, 0 when no answer came @param {object} problem RFC 9457 members */
  constructor(status, problem) {
    super(problem.detail || problem.title || `The API answered ${status}.`);
    this.status = status;
    this.title = problem.title ?? '';
    this.type = problem.type ?? '';
    this.errors = Array.isArray(problem.errors) ? problem.errors : [];
  }

  /** Whether the API decided; when it did not, the same request may be sent again. */
  get isDefinite() {
    return this.status >= 400 && this.status < 500;
  }

  get isNotServing() {
    return this.status === 0 || isNotServing(this.status, this);
  }
}

export function apiUrl(path, query = {}) {
  const present = Object.entries(query).filter(([, value]) => value !== '' && value !== null && value !== undefined);
  const search = new URLSearchParams(present).toString();
  return BASE + path + (search ? `?${search}` : '');
}

export const get = async (path, query) => (await request('GET', apiUrl(path, query))).body;
export const post = async (path, body, headers) => (await request('POST', apiUrl(path), body, headers)).body;
export const patch = async (path, body) => (await request('PATCH', apiUrl(path), body)).body;
export const putBytes = async (path, query, blob) => (await request('PUT', apiUrl(path, query), blob)).body;
export const remove = async (path, query) => (await request('DELETE', apiUrl(path, query))).body;

/** Follows the paging links from `url` until there are `atLeast` items or no next page; `next` is its URL or null. */
export async function getPages(url, { atLeast, pace = () => Promise.resolve() }) {
  const items = [];
  let next = url;
  do {
    await pace();
    const { body, headers } = await request('GET', next);
    items.push(...(body ?? []));
    next = nextLink(headers.get('Link'));
  } while (next && items.length < atLeast);
  return { items, next };
}

/** Only path and query of the link are used, so that a gateway behind a proxy cannot send us elsewhere. */
function nextLink(header) {
  const match = /<([^>]+)>\s*;[^,]*rel="?next"?/.exec(header ?? '');
  if (!match) return null;
  const url = new URL(match[1], location.origin);
  return url.pathname + url.search;
}

async function request(method, url, body, extraHeaders = {}) {
  const response = await send(method, url, body, extraHeaders);
  const content = await bodyOf(response);
  report(!isNotServing(response.status, content));
  if (!response.ok) throw new ApiError(response.status, content ?? {});
  return { body: content, headers: response.headers };
}

const isNotServing = (status, problem) => NOT_SERVING.has(status) && !TROUBLE_OF_NODE.test(problem?.type ?? '');

async function send(method, url, body, extraHeaders) {
  const headers = { Accept: 'application/json, application/problem+json', ...extraHeaders };
  const isBytes = body instanceof Blob;
  if (body !== undefined) headers['Content-Type'] = isBytes ? body.type : 'application/json';
  const timeout = method === 'GET' ? READ_TIMEOUT_MS : isBytes ? UPLOAD_TIMEOUT_MS : WRITE_TIMEOUT_MS;
  try {
    return await fetch(url, { method, headers, body: isBytes ? body : JSON.stringify(body), signal: AbortSignal.timeout(timeout) });
  } catch (cause) {
    report(false);
    const detail = cause.name === 'TimeoutError'
      ? `kDaemon did not answer within ${timeout / 1000} seconds.`
      : 'kDaemon cannot be reached. Check that it is running and that this computer is connected.';
    throw new ApiError(0, { title: 'No answer', detail });
  }
}

/** The parsed JSON body; null when there is none or when it is not JSON (a proxy's error page). */
async function bodyOf(response) {
  try {
    return JSON.parse(await response.text());
  } catch {
    return null;
  }
}

function report(healthy) {
  healthListeners.forEach(listener => listener(healthy));
}
