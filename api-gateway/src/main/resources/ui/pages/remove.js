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
    forceText: `Removing it anyway first stops and deletes ${amount} on it. They are not moved, and what they wrote inside themselves is lost.`,
  });
}

export async function removeApplication(applications, application) {
  await removeRow(applications, `/applications/${application.id}`, application.id, {
    name: application.name,
    title: `Remove application ${application.name}?`,
    text: 'It leaves the library and cannot be launched any more.',
    yes: 'Remove application',
    forceText: 'Removing it anyway first stops and deletes all its containers, and no other application needs it any more. This cannot be undone.',
  });
}

export async function removeRegistry(registries, registry) {
  await removeRow(registries, `/registries/${registry.id}`, registry.id, {
    name: registry.host,
    title: `Remove the login at ${registry.host}?`,
    text: 'Its images are pulled without a login from then on. Those that nodes have already stay there.',
    yes: 'Remove login',
  });
}

/** Asks, removes, and on a conflict explains what force would do and asks once more. */
async function removeRow(collection, path, id, words) {
  if (!await confirm(words)) return;
  try {
    await removeOrForce(collection, path, id, words);
  } catch (failure) {
    errorToast(`${words.name} was not removed.`, failure);
  }
}

async function removeOrForce(collection, path, id, words) {
  try {
    await remove(path);
  } catch (failure) {
    if (failure.status !== 409) throw failure;
    const question = { title: `${words.name} is still in use`, text: [failure.message, words.forceText], yes: 'Remove anyway' };
    if (await confirm(question)) await force(collection, path, id, words.name);
    return;
  }
  collection.drop(id);
  toast(`${words.name} is removed.`);
}

/** It stays, disabled, until its containers are gone. */
async function force(collection, path, id, name) {
  await remove(path, { force: true });
  await collection.refresh(id);
  toast(collection.byId(id)
    ? `The containers of ${name} are being removed, and it gets no new ones. If it is still listed when they are gone, remove it again.`
    : `${name} is removed.`);
}
