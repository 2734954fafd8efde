export function environmentPython(root: string): string;
export function setUpPythonPackages(
  root: string,
  lab: boolean,
  findPython: () => { command: string; version: string },
  say: (line: string) => void,
): boolean;
