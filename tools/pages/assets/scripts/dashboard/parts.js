/* Tables that are saved as CSV, and figures in the page's colours. */
(() => {
  const page = window.insiders;
  const { board } = page;
  const { make } = page;

  /* What a spreadsheet would take for a formula gets an apostrophe before it. */
  const formula = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;
  const csvCell = (value) => {
    const { separator, decimalSign } = board.csv;
    if (value === null || value === undefined) return '';
    if (typeof value === 'number') return String(value).replace('.', decimalSign);
    const text = formula.test(value) ? `'${value}` : String(value);
    return /["\r\n]/.test(text) || text.includes(separator) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const save = (name, columns, rows) => {
    const lines = [
      columns.map(({ heading }) => heading),
      ...rows.map((row) => columns.map(({ value }) => value(row))),
    ];
    const text = `${board.csv.byteOrderMark ? '\ufeff' : ''}${lines.map((line) => line.map(csvCell).join(board.csv.separator)).join('\n')}\n`;
    const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
    make('a', {
      href: url,
      download: `${board.run}-${name}-${board.months[board.chosen.month].month}.csv`,
    }).click();
    setTimeout(() => URL.revokeObjectURL(url), 1000);
  };

  /*
   * A table; columns are { heading, value, kind }, where kind is one of the ways in which a board writes. Texts of data
   * are set as text, never as HTML.
   */
  board.table = (place, name, caption, columns, rows) => {
    const cell = (row, { value, kind = 'text' }, i) => {
      const text = board.write[kind](value(row));
      return i === 0
        ? make('th', { scope: 'row', textContent: text })
        : make('td', { className: kind === 'text' ? '' : 'r', textContent: text });
    };
    const head = columns.map(({ heading, kind = 'text' }) =>
      make('th', { scope: 'col', className: kind === 'text' ? '' : 'r', textContent: heading }),
    );
    const button = make('button', { type: 'button', className: 'small', textContent: page.say('export') });
    button.setAttribute('aria-label', page.say('exportTable', { table: caption }));
    button.addEventListener('click', () => save(name, columns, rows));
    const scroll = make(
      'div',
      { className: 'scroll', tabIndex: 0, role: 'region', ariaLabel: caption },
      make(
        'table',
        {},
        make('caption', { textContent: caption }),
        make('thead', {}, make('tr', {}, ...head)),
        make(
          'tbody',
          {},
          ...rows.map((row) => make('tr', {}, ...columns.map((column, i) => cell(row, column, i)))),
        ),
      ),
    );
    place.replaceChildren(
      make('div', { className: 'title' }, make('span', { textContent: caption }), button),
      rows.length === 0 ? make('p', { className: 'note', textContent: page.say('noRows') }) : scroll,
    );
    place.className = 'insiders-table ready';
  };

  /* Plotly reads a little HTML in its labels. */
  board.label = (text) =>
    String(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

  /* A label that is no longer than there is room for, on a telephone or elsewhere. */
  board.short = (text, narrow, wide) => {
    const most = document.querySelector('main').clientWidth < 600 ? narrow : wide;
    return board.label(text.length > most ? `${text.slice(0, most - 1)}…` : text);
  };

  const themes = page.themes[page.language.slice(0, 2)] ?? page.themes.en;
  const config = {
    displayModeBar: false,
    displaylogo: false,
    showSendToCloud: false,
    plotlyServerURL: '',
    responsive: false,
  };

  /* Sets a figure's words, and draws it as wide as there is room; without plotly the words and tables remain. */
  board.figure = (id, { title, subtitle, alt, height = 320, data, layout = {} }) => {
    const figure = document.getElementById(id);
    figure.querySelector('.figure-title').textContent = title;
    figure.querySelector('.figure-subtitle').textContent = subtitle;
    const box = figure.querySelector('.plot-box');
    const plot = box.firstElementChild;
    box.hidden = data.length === 0;
    plot.setAttribute('aria-label', alt ?? `${title}. ${subtitle}`);
    if (window.Plotly === undefined || data.length === 0) return;
    const width = page.printing ? 680 : box.clientWidth;
    plot.style.height = `${height}px`;
    const { xaxis = {}, yaxis = {}, ...rest } = layout;
    window.Plotly.react(
      plot,
      data,
      {
        template: themes[page.mode()],
        width,
        height,
        margin: { l: 8, r: 16, t: 8, b: 8 },
        ...rest,
        xaxis: { fixedrange: true, automargin: true, ...xaxis },
        yaxis: { fixedrange: true, automargin: true, ...yaxis },
      },
      config,
    );
  };

  /* Month ends along an axis, as many names as there is room for. */
  board.monthAxis = () => {
    const places = board.months.map((_, i) => i);
    const every = Math.ceil(
      places.length / Math.max(2, Math.floor((document.querySelector('main').clientWidth - 80) / 85)),
    );
    const named = places.filter((i) => (places.length - 1 - i) % every === 0);
    return {
      tickvals: named,
      ticktext: named.map((i) => board.monthOf(i, 'short').replace(' de ', ' ')),
      tickangle: 0,
      range: [-0.6, places.length - 0.4],
      zeroline: false,
    };
  };
  /* The month that is looked at, as a band behind the lines. */
  board.monthBand = () => [
    {
      type: 'rect',
      yref: 'paper',
      ...{ x0: board.chosen.month - 0.45, x1: board.chosen.month + 0.45, y0: 0, y1: 1 },
      ...{ layer: 'below', line: { width: 0 }, fillcolor: 'rgba(118, 124, 133, 0.16)' },
    },
  ];
})();
