/* The choices of the dashboard: month, segment, country; and when it is drawn anew. */
(() => {
  const page = window.insiders;
  const { board, say } = page;
  const { chosen } = board;
  const at = (id) => document.getElementById(id);
  const [slider, segment, country, measure, horizon] = [
    'month',
    'segment',
    'country',
    'measure',
    'horizon',
  ].map(at);

  const draw = () => {
    slider.value = String(chosen.month);
    slider.setAttribute('aria-valuetext', board.monthOf(chosen.month));
    at('month-name').textContent = board.monthOf(chosen.month, 'short');
    at('earlier').disabled = chosen.month === 0;
    at('later').disabled = chosen.month === board.months.length - 1;
    board.sections.forEach((section) => section());
  };
  const choose = (change) => {
    Object.assign(chosen, change);
    draw();
  };
  const fill = (select, options) =>
    select.replaceChildren(
      ...options.map(([value, textContent]) => page.make('option', { value, textContent })),
    );

  slider.max = String(board.months.length - 1);
  const hasOthers = board.cells.some((row) => row.country === -1);
  fill(segment, [
    ['', say('allSegments')],
    ...board.segments.map(({ key, name }) => [`=${key}`, name]),
    ...(board.cells.some((row) => row.segment === null && row.customers > 0)
      ? [['=none', board.nameOf('none')]]
      : []),
  ]);
  fill(country, [
    ['', say('allCountries')],
    ...board.countries.map((name, i) => [String(i), name]),
    ...(hasOthers && board.countries.length > 0 ? [['-1', say('otherCountries')]] : []),
  ]);
  fill(
    measure,
    ['customers', 'members', 'revenueOfMonth', 'revenue', 'share'].map((name) => [name, say(name)]),
  );
  const horizons = [...new Set(board.forecasts.map(({ months }) => months))].sort((a, b) => a - b);
  chosen.horizon = horizons[0] ?? 1;
  fill(
    horizon,
    horizons.map((n) => [String(n), n === 1 ? say('oneMonth') : say('manyMonths', { n })]),
  );
  slider.addEventListener('input', () => choose({ month: Number(slider.value) }));
  at('earlier').addEventListener('click', () => choose({ month: Math.max(0, chosen.month - 1) }));
  at('later').addEventListener('click', () =>
    choose({ month: Math.min(board.months.length - 1, chosen.month + 1) }),
  );
  segment.addEventListener('change', () =>
    choose({ segment: segment.value === '' ? null : segment.value.slice(1) }),
  );
  country.addEventListener('change', () =>
    choose({ country: country.value === '' ? null : Number(country.value) }),
  );
  measure.addEventListener('change', () => choose({ measure: measure.value }));
  horizon.addEventListener('change', () => choose({ horizon: Number(horizon.value) }));

  at('no-plotly').hidden = window.Plotly !== undefined;
  document.addEventListener('insiders:mode', draw);
  let width = window.innerWidth;
  window.addEventListener('resize', () => {
    if (window.innerWidth === width) return;
    width = window.innerWidth;
    draw();
  });
  const printing = (is) => () => {
    page.printing = is;
    draw();
  };
  window.addEventListener('beforeprint', printing(true));
  window.addEventListener('afterprint', printing(false));
  /* A browser's form keeps its choices when a page is opened anew. */
  for (const select of [segment, country, measure, horizon]) select.selectedIndex = 0;
  draw();
})();
