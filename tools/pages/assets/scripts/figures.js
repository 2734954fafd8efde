/* Figures are drawn when they come near the window, in the page's colours. */
(() => {
  const page = window.insiders;
  const plots = page.all('.plot');
  /* What is drawn or about to be, and when that is done. */
  const drawn = new Map();
  const narrow = 520;

  /* The chart's own buttons are left out: one of them would send the data to a server. A double click zooms back. */
  const config = { displayModeBar: false, displaylogo: false, showSendToCloud: false, plotlyServerURL: '' };

  /* Plotly is large: it is read once, when the first figure needs it, while the text is there to be read. */
  let loading = null;
  page.loadPlotly = () => {
    loading ??= new Promise((resolve, reject) => {
      const script = page.make('script', { src: document.body.dataset.plotly, onload: resolve });
      script.onerror = () => reject(new Error('the file of plotly is missing beside the pages'));
      document.head.append(script);
    });
    return loading;
  };

  const drawing = (plot) => (plot.drawing ??= JSON.parse(plot.parentElement.nextElementSibling.textContent));

  /* As wide as the page has room, or as a sheet is; no narrower than it can be read, and on paper no taller than that. */
  const sizeOf = (plot) => {
    const { height, minWidth } = plot.dataset;
    if (page.printing) return { width: page.sheet.width, height: Math.min(height, page.sheet.height) };
    const width = Math.max(plot.parentElement.clientWidth, minWidth);
    plot.parentElement.tabIndex = width > plot.parentElement.clientWidth ? 0 : -1;
    return { width, height: Number(height) };
  };
  const layoutFor = (plot) => {
    const { layout } = drawing(plot);
    const { width, height } = sizeOf(plot);
    plot.style.width = `${width}px`;
    plot.style.height = `${height}px`;
    const small = width < narrow;
    const template = page.themes[page.mode()];
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

  const titleOf = (plot) => plot.closest('figure').querySelector('.figure-title').textContent;

  /* An image leaves the page, so it takes its words along: title above, caption below, on white. */
  const download = (plot) => {
    const { data, layout, heading } = drawing(plot);
    const caption = plot.closest('figure').querySelector('.words').textContent.replaceAll('<', '&lt;');
    const bottom = (layout.margin?.b ?? page.themes.light.layout.margin.b) + 56;
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
        template: page.themes.light,
        paper_bgcolor: '#fff',
        title: heading.title,
        margin: { ...layout.margin, t: heading.top, b: bottom },
        annotations: [...(layout.annotations ?? []), note],
      },
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
    await Plotly.newPlot(plot, structuredClone(drawing(plot).data), layoutFor(plot), config);
    plot.dataset.drawn = 'true';
  };

  /* The same data in another size or in other colours; before a print all of it must be done at once. */
  page.redraw = () => {
    for (const plot of plots) {
      if (plot.dataset.drawn !== 'true') continue;
      void window.Plotly.react(plot, plot.data, layoutFor(plot), config);
    }
  };
  page.drawAll = () => Promise.all(plots.map(draw));
  page.drawRest = () => window.Plotly && plots.filter((plot) => !drawn.has(plot)).map(draw);

  if (plots.length === 0) return;
  for (const plot of plots) {
    const button = page.make('button', { type: 'button', className: 'small', textContent: 'Save image' });
    button.setAttribute('aria-label', `Save as an image: ${titleOf(plot)}`);
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
  /* Whoever prints, prints all figures: plotly is there before they ask. */
  (window.requestIdleCallback ?? setTimeout)(() => void page.loadPlotly());
})();
