import { post, remove } from '../core/api.js';
import { confirm } from '../parts/dialog.js';
import { errorToast, toast } from '../parts/notices.js';
import { openUpdateForm } from './update-form.js';

/** A job brings a container out of these. */
const UNDER_WAY = new Set(['REQUESTED', 'PLACED', 'STARTING', 'STOPPING']);
const DONE = { start: 'will be started', stop: 'will be stopped', restart: 'will be restarted' };
const NOT_DONE = { start: 'started', stop: 'stopped', restart: 'restarted' };

/** What can be asked of a container as it is now: [name, label, run] each. */
export function actionsFor({ containers, nodes }, { id, name, node_id: nodeId, desired_state: desired, status }) {
  if (desired === 'REMOVED' || status === 'REMOVED') return [];
  const order = verb => () => send(containers, id, name, verb);
  const isToStart = desired === 'STOPPED' || status === 'FAILED' || status === 'STOPPED';
  return [
    isToStart ? ['start', 'Start', order('start')] : ['stop', 'Stop', order('stop')],
    ['restart', 'Restart', order('restart')],
    ['remove', 'Remove', () => removeContainer(containers, id, name, nodes.byId(nodeId)?.hostname)],
  ];
}

/** The same and more, for the details, where there is room. */
export function allActionsFor(app, container) {
  const { desired_state: desired, status, job_id: job, is_adopted: adopted } = container;
  if (desired === 'REMOVED' || status === 'REMOVED') return [];
  const [switchIt, restart, removeIt] = actionsFor(app, container);
  const update = ['update', 'Update', () => openUpdateForm(app, container)];
  const callOff = ['cancel', 'Call off', () => cancel(app.containers, container)];
  const release = ['release', 'Release', () => releaseContainer(app, container)];
  return [switchIt, restart, update, ...(job && UNDER_WAY.has(status) ? [callOff] : []), ...(adopted ? [release] : []), removeIt];
}

async function cancel(containers, { id, name, job_id: job }) {
  try {
    await post(`/jobs/${job}/cancel`);
    toast(`What was under way with ${name} is called off.`);
    await containers.refresh(id);
  } catch (failure) {
    errorToast('It was not called off.', failure);
  }
}

async function send(containers, id, name, verb) {
  try {
    const container = await post(`/containers/${id}/${verb}`);
    toast(`${name} ${DONE[verb]}.`);
    await show(containers, id, container);
  } catch (failure) {
    errorToast(`${name} was not ${NOT_DONE[verb]}.`, failure);
  }
}

async function removeContainer(containers, id, name, hostname) {
  const where = hostname ? ` on ${hostname}` : '';
  const text = `It is taken out of service, stopped and deleted${where}. What it wrote inside itself is lost. This cannot be undone.`;
  if (!await confirm({ title: `Remove container ${name}?`, text, yes: 'Remove container' })) return;
  try {
    const container = await remove(`/containers/${id}`);
    toast(`${name} will be removed.`);
    await show(containers, id, container);
  } catch (failure) {
    errorToast(`${name} was not removed.`, failure);
  }
}

async function releaseContainer({ containers, nodes }, { id, name, node_id: nodeId }) {
  const where = nodes.byId(nodeId)?.hostname ?? 'its node';
  const text = `kDaemon forgets it and leaves it on ${where} as it is: it is neither stopped nor restarted. It can be taken over again.`;
  if (!await confirm({ title: `Release container ${name}?`, text, yes: 'Release container' })) return;
  try {
    const container = await post(`/containers/${id}/release`);
    toast(`${name} is released. It stays on ${where} as it is.`);
    await show(containers, id, container);
  } catch (failure) {
    errorToast(`${name} was not released.`, failure);
  }
}

/** The answer usually holds the container as it is now; an answer about the job does not. */
async function show(containers, id, answer) {
  if (answer?.id === id && answer.status) containers.put([answer]);
  else await containers.refresh(id);
}
