import { type DatesRead } from './dates';
import { type FileKind } from '../bytes';

/** The forms that transactions are known in. */
export type Form =
  | 'workbook'
  | 'month-first-csv'
  | 'course-csv'
  | 'iso-csv'
  | 'day-first-csv'
  | 'month-name-csv'
  | 'numbers-csv'
  | 'parquet';

/** What each form is called in a sentence. */
export const FORM_NAMES: Readonly<Record<Form, string>> = {
  workbook: 'Excel workbook',
  'month-first-csv': 'CSV with the month first, as from UCI and Kaggle',
  'course-csv': 'CSV of the course, its dates moved back',
  'iso-csv': 'CSV with ISO dates',
  'day-first-csv': 'CSV with the day first',
  'month-name-csv': 'CSV with the month by name',
  'numbers-csv': 'CSV with the dates as numbers',
  parquet: 'Parquet',
};

/** The form of a file, from what it holds and how it writes its dates. */
export function formOf(kind: FileKind, { form, order }: DatesRead, isCourse: boolean): Form {
  if (kind !== 'text') return kind;
  if (isCourse) return 'course-csv';
  switch (form) {
    case 'numbers':
      return order === 'month-first' ? 'month-first-csv' : 'day-first-csv';
    case 'month-name':
      return 'month-name-csv';
    case 'iso':
    case null:
      return 'iso-csv';
    default:
      return 'numbers-csv';
  }
}
