import { ApiError, apiUrl } from './api.js';

/** The API says something at least every 10 seconds; a stream that is silent for longer has been lost on the way. */
const SILENCE_MS = 35_000;

/**
 * Reads an endless answer of JSON lines until it ends or `signal` is aborted; blank lines are heartbeats.
 * `onItems(items)` gets those that arrived together. A failure, also one told as the last line, is thrown as an {@link ApiError}.
 */
export async function readLines(path, query, { signal, onItems, method = 'GET' }) {
  await read(apiUrl(path, query), 'application/x-ndjson', { signal, method }, async (body, silence) => {
    for await (const batch of readable(body.pipeThrough(new TextDecoderStream()).pipeThrough(new LineStream()))) {
      silence.restart();
      hand(batch.filter(Boolean).map(line => JSON.parse(line)), onItems);
    }
  });
}

/** Reads an answer of bytes to its end; `onProgress` is told how many there are so far. @returns a blob of them */
export async function readBytes(path, query, { signal, onProgress }) {
  const parts = [];
  let size = 0;
  await read(apiUrl(path, query), 'application/octet-stream, application/x-tar', { signal }, async (body, silence) => {
    for await (const part of readable(body)) {
      silence.restart();
      parts.push(part);
      onProgress(size += part.length);
    }
  });
  return new Blob(parts);
}

async function read(url, type, { signal, method = 'GET' }, take) {
  const silence = new Silence();
  try {
    const response = await fetch(url, { method, headers: { Accept: `${type}, application/problem+json` }, signal: AbortSignal.any([signal, silence.signal]) });
    if (!response.ok) throw new ApiError(response.status, await response.json().catch(() => ({})));
    await take(response.body, silence);
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
