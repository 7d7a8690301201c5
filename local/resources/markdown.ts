import { kinds } from './index.ts';
import type { Shape, Shapes } from './shape.ts';

/** The allow-lists as the documentation shows them: what is acted on, what is accepted without effect, and why. */
export function resourcesAsMarkdown(): string {
  return Object.entries(kinds)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([type, { properties }]) => section(type, properties))
    .join('\n\n');
}

function section(type: string, properties: Shapes): string {
  const leaves = Object.entries(properties).flatMap(([name, shape]) => leavesOf(name, shape));
  const acted = leaves.filter(({ shape }) => shape.is !== 'idle').map(({ path, shape }) => path + restriction(shape));
  return [`**${type}**`, `- acted on: ${acted.join(', ') || 'nothing'}`, ...idleLines(leaves)].join('\n');
}

interface Leaf {
  readonly path: string;
  readonly shape: Shape;
}

function leavesOf(path: string, shape: Shape): Leaf[] {
  if (shape.is === 'list') return leavesOf(`${path}[]`, shape.of);
  if (shape.is !== 'object') return [{ path: `\`${path}\``, shape }];
  return Object.entries(shape.members).flatMap(([name, member]) => leavesOf(`${path}.${name}`, member));
}

const restriction = (shape: Shape): string =>
  shape.is === 'only' ? ` (only ${shape.values.map((value) => value ?? 'absent').join(', ')})` : '';

function idleLines(leaves: readonly Leaf[]): string[] {
  const byReason = new Map<string, string[]>();
  for (const { path, shape } of leaves)
    if (shape.is === 'idle') byReason.set(shape.reason, [...(byReason.get(shape.reason) ?? []), path]);
  return [...byReason].map(([reason, paths]) => `- accepted without effect: ${paths.join(', ')}: ${reason}`);
}
