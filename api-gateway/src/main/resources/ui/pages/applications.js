import { cores, count, list, memory } from '../core/format.js';
import { linkTo } from '../core/router.js';
import { button, rowButton } from '../parts/button.js';
import { h, mono, sub } from '../parts/dom.js';
import { errorToast } from '../parts/notices.js';
import { ListPage } from '../parts/page.js';
import { searchBox } from '../parts/search.js';
import { tag } from '../parts/status.js';
import { Table } from '../parts/table.js';
import { openApplicationForm } from './application-form.js';
import { constraintWords } from './constraints.js';
import { openImportForm } from './import-form.js';
import { openLaunchForm } from './launch-form.js';
import { openPull } from './pull.js';
import { removeApplication } from './remove.js';
import { openRolloutForm } from './rollout-form.js';

export class ApplicationsPage {
  #applications;
  #page;
  #search = searchBox('Search applications', () => this.showRoute());

  constructor(app) {
    const { applications } = app;
    this.#applications = applications;
    this.#page = new ListPage({
      title: 'Applications',
      table: new Table({ caption: 'Applications', layout: 'applications', columns: columns(app) }),
      collection: applications,
      actions: [importButton(applications), button('Add application', { kind: 'primary', name: 'add', onClick: () => add(applications) })],
      note: registriesNote(),
      filters: this.#search.element,
    });
    this.element = this.#page.element;
    this.dispose = applications.onChange(() => this.showRoute());
  }

  showRoute() {
    const applications = this.#applications;
    this.#page.show({
      rows: applications.rows.filter(({ name, docker_image: image }) => this.#search.matches(name, image)),
      summary: applications.isLoaded ? `${count(applications.size, 'application')} in the library` : '',
      isBlank: applications.size === 0,
      empty: applications.size > 0 ? this.#search.nothingFound('application') : firstApplication(applications),
    });
  }
}

const add = applications => openApplicationForm({ applications, onSaved: saved => applications.put([saved]) });

const importButton = applications => button('Import compose file', { onClick: () => openImportForm(applications) });

/** Where private images come from is asked too rarely for a tab. */
const registriesNote = () => h('p', { class: 'page-note' }, 'Private images are pulled with the logins kept under ', h('a', { href: linkTo('registries') }, 'Registries'), '.');

const firstApplication = applications => ({
  title: 'No applications yet.',
  text: 'An application says what to run: a Docker image, the ports it serves, and how much memory and CPU it may use.',
  action: h('div', { class: 'notice-actions' },
    button('Add the first application', { kind: 'primary', name: 'add', onClick: () => add(applications) }), importButton(applications)),
});

const none = text => h('span', { class: 'faint' }, text);

const columns = app => [
  {
    name: 'title',
    label: 'Application',
    value: application => [application.name, application.docker_image, application.is_enabled],
    cell: ([name, image, isEnabled]) => [h('strong', {}, name), isEnabled === false && tag('Disabled'), sub(mono(image))],
  },
  {
    name: 'ports',
    label: 'Ports',
    value: application => list(application.exposed_ports),
    cell: ports => (ports.length > 0 ? mono(ports.join(', ')) : none('none')),
  },
  {
    name: 'dependencies',
    label: 'Needs',
    value: application => namesOf(app.applications, application.dependencies),
    cell: names => (names.length > 0 ? names.join(', ') : none('none')),
  },
  {
    name: 'limits',
    label: 'Limits',
    value: application => [[cores(application.cpus), memory(application.memory)].filter(Boolean), constraintWords(application.constraints)],
    cell: ([limits, constraints]) => [limits.length > 0 ? limits.join(' · ') : none('no limits'), constraints && h('span', { class: 'sub clipped', title: constraints }, constraints)],
  },
  {
    name: 'environment',
    label: 'Environment',
    value: application => Object.keys(application.environment ?? {}).length,
    cell: amount => (amount > 0 ? count(amount, 'variable') : none('none')),
  },
  {
    name: 'containers',
    label: 'Containers',
    value: application => [application.id, application.name],
    cell: ([id, name]) => h('a', { href: linkTo('containers', { query: { application: id } }), 'aria-label': `Show containers of ${name}` }, 'Show'),
  },
  {
    name: 'actions',
    label: 'Actions',
    isQuiet: true,
    value: application => [application.id, application.name, application.is_enabled],
    cell: ([id, name, isEnabled]) => actions(app, id, name, isEnabled),
  },
];

const rollOut = application => openRolloutForm(application).catch(failure => errorToast(`Nothing is rolled out to ${application.name}.`, failure));

/** Dependencies may be ids or names. */
const namesOf = (applications, dependencies) => list(dependencies).map(dependency => applications.byId(dependency)?.name ?? dependency);

function actions(app, id, subject, isEnabled) {
  const { applications } = app;
  const edit = () => openApplicationForm({ applications, application: applications.byId(id), onSaved: saved => applications.put([saved]) });
  return [
    rowButton('Launch', { name: 'launch', subject, onClick: () => openLaunchForm(app, id), disabled: isEnabled === false }),
    rowButton('Roll out', { name: 'rollout', subject, onClick: () => rollOut(applications.byId(id)) }),
    rowButton('Pull', { name: 'pull', subject, onClick: () => openPull(applications.byId(id)) }),
    rowButton('Edit', { name: 'edit', subject, onClick: edit }),
    rowButton('Remove', { name: 'remove', subject, onClick: () => removeApplication(applications, applications.byId(id)) }),
  ];
}
