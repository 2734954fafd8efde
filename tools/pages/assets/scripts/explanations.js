/* What a heading means: in a bubble, by pointer, finger or keyboard. */
(() => {
  const page = window.insiders;
  const bubble = page.make('div', { className: 'bubble', id: 'bubble', hidden: true });
  bubble.setAttribute('role', 'tooltip');
  let owner = null;

  const hide = () => {
    bubble.hidden = true;
    owner?.setAttribute('aria-expanded', 'false');
    owner = null;
  };
  const show = (button) => {
    hide();
    owner = button;
    bubble.textContent = button.dataset.meaning;
    bubble.hidden = false;
    button.setAttribute('aria-expanded', 'true');
    const place = button.getBoundingClientRect();
    const left = Math.min(Math.max(8, place.left - 12), innerWidth - bubble.offsetWidth - 8);
    const above = place.top - bubble.offsetHeight - 8;
    bubble.style.left = `${left}px`;
    bubble.style.top = `${above > 56 ? above : place.bottom + 8}px`;
  };

  const explained = page.all('.insiders-table th[title]');
  if (explained.length === 0) return;
  document.body.append(bubble);
  for (const heading of explained) {
    const button = page.make('button', { type: 'button', className: 'explain', textContent: 'i' });
    button.dataset.meaning = heading.title;
    button.setAttribute('aria-label', page.say('meaningOf', { heading: heading.dataset.heading }));
    button.setAttribute('aria-describedby', 'bubble');
    button.setAttribute('aria-expanded', 'false');
    heading.removeAttribute('title');
    (heading.querySelector('.heading') ?? heading).append(button);
    button.addEventListener('click', () => (owner === button ? hide() : show(button)));
    button.addEventListener('pointerenter', (event) => event.pointerType === 'mouse' && show(button));
    button.addEventListener('pointerleave', (event) => event.pointerType === 'mouse' && hide());
    button.addEventListener('blur', hide);
  }
  addEventListener('keydown', (event) => event.key === 'Escape' && hide());
  addEventListener('scroll', hide, { capture: true, passive: true });
})();
