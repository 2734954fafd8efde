/* On paper: light, every figure drawn and as wide as the sheet, every explanation open. */
(() => {
  const page = window.insiders;
  /* A4 between its margins, less the words around a figure, in pixels of a printer (96 an inch). */
  page.sheet = { width: 665, height: 800 };
  let closed = [];

  const before = () => {
    if (page.printing) return;
    page.printing = true;
    closed = page.all('.meanings:not([open])');
    for (const each of closed) each.open = true;
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
