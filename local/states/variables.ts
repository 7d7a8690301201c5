import type { Definition, State } from './definition.ts';

/** The ways out of a state, each with the variables assigned on it. */
function exits({ Next, Default, Assign, Choices, Catch }: State): { to: string; assigns: readonly string[] }[] {
  const own = Object.keys(Assign ?? {});
  return [
    ...(Next !== undefined ? [{ to: Next, assigns: own }] : []),
    ...(Default !== undefined ? [{ to: Default, assigns: own }] : []),
    ...(Choices ?? []).map((rule) => ({ to: rule.Next, assigns: Object.keys(rule.Assign ?? {}) })),
    ...(Catch ?? []).map((catcher) => ({ to: catcher.Next, assigns: Object.keys(catcher.Assign ?? {}) })),
  ];
}

/**
 * For each state the variables that may be assigned when it is entered: those of `outer`, and those assigned on any
 * path that leads there.
 */
export function variablesAt(definition: Definition, outer: ReadonlySet<string>): Map<string, Set<string>> {
  const found = new Map([[definition.StartAt, new Set(outer)]]);
  const pending = [definition.StartAt];
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    const here = found.get(name)!;
    for (const { to, assigns } of exits(definition.States[name] ?? ({} as State))) {
      const there = found.get(to) ?? new Set<string>();
      const before = found.has(to) ? there.size : -1;
      for (const variable of [...here, ...assigns]) there.add(variable);
      found.set(to, there);
      if (there.size > before) pending.push(to);
    }
  }
  return found;
}
