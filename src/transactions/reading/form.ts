import { type DateStyle, type FileKind, type Form } from './types';

/** What each form is called in a sentence. */
export const FORM_NAMES: Readonly<Record<Form, string>> = {
  workbook: 'Excel workbook',
  'month-first-csv': 'CSV with the month first, as from UCI and Kaggle',
  'course-csv': 'CSV of the course, its dates moved back',
  'iso-csv': 'CSV with ISO dates',
  'day-first-csv': 'CSV with the day first',
  'month-name-csv': 'CSV with the month by name',
  parquet: 'Parquet',
};

/** The form of a file, from what it holds and how it writes its dates. */
export function formOf(kind: FileKind, dates: DateStyle, isCourse: boolean): Form {
  if (kind !== 'text') return kind;
  return isCourse ? 'course-csv' : `${dates}-csv`;
}
