import { post } from '../core/api.js';
import { count } from '../core/format.js';
import { h } from '../parts/dom.js';
import { tryOut } from '../parts/tryout.js';
import { askWords } from './ask.js';

const SENTENCES_PER_NODE = 3;
const REASONS_SHOWN = 8;

/** Tells where the containers of the launch form would go, without launching any. */
export const previewTool = tryOut({
  label: 'Where would they go?',
  ask: values => post('/placements/preview', { application_id: Number(values.application), count: Number(values.count) }),
  show: content,
});

function content({ count: asked, placed, placements, unplaced, ask }) {
  const waiting = placements.filter(({ node }) => node === null);
  return [
    h('p', {}, h('strong', {}, headline(asked, placed)), ' Nothing is launched yet.'),
    ask && h('p', { class: 'faint' }, askWords(ask)),
    h('ul', { class: 'preview-nodes' }, byNode(placements).map(nodeItem)),
    waiting.length > 0 && waitingPart(waiting, unplaced ?? []),
  ];
}

function headline(asked, placed) {
  if (asked === 1) return placed === 1 ? 'It would find a node.' : 'It would find no node.';
  return placed === asked ? `All ${asked} would find a node.` : `${placed} of ${asked} would find a node.`;
}

const byNode = placements => [...Map.groupBy(placements.filter(({ node }) => node !== null), ({ node }) => node).values()];

function nodeItem(placements) {
  const hidden = placements.length - SENTENCES_PER_NODE;
  return h('li', {},
    h('strong', {}, placements[0].hostname), h('span', { class: 'faint' }, ` takes ${placements.length}`),
    placements.slice(0, SENTENCES_PER_NODE).map(({ number, sentence }) => h('span', { class: 'sub' }, `${number}. ${sentence}`)),
    hidden > 0 && h('span', { class: 'sub' }, `and ${hidden} more`));
}

function waitingPart(waiting, candidates) {
  const hidden = candidates.length - REASONS_SHOWN;
  return h('div', { class: 'error-box' },
    h('h3', {}, `${count(waiting.length, 'container')} would wait`),
    h('p', {}, waiting[0].sentence),
    candidates.length > 0 && h('details', {}, h('summary', {}, 'Each node'),
      h('ul', { class: 'plain-list' },
        candidates.slice(0, REASONS_SHOWN).map(({ hostname, reasons }) => h('li', {}, h('strong', {}, hostname), `: ${reasons.join('; ') || 'possible'}`)),
        hidden > 0 && h('li', {}, `and ${hidden} more`))));
}
