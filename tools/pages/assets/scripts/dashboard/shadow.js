/* A model that was trained beside, against the one at work, in the months that have one. */
(() => {
  const page = window.insiders;
  const { board, say } = page;
  const place = document.getElementById('shadow-said');
  if (place === null) return;
  const { write, chosen, label } = board;
  const column = (heading, value, kind) => ({ heading, value, kind });
  const kinds = [
    ['both', 'byBoth', board.grey],
    ['onlyShadow', 'wouldEnter', board.colours[2]],
    ['onlyCurrent', 'wouldLeave', board.colours[1]],
  ];

  const shadow = () => {
    const month = board.monthOf(chosen.month);
    const found = board.shadows.find((each) => each.month === board.months[chosen.month].month);
    const others = board.shadows.map((each) => board.monthNamed(each.month)).join(', ');
    const said = found?.said ?? [say('shadowNone', { months: others })];
    place.replaceChildren(...said.map((textContent) => page.make('p', { textContent })));
    for (const id of ['figure-shadow', 'shadow-table'])
      document.getElementById(id).hidden = found === undefined;
    if (found === undefined) return;
    const rows = found.segments.filter(
      ({ segment }) => [null, segment ?? 'none'].includes(chosen.segment) || segment === 'all',
    );
    const sum = (name) => write.count(rows.reduce((all, row) => all + row[name], 0));
    const bars = [...rows].reverse();
    const name = ({ segment }) => board.short(board.nameOf(segment), 20, 40);
    board.figure('figure-shadow', {
      title: say('shadowTitle', { enter: sum('onlyShadow'), leave: sum('onlyCurrent') }),
      subtitle: say('shadowSubtitle', { month }),
      height: 120 + 34 * bars.length,
      data:
        bars.length === 0
          ? []
          : kinds.map(([key, word, color]) => ({
              type: 'bar',
              orientation: 'h',
              name: say(word),
              x: bars.map((row) => row[key]),
              y: bars.map((_, i) => i),
              customdata: bars.map((row) => [name(row), write.count(row[key])]),
              hovertemplate: `%{customdata[0]}: %{customdata[1]}<extra>${label(say(word))}</extra>`,
              marker: { color },
              showlegend: true,
            })),
      layout: {
        barmode: 'stack',
        legend: { traceorder: 'normal' },
        xaxis: { rangemode: 'tozero' },
        yaxis: { tickvals: bars.map((_, i) => i), ticktext: bars.map(name), showgrid: false },
      },
    });
    board.table(
      document.getElementById('shadow-table'),
      'new-model',
      say('shadowTable', { month }),
      [
        column(say('segment'), ({ segment }) => board.nameOf(segment)),
        ...kinds.map(([key, word]) => column(say(word), (row) => row[key], 'count')),
      ],
      rows,
    );
  };
  board.sections.push(shadow);
})();
