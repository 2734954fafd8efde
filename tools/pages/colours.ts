import { grounds } from '../../src/charts';

type Mode = keyof typeof grounds;

/** What pages need beyond the grounds that they share with the figures. Every ink has a contrast of 4.5 or more. */
const inks: Record<Mode, Readonly<Record<string, string>>> = {
  light: {
    accent: '#005F96',
    tint: '#EEF5FA',
    soft: '#F6F7F9',
    shade: 'rgba(31, 35, 40, 0.16)',
    code: '#F6F7F9',
    good: '#00704F',
    caution: '#855600',
    alarm: '#B34400',
    mark: '#FBE7C6',
    'mark-ink': '#4A2F00',
    keyword: '#8A2F8F',
    string: '#1B6E3C',
    number: '#9A4600',
    name: '#005F96',
  },
  dark: {
    accent: '#7CC0EE',
    tint: '#182733',
    soft: '#1C2127',
    shade: 'rgba(0, 0, 0, 0.75)',
    code: '#1B2026',
    good: '#5ECFA5',
    caution: '#E9B44C',
    alarm: '#FF9A63',
    mark: '#F1D9A8',
    'mark-ink': '#3A2500',
    keyword: '#D9A1E0',
    string: '#8FD0A1',
    number: '#F0B07C',
    name: '#8CC4EA',
  },
};

/**
 * The colours as variables of the pages' style, for light and dark: as the system wishes, or as the reader chose;
 * paper is always light. Ground, ink and lines are those of the figures' theme, so page and figure are of one piece.
 */
export function colourStyle(): string {
  const variables = (mode: Mode): string =>
    Object.entries({ ...grounds[mode], ...inks[mode] })
      .map(([name, colour]) => `--${name}:${colour}`)
      .join(';');
  const light = `color-scheme:light;${variables('light')}`;
  const dark = `color-scheme:dark;${variables('dark')}`;
  return [
    `:root{${light}}`,
    `@media screen and (prefers-color-scheme:dark){:root:not([data-theme=light]){${dark}}}`,
    `@media screen{:root[data-theme=dark]{${dark}}}`,
  ].join('\n');
}
