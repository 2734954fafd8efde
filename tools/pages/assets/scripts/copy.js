/* What can be copied has a button for it: tables, and texts such as a rule in SQL. */
(() => {
  const page = window.insiders;

  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = page.make('textarea', { value: text });
      document.body.append(area);
      area.select();
      document.execCommand('copy');
      area.remove();
    }
  };

  /* @param name what the button is called; @param text gives what is copied */
  page.copyButton = (name, text) => {
    const label = page.say('copy');
    const button = page.make('button', { type: 'button', className: 'small', textContent: label });
    button.setAttribute('aria-label', name);
    button.addEventListener('click', async () => {
      await copy(text());
      button.textContent = page.say('copied');
      setTimeout(() => (button.textContent = label), 1600);
    });
    return button;
  };

  for (const box of page.all('.copy-box')) {
    const name = page.say('copyOf', { caption: box.dataset.caption });
    const code = box.querySelector('code');
    box.querySelector('.title').append(page.copyButton(name, () => code.textContent));
  }
})();
