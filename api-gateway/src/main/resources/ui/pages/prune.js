import { post } from '../core/api.js';
import { count, memory } from '../core/format.js';
import { confirm } from '../parts/dialog.js';
import { h, mono } from '../parts/dom.js';
import { openForm } from '../parts/form.js';
import { errorToast, toast } from '../parts/notices.js';
import { tryOut } from '../parts/tryout.js';

const SHOWN = 20;
const AGES = [['1d', 'A day'], ['7d', 'A week'], ['30d', '30 days'], ['0s', 'Of any age']];

/** Removes images that nobody needs from a node. What would go can be seen before, and is asked in any case. */
export function openPruneForm({ id, hostname }) {
  openForm({
    title: `Make room on ${hostname}`,
    intro: 'Removes images that no container here uses, no application names, and no generation needs that one can roll back to.',
    fields: [{ name: 'older_than', label: 'Older than', type: 'select', options: AGES, value: '1d' }],
    tool: tryOut({ label: 'What would go?', ask: values => prune(id, values, true), show: content }),
    submitLabel: 'Remove images',
    busyLabel: 'Removing…',
    submit: values => carryOut(id, hostname, values),
  });
}

const prune = (id, { older_than }, isDryRun) => post(`/nodes/${id}/prune?${new URLSearchParams({ dry_run: isDryRun, older_than })}`);

async function carryOut(id, hostname, values) {
  const { images, bytes } = await prune(id, values, true);
  if (images.length === 0) throw new Error('There is nothing to remove.');
  const isMeant = await confirm({ title: `Remove ${count(images.length, 'image')} from ${hostname}?`, text: `${memory(bytes)}. Whoever needs one again has to pull it.`, yes: 'Remove images' });
  if (!isMeant) throw new Error('Nothing was removed.');
  const { images: gone, bytes: freed, refused } = await prune(id, values, false);
  toast(`${count(gone.length, 'image')} removed from ${hostname}, ${memory(freed)}.`);
  if (refused.length > 0) errorToast(`${count(refused.length, 'image')} stayed.`, { message: refused.map(image => `${nameOf(image)}: ${image.reason}`).join('; ') });
}

const nameOf = ({ names, id }) => names.join(', ') || id.replace(/^sha256:/, '').slice(0, 12);

function content({ images, bytes, kept_wanted: wanted, kept_young: young }) {
  return [
    h('p', {}, h('strong', {}, images.length === 0 ? 'Nothing would go.' : `${count(images.length, 'image')} would go, ${memory(bytes)}.`),
      ` Unused and kept all the same: ${wanted} that are wanted, ${young} that are not that old.`),
    h('ul', { class: 'plain-list' },
      images.slice(0, SHOWN).map(image => h('li', { class: 'sub' }, mono(nameOf(image)), ` ${memory(image.bytes)}`)),
      images.length > SHOWN && h('li', { class: 'sub' }, `and ${images.length - SHOWN} more`)),
  ];
}
