/* The look-up of one customer, where the page holds customers. */
(() => {
  const page = window.insiders;
  const { board, say } = page;
  const input = document.getElementById('customer');
  if (input === null || board.customers === null) return;
  const found = document.getElementById('customer-found');
  const place = document.getElementById('customer-table');
  const most = 20;
  const { write } = board;
  const column = (heading, value, kind) => ({ heading, value, kind });

  const show = ([id, country, visits]) => {
    const rows = visits.map(
      ([month, segment, status, reviewsLeft, revenue, recencyDays, expected, testGroup]) => ({
        ...{ month, segment, status, reviewsLeft, revenue, recencyDays, expected, testGroup },
      }),
    );
    const tested = rows.some(({ testGroup }) => testGroup !== null);
    const where = country === null ? '–' : country;
    board.table(
      place,
      'customer',
      say('lookUpTable', { id, country: where }),
      [
        column(say('month'), ({ month }) => board.monthOf(month)),
        column(say('segment'), ({ segment }) => (segment === null ? null : board.nameOf(segment))),
        column(say('status'), ({ status }) => board.statuses[status] ?? status),
        column(say('reviewsLeft'), ({ reviewsLeft }) => reviewsLeft, 'count'),
        column(say('revenue'), ({ revenue }) => revenue, 'money'),
        column(say('recencyDays'), ({ recencyDays }) => recencyDays, 'count'),
        column(say('expected3m'), ({ expected }) => expected, 'money'),
        ...(tested ? [column(say('testGroup'), ({ testGroup }) => testGroup)] : []),
      ],
      rows.reverse(),
    );
  };
  const search = () => {
    const word = input.value.trim().toLowerCase();
    place.replaceChildren();
    found.replaceChildren();
    if (word === '') return;
    const all = board.customers.filter(([id]) => id.toLowerCase().startsWith(word));
    const exact = all.find(([id]) => id.toLowerCase() === word) ?? (all.length === 1 ? all[0] : undefined);
    const said = all.length === 0 ? say('lookUpNone') : say('lookUpFound', { n: write.count(all.length) });
    found.append(page.make('span', { textContent: said, role: 'status' }));
    if (exact !== undefined) return show(exact);
    for (const customer of all.slice(0, most)) {
      const button = page.make('button', { type: 'button', className: 'small', textContent: customer[0] });
      button.addEventListener('click', () => {
        input.value = customer[0];
        search();
        input.focus();
      });
      found.append(button);
    }
    return undefined;
  };
  input.addEventListener('input', search);
})();
