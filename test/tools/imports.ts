/** An import of a source file: what it asks for, and the line it stands on. `from` is undefined when it is computed. */
export interface Import {
  readonly from: string | undefined;
  readonly line: number;
}

/** Comments, strings, templates and regular expressions: whichever begins first ends by its own rule. */
const token = new RegExp(
  [
    /\/\/[^\n]*|\/\*[\s\S]*?\*\//,
    /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\[\s\S]|[^`\\])*`/,
    /(?<=[=(,:!&|?;{[\n]\s*)\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+\/[a-z]*/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'g',
);

/** An import once every string of the code has been replaced by its number in quotes: static, bare, dynamic. */
const asked = new RegExp(
  [
    /(?<![.\w$])(?:import|export)\b[^';=()]*?\bfrom\s*'(\d+)'/,
    /(?<![.\w$])import\s*'(\d+)'/,
    /(?<![.\w$])import\s*\(\s*(?:'(\d+)'|[^)])/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'g',
);

/**
 * The imports of a TypeScript source: static, for side effects, of types, re-exports, dynamic and in types.
 * Comments and the insides of strings are no code and are taken out first.
 */
export function importsOf(source: string): Import[] {
  const strings: string[] = [];
  const code = source.replaceAll(token, (found) => {
    const lines = found.replaceAll(/[^\n]/g, '');
    return /^['"`]/.test(found) ? `'${strings.push(found.slice(1, -1)) - 1}'${lines}` : lines;
  });
  return [...code.matchAll(asked)].map((match) => {
    const index = match[1] ?? match[2] ?? match[3];
    const line = code.slice(0, match.index + match[0].length).split('\n').length;
    return { from: index === undefined ? undefined : strings[Number(index)], line };
  });
}
