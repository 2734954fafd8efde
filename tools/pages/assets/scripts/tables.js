/* Tables sort by their headings, and can be copied to a spreadsheet. */
(() => {
  const page = window.insiders;

  const exact = (cell) => cell?.dataset.value ?? cell?.textContent.trim() ?? '';
  const sortKey = (cell) => cell?.dataset.sort ?? exact(cell);
  const compare = (a, b) => {
    const numbers = [Number(a), Number(b)];
    const words = numbers.some(Number.isNaN);
    return words ? a.localeCompare(b, page.language, { numeric: true }) : numbers[0] - numbers[1];
  };

  /* Numbers go down first, words go up first; the third click brings back the order at first. */
  const sort = (table, headings, column) => {
    const body = table.tBodies[0];
    body.original ??= [...body.rows];
    const heading = headings[column];
    const turns = heading.classList.contains('r') ? ['descending', 'ascending'] : ['ascending', 'descending'];
    const next = turns[turns.indexOf(heading.getAttribute('aria-sort')) + 1];
    for (const each of headings) each.removeAttribute('aria-sort');
    if (next === undefined) return body.append(...body.original);
    heading.setAttribute('aria-sort', next);
    const sign = next === 'ascending' ? 1 : -1;
    const keyed = body.original.map((row) => ({ row, key: sortKey(row.cells[column]) }));
    keyed.sort((a, b) => {
      if (a.key === '' || b.key === '') return (a.key === '') - (b.key === '');
      return sign * compare(a.key, b.key);
    });
    body.append(...keyed.map(({ row }) => row));
  };

  /* A spreadsheet takes an exact number for one only with the decimal mark of its language. */
  const copied = (cell) => {
    const { value } = cell.dataset;
    return value === undefined ? exact(cell) : value.replace('.', page.say('decimal'));
  };
  const tabSeparated = (table) =>
    [...table.rows]
      .map((row) => {
        const head = row.parentElement === table.tHead;
        const words = (cell) => (head ? (cell.dataset.heading ?? exact(cell)) : copied(cell));
        return [...row.cells].map((cell) => words(cell).replace(/\s+/g, ' ')).join('\t');
      })
      .join('\n');

  for (const box of page.all('.insiders-table')) {
    const table = box.querySelector('table');
    if (table === null || table.tHead === null || table.tBodies.length === 0) continue;
    const headings = [...table.tHead.rows[table.tHead.rows.length - 1].cells];
    for (const heading of headings) heading.dataset.heading = exact(heading);
    const caption = table.caption?.textContent ?? '';
    const name = page.say('copyTable') + (caption === '' ? '' : `: ${caption}`);
    const button = page.copyButton(name, () => tabSeparated(table));
    /* The caption stays in the table for those who hear it; those who see it read it above the box that scrolls. */
    const title = page.make(
      'div',
      { className: 'title' },
      page.make('span', { textContent: caption }),
      button,
    );
    title.firstChild.setAttribute('aria-hidden', 'true');
    box.prepend(title);
    box.classList.add('ready');
    if (box.dataset.sortable !== 'true' || table.tBodies[0].rows.length < 2) continue;
    headings.forEach((heading, column) => {
      const unit = heading.querySelector('.unit');
      unit?.remove();
      heading.dataset.label = heading.textContent.trim();
      const title = page.say('sortBy', { heading: heading.dataset.label });
      const sorter = page.make('button', { type: 'button', className: 'sort', title }, ...heading.childNodes);
      sorter.addEventListener('click', () => sort(table, headings, column));
      heading.append(page.make('span', { className: 'heading' }, sorter));
      if (unit !== null) heading.append(unit);
    });
  }
})();
