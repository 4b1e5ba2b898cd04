import { post } from '../core/api.js';
import { Shell } from '../core/shell.js';
import { button } from '../parts/button.js';
import { openDialog } from '../parts/dialog.js';
import { h, setText } from '../parts/dom.js';
import { select } from '../parts/field.js';
import { Log } from '../parts/log.js';

/** Shorter than what the page waits for an answer. */
const TIMEOUT_S = 25;
const MODES = [['once', 'Each command by itself'], ['shell', 'One shell for all']];

/** Runs commands in a container: each by itself, with its exit code, or all in one shell that keeps folder and variables. */
export function openConsole({ id, name }) {
  const view = new ConsoleView(id, name);
  openDialog({ title: `Console of ${name}`, className: 'is-large', content: view.element, onClose: () => view.dispose() });
  view.focus();
}

class ConsoleView {
  #id;
  #log;
  #shell = null;
  #history = [];
  #recalled = 0;
  #mode = select(MODES, 'once', { class: 'filter', 'aria-label': 'How commands are run', on: { change: () => this.#switchMode() } });
  #input = h('input', { type: 'text', class: 'console-input', 'aria-label': 'Command', placeholder: 'ls -l', spellcheck: 'false', autocomplete: 'off', autocapitalize: 'off', on: { keydown: event => this.#recall(event) } });
  #run = button('Run', { kind: 'primary', type: 'submit' });
  #state = h('span', { class: 'faint', role: 'status' });

  constructor(id, name) {
    this.#id = id;
    this.#log = new Log({ label: `Output of commands in ${name}`, onCount: () => {} });
    this.element = h('div', { class: 'dialog-body log-view' },
      this.#log.element,
      h('form', { class: 'console-line', on: { submit: event => this.#submitted(event) } }, this.#mode, this.#input, this.#run),
      this.#state);
  }

  focus() {
    this.#input.focus();
  }

  dispose() {
    this.#shell?.close();
  }

  async #submitted(event) {
    event.preventDefault();
    const command = this.#input.value;
    if (command.trim() === '' || this.#run.disabled) return;
    this.#history.push(command);
    this.#recalled = this.#history.length;
    this.#input.value = '';
    this.#print('input', [`$ ${command}`]);
    if (this.#shell) this.#shell.send(command);
    else await this.#runOnce(command);
  }

  async #runOnce(command) {
    this.#setBusy(true, 'It runs…');
    try {
      const { exit_code: code, stdout, stderr, truncated, timed_out: timedOut } = await post(`/containers/${this.#id}/exec`, { cmd: ['sh', '-c', command], timeout: TIMEOUT_S });
      this.#print('stdout', linesOf(stdout));
      this.#print('stderr', linesOf(stderr));
      if (truncated) this.#print('note', ['There was more than is kept.']);
      this.#print('note', [timedOut ? `It has not ended within ${TIMEOUT_S} s, and may go on.` : `Exit code ${code}`]);
    } catch (failure) {
      this.#print('note', [failure.message]);
    }
    this.#setBusy(false, '');
  }

  #switchMode() {
    this.#shell?.close();
    this.#shell = null;
    if (this.#mode.value === 'once') return;
    this.#setBusy(true, 'The shell is being opened…');
    const shell = new Shell(this.#id, {
      onOpen: () => this.#setBusy(false, 'Folder and variables stay from command to command. Programs that draw on the screen need a terminal of their own.'),
      onLines: lines => this.#print('stdout', lines),
      onEnd: words => this.#ended(shell, words),
    });
    this.#shell = shell;
  }

  #ended(shell, words) {
    if (shell !== this.#shell) return;
    this.#shell = null;
    this.#mode.value = 'once';
    this.#print('note', [words]);
    this.#setBusy(false, '');
  }

  #setBusy(isBusy, words) {
    this.#run.disabled = isBusy;
    setText(this.#state, words);
    this.focus();
  }

  /** The arrow keys bring back what was typed before. */
  #recall(event) {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!step) return;
    event.preventDefault();
    this.#recalled = Math.max(0, Math.min(this.#history.length, this.#recalled + step));
    this.#input.value = this.#history[this.#recalled] ?? '';
  }

  #print(stream, lines) {
    this.#log.add(lines.map(line => ({ stream, time: null, line })));
  }
}

const linesOf = text => (text === '' ? [] : text.replace(/\n$/, '').split('\n'));
