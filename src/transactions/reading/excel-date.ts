const DAY_SECONDS = 86_400;
/** Day 0 of the 1900 calendar, for serial numbers from 61: Excel counts a 29 February 1900 that never was. */
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);

/**
 * Makes the function that writes an Excel date as ISO text, to the second.
 *
 * @param from1904 whether the workbook counts its days from 1904 instead of 1900
 * @returns of a serial number (days since the calendar's beginning, the time of day as a fraction) the text
 *   `2010-12-01 08:26:00`; the serial itself when it is no day from March 1900 to the year 9999
 */
export function excelMoments(from1904: boolean): (serial: string) => string {
  const epoch = from1904 ? EPOCH_1904 : EPOCH_1900;
  const first = from1904 ? 0 : 61 * DAY_SECONDS;
  const end = Date.UTC(10_000, 0, 1);
  // Lines of one invoice come together, so most dates are the one before.
  let lastSerial = '';
  let lastMoment = '';
  return (serial) => {
    if (serial === lastSerial) return lastMoment;
    const seconds = Math.round(Number(serial) * DAY_SECONDS);
    const time = epoch + seconds * 1000;
    const valid = seconds >= first && time < end;
    lastSerial = serial;
    lastMoment = valid ? new Date(time).toISOString().slice(0, 19).replace('T', ' ') : serial;
    return lastMoment;
  };
}
