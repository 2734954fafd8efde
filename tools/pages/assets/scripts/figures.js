/* Figures are drawn when they come near the window, in the page's colours. */
(() => {
  const page = window.insiders;
  const plots = page.all('.plot');
  /* What is drawn or about to be, and when that is done. */
  const drawn = new Map();
  const narrow = 520;

  const themes = page.themes[page.language.slice(0, 2)] ?? page.themes.en;

  /* The chart's own buttons are left out: one of them would send the data to a server. A double click zooms back. */
  const config = {
    displayModeBar: false,
    displaylogo: false,
    showSendToCloud: false,
    plotlyServerURL: '',
    locale: page.language,
  };

  /* Months and days on axes, in the page's language. */
  const dates = () => {
    const names = (count, options, date) => {
      const { format } = new Intl.DateTimeFormat(page.language, { ...options, timeZone: 'UTC' });
      return Array.from({ length: count }, (_, i) => format(date(i)).replace(/\.$/, ''));
    };
    const month = (i) => new Date(Date.UTC(2023, i, 1));
    /* 1 January 2023 was a Sunday. */
    const day = (i) => new Date(Date.UTC(2023, 0, 1 + i));
    const format = {
      months: names(12, { month: 'long' }, month),
      shortMonths: names(12, { month: 'short' }, month),
      days: names(7, { weekday: 'long' }, day),
      shortDays: names(7, { weekday: 'short' }, day),
      date: '%d/%m/%Y',
    };
    return { moduleType: 'locale', name: page.language, dictionary: {}, format };
  };

  /*
   * Plotly is large: it is read once, when the first figure needs it, while the text is there to be read. A report
   * brings it along, since who prints it at once wants its figures.
   */
  let loading = null;
  if (window.Plotly !== undefined) {
    window.Plotly.register(dates());
    loading = Promise.resolve();
  }
  page.loadPlotly = () => {
    loading ??= new Promise((resolve, reject) => {
      const onload = () => {
        window.Plotly.register(dates());
        resolve();
      };
      const script = page.make('script', { src: document.body.dataset.plotly, onload });
      script.onerror = () => reject(new Error('the file of plotly is missing beside the pages'));
      document.head.append(script);
    });
    return loading;
  };

  const drawing = (plot) => (plot.drawing ??= JSON.parse(plot.parentElement.nextElementSibling.textContent));

  /*
   * As wide as the page has room, or as a sheet is, and no narrower than it can be read: on a page it then scrolls, on
   * paper it is set smaller.
   */
  const sizeOf = (plot) => {
    const { height, minWidth } = plot.dataset;
    plot.style.zoom = '';
    if (page.printing) {
      const width = Math.max(page.sheet.width, minWidth);
      plot.style.zoom = page.sheet.width / width;
      return { width, height: Math.min(height, (page.sheet.height * width) / page.sheet.width) };
    }
    const width = Math.max(plot.parentElement.clientWidth, minWidth);
    plot.parentElement.tabIndex = width > plot.parentElement.clientWidth ? 0 : -1;
    return { width, height: Number(height) };
  };
  /* The letters of d3's short numbers (k, M) are those of English: other languages write the numbers out. */
  const writtenOut = (layout) => {
    if (page.language.startsWith('en')) return {};
    const short = Object.entries(layout).filter(([, axis]) => /s$/.test(axis?.tickformat ?? ''));
    return Object.fromEntries(short.map(([name, axis]) => [name, { ...axis, tickformat: ',~f' }]));
  };
  const layoutFor = (plot) => {
    const drawn = drawing(plot).layout;
    const layout = { ...drawn, ...writtenOut(drawn) };
    const { width, height } = sizeOf(plot);
    plot.style.width = `${width}px`;
    plot.style.height = `${height}px`;
    const small = width < narrow;
    const template = themes[page.mode()];
    const font = small ? { font: { size: 11.5 } } : {};
    const touch = matchMedia('(pointer: coarse)').matches;
    return {
      ...structuredClone(layout),
      template,
      ...font,
      width,
      height,
      autosize: false,
      /* A finger that moves over a figure scrolls the page. */
      ...(touch || small ? { dragmode: false } : {}),
      ...(small ? { yaxis: { ...layout.yaxis, ...shortLabels(drawing(plot)) } } : {}),
    };
  };

  /* Long names of bars would leave no room for them on a telephone: they are broken into lines. */
  const shortLabels = ({ data, layout }) => {
    const names = [...new Set(data.flatMap(({ y }) => (Array.isArray(y) ? y : [])))];
    const words = names.every((name) => typeof name === 'string') && names.some((name) => name.length > 14);
    if (!words || layout.yaxis?.tickvals !== undefined || /^\d{4}-\d\d/.test(names[0])) return {};
    const broken = names.map((name) => name.replace(/(.{10,}?)\s+/g, '$1<br>'));
    return { tickmode: 'array', tickvals: names, ticktext: broken };
  };

  /* A flow diagram fades in and moves to its place unless it is static; a sheet of paper waits for neither. */
  const flows = (plot) => drawing(plot).data.some(({ type }) => type === 'sankey');
  const configOf = (plot) => ({ ...config, staticPlot: page.printing && flows(plot) });

  const titleOf = (plot) => plot.closest('figure').querySelector('.figure-title').textContent;

  /* An image leaves the page, so it takes its words along: title above, caption below, on white. */
  const download = (plot) => {
    const { data, layout, heading } = drawing(plot);
    const caption = plot.closest('figure').querySelector('.words').textContent.replaceAll('<', '&lt;');
    const bottom = (layout.margin?.b ?? themes.light.layout.margin.b) + 56;
    const note = {
      text: caption.replace(/(.{120,}?)\s+/g, '$1<br>'),
      xref: 'paper',
      yref: 'paper',
      x: 0,
      y: 0,
      xanchor: 'left',
      yanchor: 'top',
      yshift: 40 - bottom,
      showarrow: false,
      align: 'left',
      font: { size: 11 },
    };
    const image = {
      data: structuredClone(data),
      layout: {
        ...structuredClone(layout),
        template: themes.light,
        paper_bgcolor: '#fff',
        title: heading.title,
        margin: { ...layout.margin, t: heading.top, b: bottom },
        annotations: [...(layout.annotations ?? []), note],
      },
      config: { locale: page.language },
    };
    const filename = titleOf(plot)
      .toLowerCase()
      .replace(/[^\p{L}\d]+/gu, '-')
      .replace(/^-|-$/g, '');
    const height = Number(plot.dataset.height) + heading.top + 56;
    const width = Math.max(920, plot.dataset.minWidth);
    return window.Plotly.downloadImage(image, { format: 'png', scale: 2, width, height, filename });
  };

  const draw = (plot) => {
    if (!drawn.has(plot)) drawn.set(plot, drawFirst(plot));
    return drawn.get(plot);
  };
  const drawFirst = async (plot) => {
    await page.loadPlotly();
    const { Plotly } = window;
    plot.replaceChildren();
    await Plotly.newPlot(plot, structuredClone(drawing(plot).data), layoutFor(plot), configOf(plot));
    plot.dataset.drawn = 'true';
  };

  /* The same data in another size or in other colours; before a print all of it must be done at once. */
  page.redraw = () => {
    for (const plot of plots) {
      if (plot.dataset.drawn !== 'true') continue;
      void window.Plotly[flows(plot) ? 'newPlot' : 'react'](plot, plot.data, layoutFor(plot), configOf(plot));
    }
  };
  page.drawAll = () => Promise.all(plots.map(draw));
  page.drawRest = () => window.Plotly && plots.filter((plot) => !drawn.has(plot)).map(draw);

  if (plots.length === 0) return;
  for (const plot of plots) {
    const button = page.make('button', {
      type: 'button',
      className: 'small',
      textContent: page.say('saveImage'),
    });
    button.setAttribute('aria-label', page.say('saveImageOf', { title: titleOf(plot) }));
    button.addEventListener('click', () => void draw(plot).then(() => download(plot)));
    plot.closest('figure').querySelector('figcaption').append(button);
  }
  const watch = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        watch.unobserve(target);
        void draw(target);
      }
    },
    { rootMargin: '600px 0px' },
  );
  for (const plot of plots) watch.observe(plot);
  document.addEventListener('insiders:mode', () => page.redraw());
  let width = document.body.clientWidth;
  let pause;
  addEventListener('resize', () => {
    if (page.printing || document.body.clientWidth === width) return;
    width = document.body.clientWidth;
    clearTimeout(pause);
    pause = setTimeout(() => page.redraw(), 120);
  });
  /* Whoever prints, prints all figures: plotly is there before they ask, and a report, which is read whole, is drawn. */
  const whole = document.body.classList.contains('report');
  const prepare = () => (whole ? page.drawAll() : page.loadPlotly());
  (window.requestIdleCallback ?? setTimeout)(() => void prepare().catch(() => undefined));
})();
