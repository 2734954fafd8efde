export function checkNode(version?: string): void;
export function findPython(environment?: Readonly<Record<string, string | undefined>>): {
  command: string;
  version: string;
};
