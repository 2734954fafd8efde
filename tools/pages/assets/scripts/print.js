/* On paper: light, every figure drawn and as wide as the sheet, every explanation open. */
(() => {
  const page = window.insiders;
  /* A4 between its margins, less the words around a figure, in pixels of a printer (96 an inch). */
  page.sheet = { width: 665, height: 800 };
  let closed = [];

  /* A table that is wider than the sheet is set smaller: a screen's text is 15 pixels high, paper's 8.5 points. */
  const onPaper = (8.5 * 96) / 72 / 15;
  const fit = (box) => {
    const table = box.querySelector('table');
    if (table === null) return;
    const scroll = table.parentElement;
    scroll.style.width = '1px';
    const least = table.offsetWidth * onPaper;
    scroll.style.width = '';
    if (least > page.sheet.width) box.style.setProperty('--fit', (page.sheet.width / least).toFixed(3));
  };

  const before = () => {
    if (page.printing) return;
    page.printing = true;
    closed = page.all('.meanings:not([open])');
    for (const each of closed) each.open = true;
    page.all('.insiders-table').forEach(fit);
    page.drawRest?.();
    page.redraw?.();
  };
  const after = () => {
    if (!page.printing) return;
    page.printing = false;
    for (const each of closed) each.open = false;
    page.redraw?.();
  };
  addEventListener('beforeprint', before);
  addEventListener('afterprint', after);
})();
