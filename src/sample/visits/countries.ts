import { type Random } from '../../numeric';
import { aliasTable, drawIndex } from '../alias';

/** Where customers live, with weights like the customers of the real file. */
const HOME = 'United Kingdom';

const ABROAD: readonly (readonly [country: string, weight: number])[] = [
  ['Germany', 95],
  ['France', 87],
  ['EIRE', 30],
  ['Spain', 31],
  ['Belgium', 25],
  ['Switzerland', 21],
  ['Portugal', 19],
  ['Italy', 15],
  ['Finland', 12],
  ['Austria', 11],
  ['Norway', 10],
  ['Netherlands', 9],
  ['Australia', 9],
  ['Denmark', 9],
  ['Channel Islands', 9],
  ['Cyprus', 8],
  ['Sweden', 8],
  ['Japan', 8],
  ['Poland', 6],
  ['USA', 4],
  ['Canada', 4],
  ['Greece', 4],
  ['Israel', 4],
  ['Malta', 2],
  ['Iceland', 1],
  ['RSA', 1],
  ['Singapore', 1],
  ['Czech Republic', 1],
];

/** All countries of a sample; a customer's country is a number into it. */
export const COUNTRIES: readonly string[] = [
  HOME,
  ...ABROAD.map(([country]) => country),
  'European Community',
  'Unspecified',
  'Hong Kong',
];

export const UNITED_KINGDOM = 0;
export const EUROPEAN_COMMUNITY = COUNTRIES.indexOf('European Community');
export const UNSPECIFIED = COUNTRIES.indexOf('Unspecified');

const foreign = aliasTable(ABROAD.map(([, weight]) => weight));

/** Guests give no country more often than customers, and some buy from Hong Kong. */
const guests = aliasTable([970, 9, 10, 6, 5]);
const GUEST_COUNTRIES = ['United Kingdom', 'EIRE', 'Hong Kong', 'Unspecified', 'France'].map((country) =>
  COUNTRIES.indexOf(country),
);

/** The number of a country, abroad with the probability that is given. */
export function drawCountry(abroad: number, random: Random): number {
  return random() < abroad ? drawForeignCountry(random) : UNITED_KINGDOM;
}

/** The number of a country abroad. */
export function drawForeignCountry(random: Random): number {
  return 1 + drawIndex(foreign, random);
}

/** The number of a guest's country. */
export function drawGuestCountry(random: Random): number {
  return GUEST_COUNTRIES[drawIndex(guests, random)];
}
