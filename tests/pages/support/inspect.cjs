/* What a page says of itself. This runs in the browser: the checks put it into the page that they look at. */
(() => {
  const { document, getComputedStyle, NodeFilter } = window;
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const brief = (element) => element.outerHTML.slice(0, 100).replace(/\s+/g, ' ');

  const frame = (faults) => {
    if (document.documentElement.lang === '') faults.push('the page names no language');
    if (document.title.trim() === '') faults.push('the page has no title');
    const titles = all('h1').length;
    if (titles !== 1) faults.push(`the page has ${titles} headings of the first level`);
    if (document.querySelector('main') === null) faults.push('the page has no main part');
    const skip = document.querySelector('a.skip');
    if (skip === null || document.querySelector(skip.hash) === null)
      faults.push('the skip link leads nowhere');
  };

  const elements = (faults) => {
    const ids = all('[id]').map(({ id }) => id);
    const repeated = ids.filter((id, i) => ids.indexOf(id) !== i);
    if (repeated.length > 0) faults.push(`ids that are not unique: ${[...new Set(repeated)].join(', ')}`);
    for (const { hash } of all('a[href^="#"]')) {
      const target = document.getElementById(decodeURIComponent(hash.slice(1)));
      if (target === null) faults.push(`a link within the page leads nowhere: ${hash}`);
    }
    for (const image of all('img:not([alt])'))
      faults.push(`an image has no alternative text: ${brief(image)}`);
    for (const button of all('button')) {
      const name = button.getAttribute('aria-label') ?? button.textContent;
      if (name.trim() === '') faults.push(`a button has no name: ${brief(button)}`);
    }
    for (const heading of all('thead th:not([scope])'))
      faults.push(`a heading has no scope: ${brief(heading)}`);
  };

  const cutLabels = (plot, name, faults) => {
    const box = plot.getBoundingClientRect();
    for (const text of all('.main-svg text', plot)) {
      const place = text.getBoundingClientRect();
      if (place.width === 0 || text.textContent.trim() === '') continue;
      const cut = Math.max(
        box.left - place.left,
        place.right - box.right,
        box.top - place.top,
        place.bottom - box.bottom,
      );
      if (cut > 2) faults.push(`the figure “${name}” cuts “${text.textContent}” by ${cut.toFixed(0)} pixels`);
    }
  };

  /* Labels that stand on each other. Those that are turned are left out: their boxes say little of their letters. */
  const overlaps = (plot, name, faults) => {
    const labels = all('.main-svg text', plot)
      .filter(
        (text) =>
          text.textContent.trim() !== '' && !/rotate\((?!0[,)])/.test(text.getAttribute('transform') ?? ''),
      )
      .map((text) => ({ words: text.textContent, box: text.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 0);
    labels.forEach((a, i) => {
      for (const b of labels.slice(i + 1)) {
        const wide = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
        const high = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
        if (wide > 2 && high > 4) faults.push(`in the figure “${name}” “${a.words}” stands on “${b.words}”`);
      }
    });
  };

  const figures = (faults) => {
    for (const plot of all('.plot')) {
      const name = plot.closest('figure')?.querySelector('.figure-title')?.textContent ?? '?';
      const drawing = plot.querySelector('.main-svg')?.getBoundingClientRect();
      if (drawing === undefined || drawing.width < 100 || drawing.height < 60) {
        faults.push(`the figure “${name}” is not drawn`);
        continue;
      }
      const marks = all('.plot path, .plot image, .trace, .point, .heatmaplayer image, canvas', plot);
      if (marks.length === 0) faults.push(`the figure “${name}” shows nothing`);
      if (plot.getAttribute('role') !== 'img' || !plot.getAttribute('aria-label')?.trim()) {
        faults.push(`the figure “${name}” has no alternative text`);
      }
      cutLabels(plot, name, faults);
      overlaps(plot, name, faults);
    }
  };

  const parse = (colour) => {
    const parts = (/rgba?\(([^)]+)\)/.exec(colour)?.[1] ?? '0,0,0,0').split(/[ ,/]+/).map(Number);
    return [parts[0], parts[1], parts[2], parts[3] ?? 1];
  };
  const over = (top, below) => [0, 1, 2].map((i) => top[i] * top[3] + below[i] * (1 - top[3])).concat(1);
  const luminance = (colour) =>
    colour
      .slice(0, 3)
      .map((value) => value / 255)
      .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4))
      .reduce((sum, value, i) => sum + value * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = (element) => {
    if (element === null) return [255, 255, 255, 1];
    const own = parse(getComputedStyle(element).backgroundColor);
    return own[3] === 1 ? own : over(own, ground(element.parentElement));
  };

  window.inspection = {
    /* Faults of the page, whose figures must have been drawn, a sentence each. */
    page: () => {
      const faults = [];
      frame(faults);
      elements(faults);
      figures(faults);
      const wide = document.documentElement.scrollWidth - window.innerWidth;
      if (wide > 0) faults.push(`the page is ${wide} pixels wider than the window`);
      return faults;
    },

    /* Texts whose contrast with what is behind them is below what WCAG 2.2 AA asks for, a sentence each. */
    contrast: () => {
      const faults = new Set();
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const element = node.parentElement;
        const text = node.textContent.trim();
        if (text === '' || element.closest('script, style, noscript, .skip') !== null) continue;
        if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
        const drawn = element.closest('svg') !== null;
        /* Labels on bars and cells have a ground of their own, which no style tells. */
        if (drawn && element.closest('.trace, .point, .annotation, .heatmap-label') !== null) continue;
        const style = getComputedStyle(element);
        const behind = ground(element);
        const ink = over(parse(drawn ? style.fill : style.color), behind);
        const [light, dark] = [luminance(ink), luminance(behind)].sort((a, b) => b - a);
        const ratio = (light + 0.05) / (dark + 0.05);
        const size = Number.parseFloat(style.fontSize);
        const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
        if (ratio < (large ? 3 : 4.5))
          faults.add(`“${text.slice(0, 40)}” has a contrast of ${ratio.toFixed(2)}`);
      }
      return [...faults];
    },

    links: () => all('a[href]').map(({ href }) => href.split('#')[0]),
    drawAll: () => window.insiders?.drawAll?.(),
  };
})();
