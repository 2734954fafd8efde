import { type Settings } from '../../src/config';
import { escapeHtml } from '../../src/format';
import { type DashboardData } from '../../src/programme';
import { dashboardTexts, locales, type DashboardWords } from '../../src/texts';
import { type Assets } from '../pages';
import { dashboardPayload, jsonForScript } from './payload';

/** What a dashboard's page is made with. */
export interface DashboardView {
  readonly settings: Pick<Settings, 'lang' | 'csvFormat'>;
  /** Where the shared files are seen from the page. */
  readonly assets: Assets;
}

const POLICY = "connect-src 'none'; form-action 'none'; frame-src 'none'; object-src 'none'; base-uri 'none'";

/** The dashboard of a run as HTML: its frame; what is in it is drawn by the page's script, by the reader's choice. */
export function dashboardPage({ settings, assets }: DashboardView, data: DashboardData): string {
  const words = dashboardTexts[settings.lang];
  const isSample = data.months.some(({ source }) => source.isSample === true);
  const text = (name: keyof DashboardWords): string => escapeHtml(words[name]);
  const table = (id: string): string => `<div id="${id}" class="insiders-table ready"></div>`;
  const section = (id: string, name: keyof DashboardWords, parts: readonly string[]): string =>
    `<section aria-labelledby="${id}"><h2 id="${id}">${text(name)}</h2>\n${parts.join('\n')}</section>`;
  const choice = (id: string, name: keyof DashboardWords): string =>
    `<p class="choice"><label for="${id}">${text(name)}</label> <select id="${id}"></select></p>`;
  const note = (name: keyof DashboardWords): string => `<p class="quiet">${text(name)}</p>`;
  const body = [
    `<h1>${text('title')}</h1>`,
    '<p class="lead" id="lead" aria-live="polite"></p>',
    `<p><a href="what_changed.html">${text('whatChanged')}</a></p>`,
    filters(text),
    '<p class="quiet on-paper" id="shown"></p>',
    `<p class="notice" id="no-plotly" hidden>${text('noPlotly')}</p>`,
    section('numbers', 'numbers', [
      '<dl class="tiles" id="tiles"></dl>',
      note('countsNote'),
      figure('figure-members'),
      table('course'),
    ]),
    section('segments', 'segmentsHeading', [
      choice('measure', 'measure'),
      figure('figure-segments'),
      table('segments-table'),
    ]),
    section('flows', 'flowsHeading', [figure('figure-flows'), table('flows-table')]),
    data.months.every(({ test }) => test == null)
      ? ''
      : section('test', 'testHeading', [
          '<div id="test-said"></div>',
          figure('figure-test'),
          table('test-table'),
        ]),
    section('forecasts', 'forecastsHeading', [
      choice('horizon', 'horizon'),
      figure('figure-forecasts'),
      table('forecasts-table'),
      note('forecastsNote'),
    ]),
    section('drift', 'driftHeading', [figure('figure-drift'), table('drift-table'), note('driftNote')]),
    data.shadows.length === 0
      ? ''
      : section('shadow', 'shadowHeading', [
          '<div id="shadow-said"></div>',
          figure('figure-shadow'),
          table('shadow-table'),
        ]),
    data.customers === null ? '' : lookUp(words, data, settings.lang),
    '<p class="made" id="made"></p>',
  ];
  return frame(settings.lang, `${words.title} · ${data.run}`, assets, [
    `<body class="board"><a class="skip" href="#content">${text('skip')}</a>`,
    '<header class="bar">',
    `<nav class="trail"><span>${escapeHtml(data.run)}</span></nav>`,
    `<div class="switches"><button type="button" class="switch theme" hidden><span class="name">${text('theme')}</span> <span class="state">${text('auto')}</span></button></div>`,
    '</header>',
    isSample ? `<div class="notice" role="note">${text('sample')}</div>` : '',
    `<noscript><div class="notice">${text('noScript')}</div></noscript>`,
    '<main id="content" tabindex="-1">',
    ...body,
    '</main>',
    `<script type="application/json" id="page-words">${jsonForScript(words)}</script>`,
    `<script type="application/json" id="dashboard-data">${jsonForScript(dashboardPayload(settings, data))}</script>`,
    '</body></html>',
  ]);
}

/** The head that both kinds of page share, and the lines behind it. */
export function frame(
  lang: Settings['lang'],
  title: string,
  assets: Assets | null,
  lines: readonly string[],
): string {
  return [
    `<!doctype html>`,
    `<html lang="${locales[lang]}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
    `<title>${escapeHtml(title)}</title>`,
    '<link rel="icon" href="data:,">',
    ...(assets === null
      ? []
      : [
          `<script>try{var t=localStorage.getItem('insiders:theme');if(t==='light'||t==='dark')document.documentElement.dataset.theme=t}catch(e){}</script>`,
          `<link rel="stylesheet" href="${assets.css}">`,
          `<script defer src="${assets.plotly}"></script>`,
          `<script defer src="${assets.js}"></script>`,
        ]),
    '</head>',
    ...lines,
  ]
    .filter((line) => line !== '')
    .join('\n')
    .concat('\n');
}

function filters(text: (name: keyof DashboardWords) => string): string {
  return [
    `<fieldset class="filters" aria-label="${text('filters')}">`,
    `<div class="when"><label for="month">${text('month')}</label><div class="slide">`,
    `<button type="button" id="earlier" aria-label="${text('earlier')}">‹</button>`,
    '<input type="range" id="month" min="0" max="0" step="1">',
    `<button type="button" id="later" aria-label="${text('later')}">›</button>`,
    '<output id="month-name" for="month"></output></div></div>',
    `<div><label for="segment">${text('segment')}</label><select id="segment"></select></div>`,
    `<div><label for="country">${text('country')}</label><select id="country"></select></div>`,
    '</fieldset>',
  ].join('\n');
}

function figure(id: string): string {
  return `<figure class="figure" id="${id}" aria-labelledby="${id}-title"><p class="figure-title" id="${id}-title"></p><p class="figure-subtitle"></p><div class="plot-box"><div class="plot" role="img"></div></div></figure>`;
}

function lookUp(words: DashboardWords, data: DashboardData, lang: Settings['lang']): string {
  const count = (n: number): string => new Intl.NumberFormat(locales[lang]).format(n);
  const said = [
    words.lookUpNote.replace('{n}', count(data.customers?.length ?? 0)),
    ...(data.customersLeftOut > 0 ? [words.lookUpLeftOut.replace('{n}', count(data.customersLeftOut))] : []),
  ].join(' ');
  return [
    `<section class="look-up" aria-labelledby="look-up"><h2 id="look-up">${escapeHtml(words.lookUpHeading)}</h2>`,
    `<label for="customer">${escapeHtml(words.lookUp)}</label>`,
    '<input id="customer" type="search" autocomplete="off" spellcheck="false">',
    '<div class="found" id="customer-found" aria-live="polite"></div><div id="customer-table"></div>',
    `<p class="quiet">${escapeHtml(said)}</p></section>`,
  ].join('\n');
}
