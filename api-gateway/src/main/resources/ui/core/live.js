import { apiUrl, onHealth } from './api.js';

const KINDS = ['container', 'node', 'application', 'registry'];
const POLL_WITH_STREAM_MS = 30_000;
const POLL_WITHOUT_STREAM_MS = 5_000;
const REOPEN_MS = 4_000;
/** A short break is not worth a word; the indicator stays calm for this long. */
const PATIENCE_MS = 1_200;

/**
 * Keeps the pages current: server-sent events say which row changed, and polling covers what the stream missed
 * or cannot tell. `state` is 'connecting', 'live', 'reconnecting' (no stream, polling works) or 'offline'.
 * A hidden tab holds no stream, since browsers allow only six connections to one origin.
 */
export class Live {
  #source = null;
  #isStreaming = false;
  #isAnswering = true;
  #pollTimer;
  #reopenTimer;
  #stateTimer;
  #listeners = { row: new Set(), resync: new Set(), state: new Set() };

  constructor() {
    this.state = 'connecting';
    onHealth(isAnswering => this.#answering(isAnswering));
    document.addEventListener('visibilitychange', () => (document.hidden ? this.#close() : this.#reopen()));
    addEventListener('online', () => this.resync());
  }

  /** 'row' gets (kind, id); 'resync' means anything may have changed; 'state' gets the new state. */
  on(event, listener) {
    this.#listeners[event].add(listener);
    return () => this.#listeners[event].delete(listener);
  }

  start() {
    this.#open();
    this.#schedulePoll();
  }

  #reopen() {
    this.#open();
    this.resync();
  }

  /** Asks for a full refresh now and, unless the tab is hidden, again after the polling interval. */
  resync() {
    clearTimeout(this.#pollTimer);
    if (document.hidden) return;
    this.#tell('resync');
    this.#schedulePoll();
  }

  #schedulePoll() {
    clearTimeout(this.#pollTimer);
    const interval = this.#isStreaming && this.#isAnswering ? POLL_WITH_STREAM_MS : POLL_WITHOUT_STREAM_MS;
    this.#pollTimer = setTimeout(() => this.resync(), interval);
  }

  #open() {
    this.#close();
    const source = new EventSource(apiUrl('/events'));
    source.onopen = () => this.#opened();
    source.onerror = () => this.#failed();
    KINDS.forEach(kind => source.addEventListener(kind, message => this.#received(kind, message)));
    this.#source = source;
  }

  #close() {
    clearTimeout(this.#reopenTimer);
    this.#source?.close();
    this.#isStreaming = false;
  }

  /** Events of the time without a stream are lost: everything is read again. */
  #opened() {
    const isBack = this.state === 'reconnecting' || this.state === 'offline';
    this.#isStreaming = true;
    this.#isAnswering = true;
    this.#updateState();
    if (isBack) this.resync();
    else this.#schedulePoll();
  }

  /** The browser reopens a stream that broke; one that was answered with an error it gives up. */
  #failed() {
    clearTimeout(this.#reopenTimer);
    if (this.#source.readyState === EventSource.CLOSED) this.#reopenTimer = setTimeout(() => this.#open(), REOPEN_MS);
    const wasStreaming = this.#isStreaming;
    this.#isStreaming = false;
    this.#updateState();
    if (wasStreaming) this.resync();
  }

  #received(kind, message) {
    const id = idOf(message.data);
    if (id === null) this.resync();
    else this.#tell('row', kind, id);
  }

  #answering(isAnswering) {
    if (isAnswering === this.#isAnswering) return;
    this.#isAnswering = isAnswering;
    this.#updateState();
    this.#schedulePoll();
  }

  #updateState() {
    clearTimeout(this.#stateTimer);
    const state = this.#isAnswering ? (this.#isStreaming ? 'live' : 'reconnecting') : 'offline';
    const isBetter = state === 'live' || this.state === 'offline';
    this.#stateTimer = setTimeout(() => this.#setState(state), isBetter ? 0 : PATIENCE_MS);
  }

  #setState(state) {
    if (state === this.state) return;
    this.state = state;
    this.#tell('state', state);
  }

  #tell(event, ...details) {
    this.#listeners[event].forEach(listener => listener(...details));
  }
}

function idOf(data) {
  try {
    return JSON.parse(data).id ?? null;
  } catch {
    return null;
  }
}
