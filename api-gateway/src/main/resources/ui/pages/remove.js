import { remove } from '../core/api.js';
import { count } from '../core/format.js';
import { confirm } from '../parts/dialog.js';
import { errorToast, toast } from '../parts/notices.js';

export async function removeNode(nodes, node) {
  const amount = node.container_count ? `the ${count(node.container_count, 'container')}` : 'every container';
  await removeRow(nodes, `/nodes/${node.id}`, node.id, {
    name: node.hostname,
    title: `Remove node ${node.hostname}?`,
    text: 'kDaemon forgets this Docker host and stops watching it. Nothing is changed on the host itself.',
    yes: 'Remove node',
    forceTitle: `${node.hostname} still has containers`,
    forceText: `Removing it anyway first takes ${amount} off this node: kDaemon starts those that shall run on other nodes, deletes them here, and then forgets the node.`,
  });
}

export async function removeApplication(applications, application) {
  await removeRow(applications, `/applications/${application.id}`, application.id, {
    name: application.name,
    title: `Remove application ${application.name}?`,
    text: 'It leaves the library and cannot be launched any more.',
    yes: 'Remove application',
    forceTitle: `${application.name} still has containers`,
    forceText: 'Removing it anyway first stops and deletes all its containers on their nodes, and then the application itself. This cannot be undone.',
  });
}

/** Asks, removes, and on a conflict explains what force would do and asks once more. */
async function removeRow(collection, path, id, words) {
  if (!await confirm(words)) return;
  try {
    await removeOrForce(path, words, () => collection.drop(id));
  } catch (failure) {
    errorToast(`${words.name} was not removed.`, failure);
  }
}

async function removeOrForce(path, words, onRemoved) {
  try {
    await remove(path);
  } catch (failure) {
    if (failure.status !== 409) throw failure;
    const question = { title: words.forceTitle, text: [failure.message, words.forceText], yes: 'Remove anyway' };
    if (await confirm(question)) await force(path, words.name);
    return;
  }
  onRemoved();
  toast(`${words.name} is removed.`);
}

/** The row stays until its containers are gone; events take it away. */
async function force(path, name) {
  await remove(path, { force: true });
  toast(`${name} is being removed, its containers first.`);
}
