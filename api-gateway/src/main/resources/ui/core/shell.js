import { apiUrl } from './api.js';

/** Output without an end of line is shown after this long, so that a question can be seen. */
const PATIENCE_MS = 300;

/** A shell in a container that gets lines and answers with lines. It has no terminal: nothing draws on a screen. */
export class Shell {
  #socket;
  #decoder = new TextDecoder();
  #begun = '';
  #timer;
  #onLines;

  /** @param listeners `onOpen`, `onLines(lines)`, and `onEnd(words)`, told once, however it ends */
  constructor(containerId, { onOpen, onLines, onEnd }) {
    this.#onLines = onLines;
    this.#socket = new WebSocket(location.origin.replace(/^http/, 'ws') + apiUrl(`/containers/${containerId}/exec`, { cmd: 'sh', tty: false }));
    this.#socket.binaryType = 'arraybuffer';
    let end = 'The shell could not be opened, or its connection broke off.';
    this.#socket.onopen = onOpen;
    this.#socket.onmessage = ({ data }) => {
      if (typeof data === 'string') end = wordsOf(JSON.parse(data));
      else this.#received(this.#decoder.decode(data, { stream: true }));
    };
    this.#socket.onclose = () => {
      this.#flush();
      onEnd(end);
    };
  }

  send(line) {
    this.#socket.send(JSON.stringify({ type: 'input', data: `${line}\n` }));
  }

  close() {
    this.#socket.close();
  }

  #received(text) {
    clearTimeout(this.#timer);
    const lines = (this.#begun + text).split('\n');
    this.#begun = lines.pop();
    if (lines.length > 0) this.#onLines(lines);
    this.#timer = setTimeout(() => this.#flush(), PATIENCE_MS);
  }

  #flush() {
    clearTimeout(this.#timer);
    if (this.#begun !== '') this.#onLines([this.#begun]);
    this.#begun = '';
  }
}

function wordsOf({ type, exit_code: code, error }) {
  return type === 'exit' ? `The shell has ended with exit code ${code}.` : error;
}
