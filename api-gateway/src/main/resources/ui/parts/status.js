import { h } from './dom.js';

/** How each state of a node or a container reads. The tone picks colour and shape; the text always says it. */
const OF_CONTAINERS = {
  REQUESTED: ['Requested', 'busy', 'Waiting for a node'],
  PLACED: ['Placed', 'busy', 'A node is chosen; the launch is on its way'],
  STARTING: ['Starting', 'busy', 'The node pulls the image or starts the container'],
  RUNNING: ['Running', 'good', 'Running and answering'],
  UNHEALTHY: ['Unhealthy', 'warning', 'Running, but its health check fails'],
  STOPPING: ['Stopping', 'busy', 'On its way to stopped'],
  STOPPED: ['Stopped', 'off', 'Stopped; it keeps its node and its data'],
  REMOVED: ['Removed', 'off', 'Gone from its node'],
  FAILED: ['Failed', 'bad', 'It could not be started or it ended with an error'],
  LOST: ['Lost', 'bad', 'Its node is silent, so nobody can tell'],
};

const OF_NODES = {
  UNKNOWN: ['Unknown', 'off', 'Not probed yet'],
  READY: ['Ready', 'good', 'Its engine answers'],
  SUSPECT: ['Suspect', 'warning', 'It missed a probe; not yet taken for dead'],
  DOWN: ['Down', 'bad', 'Its engine does not answer'],
};

const STATES = { ...OF_CONTAINERS, ...OF_NODES };

export const CONTAINER_STATES = Object.keys(OF_CONTAINERS);

/** Whether its node runs it, so that it can be looked into. */
export const isUp = state => state === 'RUNNING' || state === 'UNHEALTHY';

export const stateLabel = state => STATES[state]?.[0] ?? String(state ?? 'Unknown');

export function statusPill(state) {
  const [label, tone, meaning] = STATES[state] ?? [stateLabel(state), 'off', ''];
  return pill(label, tone, meaning);
}

/** A state of anything else, by its words and tone. */
export const pill = (label, tone, meaning) => h('span', { class: `status ${tone}`, title: meaning || null }, label);

export const tag = text => h('span', { class: 'tag' }, text);

/** Labels of a node as tags. */
export const labelTags = labels => Object.entries(labels ?? {}).map(([name, value]) => h('span', { class: 'tag label' }, value === '' ? name : `${name}=${value}`));
