/* What a test of the programme shows, where the settings ask for one. */
(() => {
  const page = window.insiders;
  const { board, say } = page;
  const place = document.getElementById('test-said');
  if (place === null) return;
  const { write, chosen } = board;
  const column = (heading, value, kind) => ({ heading, value, kind });

  const test = () => {
    const said = board.months[chosen.month].test?.said ?? [say('testNone')];
    place.replaceChildren(...said.map((textContent) => page.make('p', { textContent })));
    const tested = board.months.flatMap((month, i) =>
      month.test === undefined ? [] : [{ place: i, ...month.test }],
    );
    const known = tested.filter(({ difference }) => difference !== null);
    board.figure('figure-test', {
      title: say('testTitle'),
      subtitle: say('testSubtitle'),
      data:
        known.length === 0
          ? []
          : [
              {
                type: 'scatter',
                mode: 'markers',
                x: known.map((row) => row.place),
                y: known.map(({ difference }) => difference),
                error_y: {
                  type: 'data',
                  symmetric: false,
                  array: known.map(({ difference, high95 }) => high95 - difference),
                  arrayminus: known.map(({ difference, low95 }) => difference - low95),
                },
                customdata: known.map((row) => [
                  board.monthOf(row.place, 'short'),
                  write.cents(row.difference),
                ]),
                hovertemplate: '%{customdata[0]}: %{customdata[1]}<extra></extra>',
                marker: { color: board.colours[0], size: 9 },
                showlegend: false,
              },
            ],
      layout: { xaxis: board.monthAxis(), yaxis: { zeroline: true }, shapes: board.monthBand() },
    });
    board.table(
      document.getElementById('test-table'),
      'test',
      say('testTable'),
      [
        column(say('month'), (row) => board.monthOf(row.place)),
        column(say('pairs'), ({ pairs }) => pairs, 'count'),
        column(say('invitedMean'), ({ invitedMean }) => invitedMean, 'cents'),
        column(say('heldOutMean'), ({ heldOutMean }) => heldOutMean, 'cents'),
        column(say('difference'), ({ difference }) => difference, 'cents'),
        column(say('interval95'), ({ low95, high95 }) =>
          low95 === null ? null : `${write.cents(low95)} – ${write.cents(high95)}`,
        ),
      ],
      tested.reverse(),
    );
  };
  board.sections.push(test);
})();
