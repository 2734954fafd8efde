/* The parts of the dashboard, each drawn anew when the choice changes. */
(() => {
  const page = window.insiders;
  const { board, say } = page;
  const { write, label, chosen } = board;
  const at = (id) => document.getElementById(id);
  const column = (heading, value, kind) => ({ heading, value, kind });
  const before = () => (chosen.month > 0 ? chosen.month - 1 : null);

  const measures = [
    ['members', 'count'],
    ['entered', 'count'],
    ['gone', 'count'],
    ['onNotice', 'count'],
    ['customers', 'count'],
    ['revenueOfMonth', 'money'],
    ['revenue', 'money'],
    ['share', 'share'],
  ];

  const tile = (name, value, below) =>
    page.make(
      'div',
      { className: 'tile' },
      page.make('dt', { textContent: say(name) }),
      page.make(
        'dd',
        {},
        page.make('strong', { textContent: value }),
        page.make('span', { textContent: below }),
      ),
    );

  const numbers = () => {
    const [now, then] = [board.totals(chosen.month), before() === null ? null : board.totals(before())];
    const was = (value) =>
      then === null ? say('noMonthBefore') : say('was', { value, month: board.monthOf(before(), 'short') });
    const tiles = measures.map(([name, kind]) =>
      tile(name, write[kind](now[name]), was(then === null ? '' : write[kind](then[name]))),
    );
    const over = board
      .forecastsOf(1)
      .find(({ as_of }) => before() !== null && board.placeOf(as_of) === before());
    const known = over !== undefined && over.actual !== null && over.expected > 0;
    tiles.push(
      tile(
        'forecast',
        known ? write.share(over.actual / over.expected) : '–',
        known
          ? say('forecastOf', { came: write.money(over.actual), expected: write.money(over.expected) })
          : say('noForecast'),
      ),
    );
    at('tiles').replaceChildren(...tiles);
    const rows = board.months.map((_, i) => ({ place: i, ...board.totals(i) })).reverse();
    board.table(
      at('course'),
      'months',
      say('course'),
      [
        column(say('month'), ({ place }) => board.monthOf(place)),
        ...measures.map(([name, kind]) => column(say(name), (row) => row[name], kind)),
      ],
      rows,
    );
  };

  const members = () => {
    const course = board.months.map((_, i) => board.totals(i));
    const x = course.map((_, i) => i);
    const text = x.map((i) => board.monthOf(i, 'short'));
    const bar = (name, sign, colour) => ({
      type: 'bar',
      name: say(name),
      x,
      y: course.map((each) => sign * each[name]),
      customdata: course.map((each, i) => [text[i], write.count(each[name])]),
      hovertemplate: `%{customdata[0]}: %{customdata[1]}<extra>${label(say(name))}</extra>`,
      marker: { color: colour },
    });
    board.figure('figure-members', {
      title: say('membersTitle'),
      subtitle: say('membersSubtitle'),
      data: [
        bar('entered', 1, board.colours[2]),
        bar('gone', -1, board.colours[1]),
        {
          type: 'scatter',
          mode: 'lines+markers',
          name: say('members'),
          x,
          y: course.map(({ members: count }) => count),
          customdata: course.map((each, i) => [text[i], write.count(each.members)]),
          hovertemplate: `%{customdata[0]}: %{customdata[1]}<extra>${label(say('members'))}</extra>`,
          line: { color: board.colours[0] },
        },
      ],
      layout: {
        barmode: 'relative',
        xaxis: board.monthAxis(),
        yaxis: { rangemode: 'tozero' },
        shapes: board.monthBand(),
      },
    });
  };

  const shownSegments = () =>
    board.segments.filter(({ key }) => chosen.segment === null || key === chosen.segment);
  const colourOf = (key) => {
    const place = board.segments.findIndex((segment) => segment.key === key);
    return place < 0 ? board.grey : board.colours[place % board.colours.length];
  };

  const segments = () => {
    const [, kind] = measures.find(([name]) => name === chosen.measure);
    const x = board.months.map((_, i) => i);
    board.figure('figure-segments', {
      title: say('trendTitle', { measure: say(chosen.measure) }),
      subtitle: say('trendSubtitle', { country: board.countryName(chosen.country) }),
      height: 340 + 22 * Math.ceil(board.segments.length / 2),
      data: shownSegments().map(({ key, name }) => {
        const y = x.map((i) => board.totals(i, key)[chosen.measure]);
        return {
          type: 'scatter',
          mode: 'lines+markers',
          name: board.short(name, 30, 60),
          x,
          y,
          customdata: x.map((i) => [board.monthOf(i, 'short'), write[kind](y[i])]),
          hovertemplate: '%{customdata[0]}: %{customdata[1]}<extra>%{fullData.name}</extra>',
          line: { color: colourOf(key) },
          showlegend: true,
        };
      }),
      layout: {
        xaxis: board.monthAxis(),
        yaxis: { rangemode: 'tozero', tickformat: kind === 'share' ? '.0%' : undefined },
        shapes: board.monthBand(),
      },
    });
    const all = board.totals(chosen.month, null);
    const refused =
      board.totals(chosen.month, 'none').customers > 0 && [null, 'none'].includes(chosen.segment);
    const keys = [...shownSegments().map(({ key }) => key), ...(refused ? ['none'] : [])];
    board.table(
      at('segments-table'),
      'segments',
      say('segmentsTable', { month: board.monthOf(chosen.month) }),
      [
        column(say('segment'), ({ key }) => board.nameOf(key)),
        column(say('customers'), ({ now }) => now.customers, 'count'),
        column(say('before'), ({ then }) => then?.customers ?? null, 'count'),
        column(say('members'), ({ now }) => now.members, 'count'),
        column(say('revenueOfMonth'), ({ now }) => now.revenueOfMonth, 'money'),
        column(say('revenue'), ({ now }) => now.revenue, 'money'),
        column(
          say('shareOfRevenue'),
          ({ now }) => (all.revenue > 0 ? now.revenue / all.revenue : null),
          'share',
        ),
      ],
      keys.map((key) => ({
        key,
        now: board.totals(chosen.month, key),
        then: before() === null ? null : board.totals(before(), key),
      })),
    );
  };

  const flows = () => {
    const sums = new Map();
    for (const { from, to, customers } of board.flowsOf(chosen.month)) {
      const key = JSON.stringify([from, to]);
      sums.set(key, (sums.get(key) ?? 0) + customers);
    }
    const rows = [...sums].map(([key, customers]) => {
      const [from, to] = JSON.parse(key);
      return { from, to, customers };
    });
    const moved = rows.filter(({ from, to }) => from !== to).sort((a, b) => b.customers - a.customers);
    const sum = (some) => some.reduce((all, { customers }) => all + customers, 0);
    const isFirst = before() === null || rows.length === 0;
    const order = [...board.segments.map(({ key }) => key), 'none', 'new', 'lost'];
    const side = (end) => order.filter((key) => rows.some((row) => row[end] === key));
    const [left, right] = [side('from'), side('to')];
    const short = (key) => board.short(board.nameOf(key), 17, 40);
    const [one, other] = [before() === null ? '' : board.monthOf(before()), board.monthOf(chosen.month)];
    board.figure('figure-flows', {
      title: isFirst
        ? say('noFlows')
        : say('flowsTitle', { moved: write.count(sum(moved)), all: write.count(sum(rows)) }),
      subtitle: isFirst
        ? ''
        : say('flowsSubtitle', { before: one, month: other, country: board.countryName(chosen.country) }),
      height: 120 + 44 * Math.max(left.length, right.length),
      data: isFirst
        ? []
        : [
            {
              type: 'sankey',
              arrangement: 'fixed',
              node: {
                label: [...left, ...right].map(short),
                color: [...left, ...right].map(colourOf),
                pad: 18,
                thickness: 14,
                line: { width: 0 },
                hovertemplate: '%{label}: %{value}<extra></extra>',
              },
              link: {
                source: rows.map(({ from }) => left.indexOf(from)),
                target: rows.map(({ to }) => left.length + right.indexOf(to)),
                value: rows.map(({ customers }) => customers),
                color: rows.map(({ from, to }) => `${colourOf(from)}${from === to ? '30' : '80'}`),
                hovertemplate: '%{source.label} → %{target.label}: %{value}<extra></extra>',
              },
              valueformat: ',d',
            },
          ],
      layout: { margin: { l: 4, r: 4, t: 12, b: 12 } },
    });
    board.table(
      at('flows-table'),
      'moves',
      say('flowsTable', { month: other }),
      [
        column(say('from'), ({ from }) => board.nameOf(from)),
        column(say('to'), ({ to }) => board.nameOf(to)),
        column(say('customers'), ({ customers }) => customers, 'count'),
      ],
      moved,
    );
  };

  const forecasts = () => {
    const who = chosen.segment ?? 'all';
    const rows = board.forecastsOf(chosen.horizon);
    const over = chosen.horizon === 1 ? say('oneMonth') : say('manyMonths', { n: chosen.horizon });
    const x = rows.map(({ as_of }) => board.placeOf(as_of));
    const hover = (name) => `%{customdata[0]}: %{customdata[1]}<extra>${label(say(name))}</extra>`;
    const came = rows.filter(({ actual }) => actual !== null);
    board.figure('figure-forecasts', {
      title: say('forecastsTitle', { who: board.nameOf(who), months: over }),
      subtitle: rows.length === 0 ? say('noForecasts') : say('forecastsSubtitle'),
      data:
        rows.length === 0
          ? []
          : [
              {
                type: 'scatter',
                mode: 'markers',
                name: say('expected'),
                x,
                y: rows.map(({ expected }) => expected),
                error_y: {
                  type: 'data',
                  symmetric: false,
                  array: rows.map(({ expected, high80 }) => high80 - expected),
                  arrayminus: rows.map(({ expected, low80 }) => expected - low80),
                },
                customdata: rows.map(({ as_of, expected }) => [
                  board.monthOf(board.placeOf(as_of), 'short'),
                  write.money(expected),
                ]),
                hovertemplate: hover('expected'),
                marker: { color: board.colours[0], size: 8 },
              },
              {
                type: 'scatter',
                mode: 'markers',
                name: say('came'),
                x: came.map(({ as_of }) => board.placeOf(as_of)),
                y: came.map(({ actual }) => actual),
                customdata: came.map(({ as_of, actual }) => [
                  board.monthOf(board.placeOf(as_of), 'short'),
                  write.money(actual),
                ]),
                hovertemplate: hover('came'),
                marker: { color: board.colours[1], size: 11, symbol: 'diamond' },
              },
            ],
      layout: { xaxis: board.monthAxis(), yaxis: { rangemode: 'tozero' }, shapes: board.monthBand() },
    });
    const all = board.forecasts.filter(
      ({ as_of, months, actual }) =>
        board.placeOf(as_of) === chosen.month ||
        (actual !== null && board.placeOf(as_of) + months === chosen.month),
    );
    board.table(
      at('forecasts-table'),
      'forecasts',
      say('forecastsHeading'),
      [
        column(say('who'), (row) => board.nameOf(row.who)),
        column(say('forecastDay'), (row) => board.monthOf(board.placeOf(row.as_of))),
        column(say('horizon'), ({ months }) =>
          months === 1 ? say('oneMonth') : say('manyMonths', { n: months }),
        ),
        column(say('expected'), ({ expected }) => expected, 'money'),
        column(say('interval'), ({ low80, high80 }) => `${write.money(low80)} – ${write.money(high80)}`),
        column(
          say('came'),
          (row) => (board.placeOf(row.as_of) === chosen.month ? null : row.actual),
          'money',
        ),
      ],
      all.filter((row) => chosen.segment === null || row.who === chosen.segment),
    );
  };

  /* A value as a part of its limit; of a measure that should be high, what it lacks of 1. */
  const partOf = ({ measure, value, limit }) => {
    if (limit === null) return null;
    const [is, may] =
      measure === 'jaccard_members' ? [1 - value, 1 - limit] : [Math.abs(value), Math.abs(limit)];
    return may > 0 ? is / may : null;
  };

  const drift = () => {
    const rows = board.drift
      .filter(({ as_of }) => board.placeOf(as_of) === chosen.month)
      .map((row) => ({ ...row, part: partOf(row) }))
      .sort((a, b) => (b.part ?? -1) - (a.part ?? -1));
    const month = board.monthOf(chosen.month);
    const shown = rows
      .filter(({ part }) => part !== null)
      .slice(0, 12)
      .reverse();
    const beyond = rows.filter(({ alarm }) => alarm).length;
    const name = ({ measure, subject }) => board.short(`${subject}: ${say(measure)}`, 24, 60);
    board.figure('figure-drift', {
      title: rows.length === 0 ? say('noDrift') : say('driftTitle', { n: beyond, all: rows.length, month }),
      subtitle: rows.length === 0 ? '' : say('driftSubtitle', { shown: shown.length }),
      height: 90 + 26 * shown.length,
      data:
        shown.length === 0
          ? []
          : [
              {
                type: 'bar',
                orientation: 'h',
                x: shown.map(({ part }) => part),
                y: shown.map((_, i) => i),
                customdata: shown.map((row) => [name(row), write.decimal(row.part)]),
                hovertemplate: '%{customdata[0]}: %{customdata[1]}<extra></extra>',
                marker: { color: shown.map(({ alarm }) => (alarm ? board.colours[1] : board.grey)) },
                showlegend: false,
              },
            ],
      layout: {
        xaxis: { rangemode: 'tozero' },
        yaxis: { tickvals: shown.map((_, i) => i), ticktext: shown.map(name), showgrid: false },
        shapes: [
          { type: 'line', yref: 'paper', x0: 1, x1: 1, y0: 0, y1: 1, line: { width: 1.5, dash: 'dot' } },
        ],
      },
    });
    board.table(
      at('drift-table'),
      'drift',
      say('driftTable', { month }),
      [
        column(say('measure'), ({ measure }) => board.measures[measure] ?? measure),
        column(say('subject'), ({ subject }) => subject),
        column(say('value'), ({ value }) => value, 'decimal'),
        column(say('limit'), ({ limit }) => limit, 'decimal'),
        column(say('ofLimit'), ({ part }) => part, 'decimal'),
        column(say('beyond'), ({ alarm }) => say(alarm ? 'yes' : 'no')),
      ],
      rows,
    );
  };

  const lead = () => {
    const { members: count, onNotice, entered, gone } = board.totals(chosen.month);
    const said = { month: board.monthOf(chosen.month), members: count, onNotice, entered, gone };
    for (const name of ['members', 'onNotice', 'entered', 'gone']) said[name] = write.count(said[name]);
    at('lead').textContent = say(before() === null ? 'leadFirst' : 'lead', said);
    const { segment, country } = chosen;
    at('shown').textContent = say('shown', {
      month: said.month,
      segment: board.segmentName(segment),
      country: board.countryName(country),
    });
    const { model, source } = board.months[chosen.month];
    const { rows, kept, setAside } = source;
    at('made').textContent = say('made', {
      ...{ run: board.run, n: board.months.length, model },
      ...{ rows: write.count(rows), kept: write.count(kept), setAside: write.count(setAside) },
    });
  };

  board.sections = [lead, numbers, members, segments, flows, forecasts, drift];
})();
