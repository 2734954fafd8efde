/* On paper: light, every figure drawn and as wide as the sheet, every explanation open. */
(() => {
  const page = window.insiders;
  /* The width of A4 between its margins, in pixels of a printer (96 an inch). */
  page.sheet = 665;
  let closed = [];

  const before = () => {
    if (page.printing) return;
    page.printing = true;
    closed = page.all('.meanings:not([open])');
    for (const each of closed) each.open = true;
    page.drawRest?.();
    page.redraw?.(page.sheet);
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
