import { post } from '../core/api.js';
import { count } from '../core/format.js';
import { linkTo } from '../core/router.js';
import { openForm } from '../parts/form.js';
import { toast } from '../parts/notices.js';
import { filled } from './bodies.js';
import { previewTool } from './preview.js';

const MODES = [['shared', 'Is shared with others'], ['own', 'For each its own, removed with it']];

/** Launches containers of an application; `applicationId` preselects one. */
export function openLaunchForm(app, applicationId) {
  const launchable = app.applications.rows.filter(application => application.is_enabled !== false);
  const submission = new Submission();
  openForm({
    title: 'Launch containers',
    intro: 'kDaemon starts them on the nodes with the most room, judged by measured load.',
    fields: fields(launchable, applicationId ?? (launchable.length === 1 ? launchable[0].id : '')),
    tool: previewTool,
    submitLabel: 'Launch',
    busyLabel: 'Launching…',
    submit: async values => launched(app, [await submission.send(bodyOf(values))].flat()),
  });
}

const bodyOf = ({ application, name, count: amount, dependency_mode }) =>
  filled({ name, application_id: Number(application), count: Number(amount), dependency_mode });

function launched({ containers }, launches) {
  containers.put(launches);
  const [first] = launches;
  const what = launches.length === 1 ? first.name : count(launches.length, 'container');
  toast(`${what} will be launched.`, { label: `Follow ${first.name}`, href: linkTo('containers', { id: first.id }) });
}

/**
 * One intent of the user. Sent again after a lost answer it carries the same key, so that nothing starts twice;
 * another body, or an answer that decided, makes it a new intent.
 */
class Submission {
  #body;
  #key;

  async send(body) {
    const text = JSON.stringify(body);
    if (text !== this.#body) this.#renew(text);
    try {
      return await post('/containers', body, { 'Idempotency-Key': this.#key });
    } catch (failure) {
      if (failure.isDefinite) this.#renew(undefined);
      throw failure;
    }
  }

  /** `crypto.randomUUID` is missing where the page is served over plain HTTP. */
  #renew(body) {
    this.#body = body;
    this.#key = [...crypto.getRandomValues(new Uint32Array(4))].map(part => part.toString(16).padStart(8, '0')).join('');
  }
}

const countError = text => (/^[1-9]\d*$/.test(text) ? '' : 'How many? A whole number from 1.');

const fields = (applications, chosen) => [
  {
    name: 'application',
    label: 'Application',
    type: 'select',
    value: chosen,
    options: [['', 'Choose…'], ...applications.map(({ id, name, docker_image: image }) => [id, `${name} (${image})`])],
    required: 'Choose what to launch.',
  },
  { name: 'name', label: 'Name', width: 'wide', isOptional: true, placeholder: 'web', hint: 'More than one are numbered: web-1, web-2, … Without a name they are called after the application.' },
  { name: 'count', label: 'How many', width: 'narrow', value: '1', inputmode: 'numeric', required: 'How many?', check: countError },
  { name: 'dependency_mode', label: 'What it needs', type: 'select', value: 'shared', options: MODES, hint: 'For applications that depend on others' },
];
