import { address, cores, count, memory } from '../core/format.js';
import { linkTo } from '../core/router.js';
import { rowButton } from '../parts/button.js';
import { h, mono, relativeTime, sub } from '../parts/dom.js';
import { labelTags, statusPill, tag } from '../parts/status.js';
import { actionsFor } from './node-actions.js';

export const nodeColumns = nodes => [
  {
    name: 'title',
    label: 'Node',
    value: node => [node.id, node.hostname, address(node.d_ipaddr, node.d_port), node.is_enabled, node.labels],
    cell: ([id, hostname, engine, isEnabled, labels]) => [
      h('a', { class: 'title-link', href: linkTo('nodes', { id }) }, hostname),
      isEnabled === false && tag('Disabled'), sub(mono(engine)), labelTags(labels)],
  },
  {
    name: 'status',
    label: 'Status',
    value: node => [node.status, node.status === 'READY' ? '' : node.status_reason],
    cell: ([status, reason]) => [statusPill(status), reason && sub(reason)],
  },
  {
    name: 'containers',
    label: 'Containers',
    value: node => [node.id, node.hostname, node.container_count ?? 0],
    cell: ([id, hostname, amount]) => h('a', {
      href: linkTo('containers', { query: { node: id } }),
      'aria-label': `${count(amount, 'container')} on ${hostname}`,
    }, String(amount)),
  },
  {
    name: 'capacity',
    label: 'Capacity',
    value: node => [[cores(node.cpus), memory(node.memory)], [node.engine_version && `Docker ${node.engine_version}`, node.storage_driver]],
    cell: ([room, engine]) => [joined(room) || h('span', { class: 'faint' }, 'not known yet'), joined(engine) && sub(joined(engine))],
  },
  {
    name: 'prometheus',
    label: 'Prometheus',
    value: node => [address(node.p_ipaddr, node.p_port), node.load_known === false && node.load_reason],
    cell: ([text, unknown]) => (text ? [mono(text), unknown && h('span', { class: 'sub clipped', title: unknown }, `Load unknown: ${unknown}`)] : h('span', { class: 'faint' }, 'none')),
  },
  {
    name: 'seen',
    label: 'Last seen',
    value: node => node.last_seen_at,
    cell: relativeTime,
  },
  {
    name: 'actions',
    label: 'Actions',
    isQuiet: true,
    value: ({ id, hostname, is_enabled }) => ({ id, hostname, is_enabled }),
    cell: node => actionsFor(nodes, node).map(([name, label, run]) => rowButton(label, { name, subject: node.hostname, onClick: run })),
  },
];

const joined = parts => parts.filter(Boolean).join(' · ');
