import { count } from '../core/format.js';
import { button, rowButton } from '../parts/button.js';
import { h, relativeTime } from '../parts/dom.js';
import { ListPage } from '../parts/page.js';
import { Table } from '../parts/table.js';
import { openRegistryForm } from './registry-form.js';
import { removeRegistry } from './remove.js';

export class RegistriesPage {
  #registries;
  #page;

  constructor({ registries }) {
    this.#registries = registries;
    this.#page = new ListPage({
      title: 'Registries',
      table: new Table({ caption: 'Registries', layout: 'registries', columns: columns(registries) }),
      collection: registries,
      actions: button('Add registry', { kind: 'primary', name: 'add', onClick: () => add(registries) }),
    });
    this.element = this.#page.element;
    this.dispose = registries.onChange(() => this.showRoute());
  }

  showRoute() {
    const registries = this.#registries;
    this.#page.show({
      rows: registries.rows,
      summary: registries.isLoaded ? count(registries.size, 'login') : '',
      isBlank: registries.size === 0,
      empty: firstRegistry(registries),
    });
  }
}

const add = registries => openRegistryForm({ onSaved: saved => registries.put([saved]) });

const firstRegistry = registries => ({
  title: 'No registry logins yet.',
  text: 'Images that anybody may pull need none. For others, a login is kept here once and used by every node.',
  action: button('Add the first registry', { kind: 'primary', name: 'add', onClick: () => add(registries) }),
});

const columns = registries => [
  { name: 'title', label: 'Registry', value: registry => registry.host, cell: host => h('strong', {}, host) },
  { name: 'username', label: 'User name', value: registry => registry.username, cell: username => username },
  { name: 'updated', label: 'Changed', value: registry => registry.updated_at, cell: relativeTime },
  {
    name: 'actions',
    label: 'Actions',
    isQuiet: true,
    value: ({ id, host }) => [id, host],
    cell: ([id, subject]) => [
      rowButton('Edit', { name: 'edit', subject, onClick: () => openRegistryForm({ registry: registries.byId(id), onSaved: saved => registries.put([saved]) }) }),
      rowButton('Remove', { name: 'remove', subject, onClick: () => removeRegistry(registries, registries.byId(id)) }),
    ],
  },
];
