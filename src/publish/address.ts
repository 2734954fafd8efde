/**
 * An address as it may be shown: without its password, and without what follows a question mark, where secrets stand
 * as well. Also of an address that no parser takes.
 */
export function shownAddress(address: string): string {
  return address
    .replace(/\?.*$/s, '')
    .replace(/^([a-z0-9+.-]+:\/\/)(.*)@/is, (_all, scheme: string, who: string) => {
      const [user] = who.split(':');
      return user === '' ? scheme : `${scheme}${user}@`;
    });
}
