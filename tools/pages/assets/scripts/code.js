/* Code is folded; one switch opens all of it, and what was open is remembered for this page. */
(() => {
  const page = window.insiders;
  const cells = page.all('details.code');
  const button = document.querySelector('.code-switch');
  if (button === null || cells.length === 0) return;
  const key = `code:${location.pathname}`;
  const open = new Set(page.recall(key) ?? []);

  const show = () => {
    const all = cells.every((cell) => cell.open);
    button.setAttribute('aria-pressed', String(all));
    button.querySelector('.state').textContent = all ? 'shown' : 'hidden';
  };
  cells.forEach((cell, i) => {
    cell.open = open.has(i);
    cell.addEventListener('toggle', () => {
      if (cell.open) open.add(i);
      else open.delete(i);
      page.keep(key, [...open]);
      show();
    });
  });
  button.hidden = false;
  button.addEventListener('click', () => {
    const shown = cells.every((cell) => cell.open);
    for (const cell of cells) cell.open = !shown;
  });
  show();
})();
