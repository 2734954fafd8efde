/* What the scripts of a page share. Nothing here reaches out: no request is made but for the plotly file beside. */
(() => {
  const page = window.insiders;

  /* A browser may refuse to keep things for pages from disk; then a page starts anew each time. */
  page.recall = (key) => {
    try {
      return JSON.parse(localStorage.getItem(`insiders:${key}`));
    } catch {
      return null;
    }
  };
  page.keep = (key, value) => {
    try {
      localStorage.setItem(`insiders:${key}`, JSON.stringify(value));
    } catch {
      return;
    }
  };
  page.all = (selector, within = document) => [...within.querySelectorAll(selector)];
  page.make = (tag, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };
  page.printing = false;

  /* The page's words, in its language; values take the place of their names in braces. */
  const { lang } = document.documentElement;
  const words = JSON.parse(document.getElementById('page-words')?.textContent ?? '{}');
  page.language = lang;
  page.say = (name, values = {}) =>
    (words[name] ?? name).replace(/\{(\w+)\}/g, (_, key) => values[key] ?? '');
})();
