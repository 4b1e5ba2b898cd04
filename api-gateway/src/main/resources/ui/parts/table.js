import { h } from './dom.js';
import { LiveCell } from './cell.js';

/** Large enough that layout, which each slice causes, stays the smaller part of the work. */
const SLICE_ROWS = 400;

/**
 * A table whose rows are kept by id: only cells whose value changed are built again, so that thousands of rows stay
 * smooth and focus, selection and scroll position survive a refresh.
 *
 * A column is {name, label, value, cell}: `value(item)` is plain data that tells whether the cell changed,
 * `cell(value)` returns its children. Roles are explicit because the stylesheet lays rows out as grids and cards.
 */
export class Table {
  #columns;
  #frame;
  #selected = null;
  #rows = new Map();
  #body;

  constructor({ caption, columns, layout }) {
    this.#columns = columns;
    this.#body = h('tbody', { role: 'rowgroup' });
    this.element = h('table', { class: `table ${layout}`, role: 'table', 'aria-label': caption },
      h('thead', { role: 'rowgroup' }, h('tr', { role: 'row' }, columns.map(headerCell))),
      this.#body);
  }

  /** Makes the rows equal to `items`, in their order: the first ones at once, the rest in slices between frames. */
  show(items) {
    cancelAnimationFrame(this.#frame);
    this.#dropRowsExcept(new Set(items.map(item => item.id)));
    this.#showFrom(items, 0, this.#body.firstElementChild);
  }

  /** Marks the row that is open elsewhere on the page. */
  select(id) {
    this.#selected = id;
    this.#rows.forEach((row, rowId) => row.element.classList.toggle('is-selected', rowId === id));
  }

  #showFrom(items, start, firstElement) {
    const end = start + SLICE_ROWS;
    let position = firstElement;
    for (const item of items.slice(start, end)) {
      const element = this.#rowFor(item);
      if (element === position) position = position.nextElementSibling;
      else this.#body.insertBefore(element, position);
    }
    if (end < items.length) this.#frame = requestAnimationFrame(() => this.#showFrom(items, end, position));
  }

  #rowFor(item) {
    const row = this.#rows.get(item.id) ?? this.#newRow(item.id);
    row.cells.forEach(cell => cell.show(item));
    return row.element;
  }

  #newRow(id) {
    const cells = this.#columns.map((column, position) => new LiveCell(newCell(column, position), column));
    const row = { element: h('tr', { role: 'row' }, cells.map(cell => cell.element)), cells };
    row.element.classList.toggle('is-selected', id === this.#selected);
    this.#rows.set(id, row);
    return row;
  }

  #dropRowsExcept(ids) {
    for (const [id, row] of this.#rows) {
      if (ids.has(id)) continue;
      row.element.remove();
      this.#rows.delete(id);
    }
  }
}

function headerCell({ label, name, isQuiet }) {
  const text = isQuiet ? h('span', { class: 'visually-hidden' }, label) : label;
  return h('th', { role: 'columnheader', scope: 'col', class: `column-${name}` }, text);
}

function newCell({ name, label, isQuiet }, position) {
  const role = position === 0 ? 'rowheader' : 'cell';
  return h(position === 0 ? 'th' : 'td', { role, class: `column-${name}`, data: isQuiet ? {} : { label } });
}
