import { checkPairs } from '../core/pairs.js';
import { KINDS } from './option-values.js';

const PULLS = [['missing', 'Where a node does not have it'], ['always', 'Before every launch'], ['never', 'Not at all']];
const MOVES = [['update', 'Updated, to be told the new address'], ['ignore', 'Left as it is']];
/** The groups of rarely used fields: [group, [name, kind, label, attributes of the field][]]. Names are those of the API. */
const GROUPS = [
  ['Secrets', [
    ['secret_environment', 'pairs', 'Secret environment', { type: 'textarea', width: 'full', placeholder: 'DB_PASSWORD=…', hint: 'One NAME=value per line. Values are sealed and never shown again; *** keeps the one there is', check: checkPairs }],
  ]],
  ['Image', [
    ['pull_policy', 'text', 'It is fetched', { type: 'select', width: 'full', options: PULLS }],
  ]],
  ['When what it needs moved', [
    ['on_dependency_moved', 'text', 'A container is', { type: 'select', width: 'full', options: MOVES, hint: 'What comes back on another port or node is not where it was told' }],
  ]],
  ['Process', [
    ['command', 'words', 'Command', { width: 'full', placeholder: 'nginx -g \'daemon off;\'', hint: 'Instead of the image’s own' }],
    ['entrypoint', 'words', 'Entry point', { width: 'full', placeholder: '/bin/web', hint: 'Instead of the image’s own' }],
    ['user', 'text', 'User', { placeholder: '1000:1000', hint: 'Name or number, with :group' }],
    ['working_dir', 'text', 'Working folder', { placeholder: '/srv' }],
    ['stop_signal', 'text', 'Stop signal', { placeholder: 'SIGTERM' }],
    ['stop_grace_period', 'text', 'Time to stop', { placeholder: '10s', hint: 'Then it is killed' }],
  ]],
  ['Storage', [
    ['volumes', 'lines', 'Volumes', { type: 'textarea', rows: 2, width: 'full', placeholder: 'data:/var/lib/data', hint: 'One name:/path per line, with :ro if wanted' }],
    ['tmpfs', 'lines', 'In memory', { type: 'textarea', rows: 2, width: 'full', placeholder: '/run:size=64m', hint: 'One path per line' }],
    ['read_only', 'flag', 'The rest is read-only', { type: 'checkbox', width: 'full' }],
  ]],
  ['Limits', [
    ['pids_limit', 'number', 'Processes', { inputmode: 'numeric', placeholder: '200', hint: 'With their threads' }],
    ['shm_size', 'size', 'Shared memory', { placeholder: '64m' }],
    ['ulimits', 'ulimits', 'Ulimits', { type: 'textarea', rows: 2, width: 'full', placeholder: 'nofile=1024:4096', hint: 'One name=number or name=soft:hard per line', check: checkPairs }],
  ]],
  ['Network', [
    ['network_mode', 'text', 'Network', { placeholder: 'bridge', hint: 'bridge, none or a network’s name' }],
    ['extra_hosts', 'lines', 'Further hosts', { type: 'textarea', rows: 2, width: 'full', placeholder: 'db.internal:10.0.0.7', hint: 'One name:address per line' }],
  ]],
  ['Rights', [
    ['cap_add', 'list', 'Further capabilities', { placeholder: 'NET_RAW', hint: 'Beside the minimal set' }],
    ['cap_drop', 'list', 'Without capabilities', { placeholder: 'ALL' }],
    ['privileged', 'flag', 'Privileged, where the policy allows it', { type: 'checkbox', width: 'full' }],
  ]],
  ['Labels', [
    ['labels', 'pairs', 'Labels on the engine', { type: 'textarea', rows: 2, width: 'full', placeholder: 'team=blue', hint: 'One name=value per line', check: checkPairs }],
  ]],
];

const FIELDS = GROUPS.flatMap(([, fields]) => fields);

/** What the API says when nothing was chosen. */
const USUAL = { network_mode: 'bridge', pull_policy: 'missing', on_dependency_moved: 'update' };

/** Options of an application as the form shows them. */
export const optionInputs = application => Object.fromEntries(FIELDS.map(([name, kind]) => [name, KINDS[kind].show(application[name] ?? USUAL[name])]));

/** Options as the API takes them. */
export const optionsOf = inputs => Object.fromEntries(FIELDS.map(([name, kind]) => [name, KINDS[kind].take(inputs[name])]));

export const optionGroups = inputs => GROUPS.map(([group, fields]) => ({
  group,
  summary: values => fields.filter(([name]) => values[name] && values[name] !== USUAL[name]).map(([, , label]) => label.toLowerCase()).join(' · ') || 'as usual',
  fields: fields.map(([name, , label, rest]) => ({ name, label, value: inputs[name], width: 'half', ...rest })),
}));
