import { ApiError, apiUrl } from './api.js';

/** The API says something at least every 10 seconds; a stream that is silent for longer has been lost on the way. */
const SILENCE_MS = 35_000;

/**
 * Reads an endless answer of JSON lines until it ends or `signal` is aborted; blank lines are heartbeats.
 * `onItems(items)` gets those that arrived together. A failure, also one told as the last line, is thrown as an {@link ApiError}.
 */
export async function readLines(path, query, { signal, onItems }) {
  const silence = new Silence();
  const either = AbortSignal.any([signal, silence.signal]);
  try {
    const response = await fetch(apiUrl(path, query), { headers: { Accept: 'application/x-ndjson, application/problem+json' }, signal: either });
    if (!response.ok) throw new ApiError(response.status, await response.json().catch(() => ({})));
    const lines = response.body.pipeThrough(new TextDecoderStream()).pipeThrough(new LineStream());
    for await (const batch of readable(lines)) {
      silence.restart();
      hand(batch.filter(Boolean).map(line => JSON.parse(line)), onItems);
    }
  } catch (cause) {
    if (signal.aborted) return;
    throw cause instanceof ApiError ? cause : lost();
  } finally {
    silence.stop();
  }
}

function hand(items, onItems) {
  const failure = items.find(item => item.error !== undefined);
  const rest = items.filter(item => item.error === undefined);
  if (rest.length > 0) onItems(rest);
  if (failure) throw new ApiError(0, { detail: failure.error });
}

const lost = () => new ApiError(0, { title: 'Interrupted', detail: 'The connection to kDaemon was interrupted.' });

/** Not every browser can iterate over a stream. */
async function* readable(stream) {
  const reader = stream.getReader();
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value;
  } finally {
    reader.cancel().catch(() => {});
  }
}

/** Cuts text into arrays of complete lines. */
class LineStream extends TransformStream {
  constructor() {
    let begun = '';
    super({
      transform(text, controller) {
        const lines = (begun + text).split('\n');
        begun = lines.pop();
        controller.enqueue(lines);
      },
      flush: controller => controller.enqueue([begun]),
    });
  }
}

/** Aborts when it is not restarted for too long. */
class Silence {
  #controller = new AbortController();
  #timer;

  constructor() {
    this.restart();
  }

  get signal() {
    return this.#controller.signal;
  }

  restart() {
    this.stop();
    this.#timer = setTimeout(() => this.#controller.abort(), SILENCE_MS);
  }

  stop() {
    clearTimeout(this.#timer);
  }
}
