/** A text whose addresses are shown without the name and the password before the host, and without their queries. */
export function shownUrl(text: string): string {
  return text.replace(
    /\b(\w+:\/\/)(?:[^/\s@]*@)?([^\s?#]*)(\?\S*)?/g,
    (_, scheme: string, place: string, query?: string) =>
      `${scheme}${place}${query === undefined ? '' : '?…'}`,
  );
}
