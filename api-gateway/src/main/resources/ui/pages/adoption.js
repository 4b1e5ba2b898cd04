import { get, post } from '../core/api.js';
import { count } from '../core/format.js';
import { linkTo } from '../core/router.js';
import { button } from '../parts/button.js';
import { openDialog } from '../parts/dialog.js';
import { h, mono, replaceContent, setText, sub } from '../parts/dom.js';
import { select } from '../parts/field.js';

const INTRO = 'Containers that somebody has started here with docker or compose. Taken over, they run on as they are: nothing is restarted, and nothing is changed on the node. From then on kDaemon shows, watches, repairs and updates them.';
const OUTCOMES = { adopted: ['Taken over', 'good'], adopted_before: ['Was taken over before', 'off'], refused: ['Not taken over', 'bad'] };

/** Shows what a node runs that kDaemon has not made, and takes over what is chosen. */
export function openAdoption(app, { id, hostname }) {
  const view = new AdoptionView(app, `/nodes/${id}`);
  openDialog({ title: `What else runs on ${hostname}`, className: 'is-wide', content: view.element });
  view.load();
}

class AdoptionView {
  #app;
  #path;
  #content = h('div');
  #told = h('p', { class: 'faint', role: 'status' });
  #boxes = [];
  #application;
  #take = button('Take over', { kind: 'primary', onClick: () => this.#adopt() });

  constructor(app, path) {
    this.#app = app;
    this.#path = path;
    this.#application = select([['', 'Each of its own, which says how it runs'], ...app.applications.rows.map(({ id, name }) => [id, name])], '');
    this.element = h('div', { class: 'dialog-body' }, h('p', {}, INTRO), this.#content, this.#told);
  }

  async load() {
    setText(this.#told, 'Its engine is asked…');
    try {
      const foreign = await get(`${this.#path}/foreign`);
      setText(this.#told, foreign.length === 0 ? 'Nothing else runs here.' : '');
      if (foreign.length > 0) replaceContent(this.#content, this.#choice(foreign));
    } catch (failure) {
      setText(this.#told, failure.message);
    }
  }

  #choice(foreign) {
    this.#boxes = foreign.map(({ container_id: id, reason }) => h('input', { type: 'checkbox', value: id, disabled: Boolean(reason) }));
    return [
      h('ul', { class: 'plain-list choices' }, foreign.map((container, position) => choice(container, this.#boxes[position]))),
      h('label', { class: 'path-input' }, h('span', {}, 'They are containers of the application'), this.#application),
      h('div', { class: 'dialog-actions' }, button('Choose all', { onClick: () => this.#chooseAll() }), this.#take),
    ];
  }

  #chooseAll() {
    this.#boxes.filter(box => !box.disabled).forEach(box => {
      box.checked = true;
    });
  }

  async #adopt() {
    const containers = this.#boxes.filter(box => box.checked).map(box => box.value);
    if (containers.length === 0) return setText(this.#told, 'Choose what is to be taken over.');
    this.#take.disabled = true;
    setText(this.#told, `Taking over ${count(containers.length, 'container')}…`);
    try {
      const { results } = await post(`${this.#path}/adopt`, { containers, ...(this.#application.value && { application_id: Number(this.#application.value) }) });
      replaceContent(this.#content, h('ul', { class: 'plain-list choices' }, results.map(outcome)));
      setText(this.#told, '');
      [this.#app.applications, this.#app.containers].forEach(collection => collection.reload({ pace: undefined }));
    } catch (failure) {
      setText(this.#told, failure.message);
    } finally {
      this.#take.disabled = false;
    }
  }
}

/** What cannot be taken over says why. */
const choice = ({ name, docker_image: image, status, reason }, box) => h('li', {},
  h('label', {}, box, h('span', {}, h('strong', {}, name), sub(mono(image)), sub(reason ?? status))));

function outcome({ name, outcome: key, reason, id, left_out: leftOut }) {
  const [label, tone] = OUTCOMES[key] ?? [key, 'off'];
  return h('li', {},
    h('p', { class: 'worker-head' }, id ? h('a', { href: linkTo('containers', { id }) }, name) : h('strong', {}, name), h('span', { class: `status ${tone}` }, label)),
    reason && sub(reason),
    leftOut.length > 0 && h('div', { class: 'left-out' }, 'Otherwise, should it be made anew: ', leftOut.join('; ')));
}
