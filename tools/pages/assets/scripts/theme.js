/* Light or dark: as the system wishes, until the reader chooses. */
(() => {
  const page = window.insiders;
  const root = document.documentElement;
  const wished = matchMedia('(prefers-color-scheme: dark)');
  const button = document.querySelector('.switch.theme');
  const order = ['auto', 'light', 'dark'];

  page.mode = () => {
    if (page.printing) return 'light';
    return root.dataset.theme ?? (wished.matches ? 'dark' : 'light');
  };
  const show = () => {
    const state = root.dataset.theme ?? 'auto';
    button.querySelector('.state').textContent = page.say(state);
    button.setAttribute('aria-label', page.say('changeTheme', { state: page.say(state) }));
    document.dispatchEvent(new Event('insiders:mode'));
  };
  button.hidden = false;
  button.addEventListener('click', () => {
    const next = order[(order.indexOf(root.dataset.theme ?? 'auto') + 1) % order.length];
    if (next === 'auto') delete root.dataset.theme;
    else root.dataset.theme = next;
    /* Kept as a bare word: the head of the page reads it before any script. */
    try {
      localStorage.setItem('insiders:theme', next);
    } catch {
      /* Then the choice lasts as long as the page. */
    }
    show();
  });
  wished.addEventListener('change', show);
  show();
})();
