/** A notebook's JSON without outputs, numbers of executions and what editors leave in the cells. */
export function cleanNotebook(written: string): string;
