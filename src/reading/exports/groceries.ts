import { has } from './has';
import { type KnownExport } from './types';

/** The groceries table: member, day and product; what was paid stands in it only in some copies (`Cost`). */
export const groceries: KnownExport = {
  name: 'groceries',
  title: 'the groceries table',
  recognises: (head) => has(head, 'Member_number', 'Date', 'itemDescription'),
  columns: { customer: 'Member_number', day: 'Date', description: 'itemDescription' },
  without: ['quantity', 'product'],
  onePieceARow: true,
  notices: ['Each row is one piece; a member’s purchases of one day are one invoice.'],
};
