/* The table of contents: folded on a small screen, and marking the section that is being read. */
(() => {
  const page = window.insiders;
  const contents = document.querySelector('.contents details');
  if (contents === null) return;
  const wide = matchMedia('(min-width: 68rem)');
  const fold = () => (contents.open = wide.matches);
  wide.addEventListener('change', fold);
  fold();

  const links = page.all('a', contents);
  const headings = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
  let waiting = false;
  const mark = () => {
    waiting = false;
    const line = innerHeight * 0.3;
    const atEnd = innerHeight + scrollY >= document.documentElement.scrollHeight - 2;
    let current = -1;
    headings.forEach((heading, i) => {
      if (heading !== null && (heading.getBoundingClientRect().top <= line || atEnd)) current = i;
    });
    links.forEach((link, i) => {
      if (i === current) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    });
    if (current >= 0 && wide.matches) {
      const box = contents.parentElement;
      const place = links[current].offsetTop;
      if (place < box.scrollTop || place > box.scrollTop + box.clientHeight - 60) {
        box.scrollTop = place - box.clientHeight / 2;
      }
    }
  };
  const soon = () => {
    if (!waiting) requestAnimationFrame(mark);
    waiting = true;
  };
  addEventListener('scroll', soon, { passive: true });
  addEventListener('resize', soon);
  mark();
  for (const link of links) link.addEventListener('click', () => wide.matches || (contents.open = false));
})();
