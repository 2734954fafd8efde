export function nodePackagesFit(root: string, development: boolean): boolean;
export function setUpNodePackages(root: string, development: boolean, say: (line: string) => void): boolean;
