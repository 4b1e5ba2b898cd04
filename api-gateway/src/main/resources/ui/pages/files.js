import { putBytes } from '../core/api.js';
import { count, memory } from '../core/format.js';
import { readBytes } from '../core/stream.js';
import { archiveOf, entriesOf } from '../core/tar.js';
import { button } from '../parts/button.js';
import { openDialog } from '../parts/dialog.js';
import { h, replaceContent, setText } from '../parts/dom.js';
import { saveFile } from '../parts/save.js';
import { fileList } from './file-list.js';

const INTRO = 'A file or folder may have 64 MB, unless kDaemon is set otherwise. Of a larger folder, open what is inside it.';

/** Copies files out of a container, which may be stopped, and into it. */
export function openFiles({ id, name }) {
  const view = new FilesView(`/containers/${id}/files`);
  openDialog({ title: `Files of ${name}`, className: 'is-wide', content: view.element, onClose: () => view.dispose() });
  view.focus();
}

class FilesView {
  #url;
  #path = textInput({ name: 'path', placeholder: '/etc/hosts' });
  #open = button('Open', { kind: 'primary', type: 'submit' });
  #listed = h('div');
  #told = h('p', { class: 'faint', role: 'status' });
  #folder = textInput({ name: 'folder', placeholder: '/tmp' });
  #chosen = h('input', { type: 'file', class: 'file-picker', multiple: true, 'aria-label': 'Files to copy in' });
  #send = button('Copy in', { type: 'submit' });
  #sent = h('p', { class: 'faint', role: 'status' });
  #reading = new AbortController();

  constructor(url) {
    this.#url = url;
    this.element = h('div', { class: 'dialog-body files' },
      h('p', {}, INTRO),
      form('Copy out', () => this.#read(this.#path.value.trim()), labelled('File or folder', this.#path), this.#open),
      this.#told, this.#listed,
      form('Copy in', () => this.#copyIn(), labelled('Into the folder', this.#folder), this.#chosen, this.#send),
      this.#sent);
  }

  focus() {
    this.#path.focus();
  }

  dispose() {
    this.#reading.abort();
  }

  /** A folder is listed; a file is saved at once. How large a folder is shows only while it is read. */
  async #read(path) {
    this.#reading.abort();
    const reading = new AbortController();
    this.#reading = reading;
    this.#path.value = path;
    say(this.#told, 'Reading…');
    let read = 0;
    const onProgress = size => {
      read = size;
      say(this.#told, `${memory(size)} so far…`);
    };
    try {
      const archive = await readBytes(this.#url, { path }, { signal: reading.signal, onProgress });
      if (!reading.signal.aborted) this.#show(path, archive, entriesOf(new Uint8Array(await archive.arrayBuffer())));
    } catch (failure) {
      sayWrong(this.#told, read > 0 ? `It broke off after ${memory(read)}, as folders do that are larger than the limit. Open one inside it.` : failure.message);
    }
  }

  #show(path, archive, [first, ...others]) {
    if (first?.type === 'folder') {
      this.#folder.value = path;
      say(this.#told, '');
      replaceContent(this.#listed, fileList({ path, archive, entries: others, open: inside => this.#read(inside) }));
    } else if (first?.type === 'file') {
      saveFile(first.bytes, first.name);
      say(this.#told, `${first.name} is saved: ${memory(first.size)}.`);
    } else {
      say(this.#told, first ? `It is a link to ${first.target}.` : 'There is neither a file nor a folder in it.');
    }
  }

  async #copyIn() {
    const files = [...this.#chosen.files];
    const folder = this.#folder.value.trim();
    if (files.length === 0) return sayWrong(this.#sent, 'Choose files first.');
    this.#send.disabled = true;
    say(this.#sent, 'Copying…');
    try {
      await putBytes(this.#url, { path: folder }, archiveOf(files));
      say(this.#sent, `${count(files.length, 'file')} copied into ${folder}. Root owns what was copied, and all may read it.`);
      this.#chosen.value = '';
    } catch (failure) {
      sayWrong(this.#sent, failure.message);
    } finally {
      this.#send.disabled = false;
    }
  }
}

function say(element, words, isWrong = false) {
  element.classList.toggle('is-wrong', isWrong);
  setText(element, words);
}

const sayWrong = (element, words) => say(element, words, true);

const textInput = attributes => h('input', { type: 'text', spellcheck: 'false', autocomplete: 'off', autocapitalize: 'off', ...attributes });

const labelled = (label, control) => h('label', { class: 'path-input' }, h('span', {}, label), control);

const form = (title, submit, ...controls) => h('form', {
  on: {
    submit: event => {
      event.preventDefault();
      submit();
    },
  },
}, h('h3', {}, title), h('div', { class: 'path-line' }, controls));
