/* What the dashboard was given, and how it is counted together under a choice of segment and country. */
(() => {
  const page = window.insiders;
  const given = JSON.parse(document.getElementById('dashboard-data').textContent);

  /* Rows came as arrays, so that their names are not written a thousand times. */
  const unpack = ({ columns, rows }) =>
    rows.map((row) => Object.fromEntries(columns.map((name, i) => [name, row[i]])));
  const board = {
    ...given,
    cells: unpack(given.cells),
    flows: unpack(given.flows),
    forecasts: unpack(given.forecasts),
    drift: unpack(given.drift),
    /* A segment's key, "none" for those beyond the model, or null: all. A place among the countries, −1: the others, or null: all. */
    chosen: {
      month: given.months.length - 1,
      segment: null,
      country: null,
      measure: 'customers',
      horizon: 1,
    },
  };
  page.board = board;

  const number = (options) => {
    const { format } = new Intl.NumberFormat(page.language, options);
    return (value) => (value === null || value === undefined ? '–' : format(value).replace('-', '−'));
  };
  const digits = (decimals) => ({ minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  const whole = number({ maximumFractionDigits: 0 });
  const { currency } = given;
  board.write = {
    count: whole,
    cents:
      currency === 'none'
        ? number(digits(2))
        : number({ style: 'currency', currency, currencyDisplay: 'narrowSymbol' }),
    money:
      currency === 'none'
        ? whole
        : number({ style: 'currency', currency, currencyDisplay: 'narrowSymbol', ...digits(0) }),
    share: number({ style: 'percent', ...digits(1) }),
    decimal: number(digits(3)),
    text: (value) => value ?? '–',
  };

  const monthName = (style) => {
    const { format } = new Intl.DateTimeFormat(page.language, {
      month: style,
      year: 'numeric',
      timeZone: 'UTC',
    });
    return (month) => format(new Date(`${month}-01T00:00:00Z`)).replace('.', '');
  };
  const [long, short] = [monthName('long'), monthName('short')];
  board.monthNamed = (month) => long(month);
  board.monthOf = (place, style = 'long') => (style === 'long' ? long : short)(board.months[place].month);

  const names = new Map([
    ...Object.entries(given.groups),
    ...given.segments.map(({ key, name }) => [key, name]),
  ]);
  board.nameOf = (key) => names.get(key ?? 'none') ?? key;
  board.segmentName = (key) => (key === null ? page.say('allSegments') : board.nameOf(key));
  board.countryName = (place) => {
    if (place === null) return page.say('allCountries');
    return place < 0 ? page.say('otherCountries') : given.countries[place];
  };

  const inCountry = (row) => board.chosen.country === null || row.country === board.chosen.country;
  board.flowsOf = (place) =>
    board.flows.filter(
      (row) =>
        row.month === place &&
        inCountry(row) &&
        (board.chosen.segment === null || [row.from, row.to].includes(board.chosen.segment)),
    );

  const sums = [
    'customers',
    'members',
    'onNotice',
    'entered',
    'removed',
    'left',
    'revenue',
    'membersRevenue',
    'revenueOfMonth',
  ];
  const total = (rows) => {
    const sum = Object.fromEntries(
      sums.map((name) => [name, rows.reduce((all, row) => all + (row[name] ?? 0), 0)]),
    );
    return {
      ...sum,
      /* A month of before it was kept has none. */
      revenueOfMonth: rows.some(({ revenueOfMonth }) => revenueOfMonth !== null) ? sum.revenueOfMonth : null,
      gone: sum.removed + sum.left,
      share: sum.revenue > 0 ? sum.membersRevenue / sum.revenue : null,
    };
  };
  /* A month's sums under the choice, or under another segment. */
  board.totals = (place, segment = board.chosen.segment) =>
    total(
      board.cells.filter(
        (row) =>
          row.month === place && inCountry(row) && (segment === null || (row.segment ?? 'none') === segment),
      ),
    );

  /* Who a forecast is of under the choice; for one country alone there is none. */
  board.forecastsOf = (horizon, who = board.chosen.segment ?? 'all') =>
    board.chosen.country === null
      ? board.forecasts.filter((row) => row.months === horizon && row.who === who)
      : [];
  board.placeOf = (day) => board.months.findIndex(({ month }) => month === day.slice(0, 7));
})();
