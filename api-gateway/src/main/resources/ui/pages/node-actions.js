import { patch } from '../core/api.js';
import { errorToast, toast } from '../parts/notices.js';
import { openNodeForm } from './node-form.js';
import { removeNode } from './remove.js';

/** What can be asked of a node: [name, label, run] each. The node is looked up when it is asked. */
export function actionsFor(nodes, { id, is_enabled: isEnabled }) {
  return [
    isEnabled === false ? ['enable', 'Enable', () => setEnabled(nodes, id, true)] : ['disable', 'Disable', () => setEnabled(nodes, id, false)],
    ['edit', 'Edit', () => openNodeForm({ node: nodes.byId(id), onSaved: saved => nodes.put([saved]) })],
    ['remove', 'Remove', () => removeNode(nodes, nodes.byId(id))],
  ];
}

async function setEnabled(nodes, id, isEnabled) {
  const { hostname } = nodes.byId(id);
  try {
    nodes.put([await patch(`/nodes/${id}`, { is_enabled: isEnabled })]);
    toast(isEnabled ? `${hostname} takes new containers again.` : `${hostname} gets no new containers; those on it stay.`);
  } catch (failure) {
    errorToast(`${hostname} was not changed.`, failure);
  }
}
