import { patch, post } from '../core/api.js';
import { openForm } from '../parts/form.js';
import { toast } from '../parts/notices.js';
import { changesOf, filled } from './bodies.js';

/** Adds a login at a registry, or edits the given one. */
export function openRegistryForm({ registry, onSaved }) {
  openForm({
    title: registry ? `Edit ${registry.host}` : 'Add a registry',
    intro: 'Every node pulls images of this registry with this login. The password is sealed and never shown again.',
    fields: fields(registry ?? {}),
    submitLabel: registry ? 'Save' : 'Add registry',
    busyLabel: registry ? 'Saving…' : 'Adding…',
    submit: async values => onSaved(await (registry ? save(registry, values) : add(values))),
  });
}

async function add(values) {
  const registry = await post('/registries', filled(values));
  toast(`${registry.host} is added. Its images are pulled as ${registry.username} from now on.`);
  return registry;
}

async function save(registry, values) {
  const { host, username } = registry;
  const saved = await patch(`/registries/${registry.id}`, changesOf(values, { host, username, password: '' }));
  toast(`${saved.host} is saved.`);
  return saved;
}

const fields = ({ host, username }) => [
  { name: 'host', label: 'Registry', value: host, required: 'Which registry is it?', placeholder: 'registry.example.com:5000', hint: 'As names of its images begin; docker.io is Docker Hub' },
  { name: 'username', label: 'User name', value: username, required: 'Who pulls there?' },
  {
    name: 'password',
    label: 'Password or token',
    type: 'password',
    autocomplete: 'new-password',
    required: host ? undefined : 'Without a password no login is needed.',
    hint: host ? 'Empty keeps it; another registry or user name needs it again.' : '',
  },
];
