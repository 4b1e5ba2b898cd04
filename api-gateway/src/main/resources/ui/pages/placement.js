import { get } from '../core/api.js';
import { count } from '../core/format.js';
import { button } from '../parts/button.js';
import { h, relativeTime, replaceContent } from '../parts/dom.js';

const CANDIDATES_SHOWN = 6;

/** Why it runs where it runs, or why nowhere: the decision in a sentence, and every node that was looked at. */
export class PlacementSection {
  #content = h('div', {}, h('p', { class: 'faint' }, 'Loading…'));
  #shown;
  #showsAll = false;

  constructor() {
    this.element = h('section', { 'aria-label': 'Placement' }, h('h3', {}, 'Placement'), this.#content);
  }

  async load(path, { node_id: node }) {
    try {
      this.#show(await get(`${path}/placement`));
    } catch (failure) {
      if (failure.status === 404) this.#say(node ? 'No node was chosen for it: it was taken over where it ran.' : 'No node has been chosen yet.');
      else if (!this.#shown) this.#say(failure.message);
    }
  }

  #say(text) {
    replaceContent(this.#content, h('p', { class: 'faint' }, text));
  }

  #show(placement) {
    const signature = JSON.stringify([placement, this.#showsAll]);
    if (signature === this.#shown) return;
    this.#shown = signature;
    const winner = idOf(placement.node ?? placement.node_id);
    const runnerUp = idOf(placement.runner_up);
    const candidates = (placement.candidates ?? []).map(candidate => read(candidate, winner, runnerUp)).sort(byMerit);
    const visible = this.#showsAll ? candidates : candidates.slice(0, CANDIDATES_SHOWN);
    replaceContent(this.#content, [
      h('p', { class: 'placement-sentence' }, placement.sentence),
      placement.decided_at && h('p', { class: 'faint' }, 'Decided ', relativeTime(placement.decided_at)),
      visible.length > 0 && candidateTable(visible),
      visible.length < candidates.length && this.#showAllButton(placement, candidates.length),
    ]);
  }

  #showAllButton(placement, amount) {
    const showAll = () => {
      this.#showsAll = true;
      this.#show(placement);
    };
    return button(`Show all ${count(amount, 'node')}`, { kind: 'quiet', onClick: showAll });
  }
}

const idOf = node => (node === null || node === undefined ? null : String(node.id ?? node));

function read(candidate, winner, runnerUp) {
  const reasons = candidate.reasons ?? [];
  const isEligible = candidate.eligible ?? reasons.length === 0;
  const id = idOf(candidate.node ?? candidate.node_id);
  return {
    ...candidate,
    reasons,
    isEligible,
    isChosen: winner !== null && id === winner,
    isRunnerUp: runnerUp !== null && id === runnerUp,
    name: candidate.hostname ?? `#${id}`,
  };
}

/** The chosen one first, then the others that could have been, by score. */
const byMerit = (a, b) => b.isChosen - a.isChosen || b.isEligible - a.isEligible || (b.total ?? -Infinity) - (a.total ?? -Infinity);

/** Terms that are nothing on every node say nothing. */
const countingTerms = candidate => Object.entries(candidate.scores ?? {}).filter(([, score]) => score !== 0).map(([term]) => term);

function candidateTable(candidates) {
  const terms = [...new Set(candidates.flatMap(countingTerms))];
  const header = terms.length === 0 ? ['Node'] : ['Node', 'Score', ...terms.map(term => term.replaceAll('_', ' '))];
  return h('div', { class: 'scroll', tabindex: '0', role: 'group', 'aria-label': 'Nodes that were looked at' },
    h('table', { class: 'candidates' },
      h('thead', {}, h('tr', {}, header.map(label => h('th', { scope: 'col' }, label)))),
      h('tbody', {}, candidates.map(candidate => row(candidate, terms)))));
}

/** A node that could not be taken has no scores: its reasons take their place. */
function row({ name, isChosen, isRunnerUp, isEligible, reasons, scores, total, load_unknown: unknown }, terms) {
  const [verdict, tone] = isChosen ? ['Chosen', 'good'] : isRunnerUp ? ['Runner-up', 'off'] : isEligible ? ['Possible', 'off'] : ['Ruled out', 'bad'];
  const why = reasons.join('; ') || (isChosen ? 'Taken without scores' : 'Not drawn for scoring');
  const isScored = typeof total === 'number';
  return h('tr', { class: isChosen ? 'is-chosen' : '' },
    h('th', { scope: 'row', colspan: isScored ? 1 : terms.length + 2 },
      name,
      h('span', { class: `status ${tone}` }, verdict),
      !isScored && h('p', { class: 'why' }, why),
      isEligible && unknown && h('p', { class: 'why' }, `Load unknown: ${unknown}`)),
    isScored && [
      h('td', { class: 'number total' }, rounded(total)),
      ...terms.map(term => h('td', { class: 'number' }, rounded(scores?.[term]))),
    ]);
}

const rounded = number => (typeof number === 'number' ? number.toFixed(2) : '');
