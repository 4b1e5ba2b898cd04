import { patch, post } from '../core/api.js';
import { checkPairs, pairLines, pairsOf } from '../core/pairs.js';
import { openForm } from '../parts/form.js';
import { toast } from '../parts/notices.js';
import { changesOf, filled } from './bodies.js';
import { tlsGroup, tlsInputs, tlsOf } from './node-tls.js';

const DOCKER_PORT = '2375';
const PROMETHEUS_PORT = '9090';

/** Adds a node, or edits the given one. */
export function openNodeForm({ node, onSaved }) {
  openForm({
    title: node ? `Edit ${node.hostname}` : 'Add a node',
    intro: node ? '' : 'kDaemon probes both addresses at once and shows what it found.',
    fields: fields(inputsOf(node ?? {})),
    submitLabel: node ? 'Save' : 'Add node',
    busyLabel: node ? 'Saving…' : 'Adding…',
    submit: async values => onSaved(await (node ? save(node, values) : add(values))),
  });
}

async function add(values) {
  const node = await post('/nodes', filled(bodyOf(values)));
  toast(`${node.hostname} is added. Its engine is probed now.`);
  return node;
}

async function save(node, values) {
  const saved = await patch(`/nodes/${node.id}`, changesOf(bodyOf(values), bodyOf(inputsOf(node))));
  toast(`${saved.hostname} is saved.`);
  return saved;
}

/** A node as the form shows it. An address for users that only repeats the other is none. */
const inputsOf = node => ({
  ...node,
  advertise_ipaddr: node.advertise_ipaddr === node.d_ipaddr ? '' : node.advertise_ipaddr,
  labels: pairLines(node.labels),
  ...tlsInputs(node.tls),
});

/** A unix socket has no port, and without Prometheus neither has it. */
function bodyOf({ hostname, d_ipaddr, d_port, p_ipaddr, p_port, p_instance, advertise_ipaddr: advertised, labels, ...others }) {
  return {
    hostname,
    d_ipaddr,
    d_port: isSocket(d_ipaddr) ? null : textOrNull(d_port),
    tls: tlsOf(others),
    p_ipaddr: textOrNull(p_ipaddr),
    p_port: p_ipaddr ? textOrNull(p_port) : null,
    p_instance: p_ipaddr ? textOrNull(p_instance) : null,
    advertise_ipaddr: advertised === d_ipaddr ? null : textOrNull(advertised),
    labels: trimmed(pairsOf(labels)),
  };
}

const trimmed = pairs => Object.fromEntries(Object.entries(pairs).map(([name, value]) => [name, value.trim()]));

const textOrNull = value => (value ? String(value) : null);

const isSocket = address => /^(unix:|\/)/.test(address ?? '');

const port = value => (value === '' || (/^\d+$/.test(value) && value >= 1 && value <= 65_535) ? '' : 'A port is a number from 1 to 65535.');

const fields = node => [
  { name: 'hostname', label: 'Host name', value: node.hostname, required: 'Give the node a name, for example docker-01.', placeholder: 'docker-01' },
  {
    name: 'd_ipaddr',
    label: 'Docker address',
    value: node.d_ipaddr,
    width: 'wide',
    required: 'Where does its Docker Engine API listen?',
    placeholder: '10.0.0.11',
    hint: 'IP address, DNS name, or unix:///var/run/docker.sock',
  },
  { name: 'd_port', label: 'Port', 'aria-label': 'Docker port', value: node.d_port ?? DOCKER_PORT, width: 'narrow', inputmode: 'numeric', check: port },
  {
    name: 'p_ipaddr',
    label: 'Prometheus address',
    value: node.p_ipaddr,
    width: 'wide',
    isOptional: true,
    placeholder: '10.0.0.5',
    hint: 'Nodes may share one. Without it the load of the node is not known.',
  },
  { name: 'p_port', label: 'Port', 'aria-label': 'Prometheus port', value: node.p_port ?? PROMETHEUS_PORT, width: 'narrow', inputmode: 'numeric', check: port },
  { name: 'labels', label: 'Labels', value: node.labels, type: 'textarea', rows: 2, isOptional: true, placeholder: 'zone=a', hint: 'One name=value per line; applications ask for them', check: checkPairs },
  tlsGroup(node, node.tls),
  {
    group: 'Other names',
    summary: names => [names.p_instance && `${names.p_instance} in Prometheus`, names.advertise_ipaddr && `${names.advertise_ipaddr} for users`].filter(Boolean).join(' · ') || 'none',
    fields: [
      {
        name: 'p_instance',
        label: 'Instance in Prometheus',
        value: node.p_instance,
        isOptional: true,
        placeholder: '10.0.0.11:9100',
        hint: 'Which instance of a shared Prometheus it is, if host name and address do not tell.',
      },
      {
        name: 'advertise_ipaddr',
        label: 'Address for users',
        value: node.advertise_ipaddr,
        isOptional: true,
        placeholder: 'blog.example.com',
        hint: 'Where users reach its published ports, if that is not the Docker address.',
      },
    ],
  },
];
