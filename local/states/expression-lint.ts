import jsonata from 'jsonata';
import { functionNames } from './functions.ts';

/** What an expression may use at its place. */
export interface Known {
  /** Variables that some path to the state may have assigned. */
  readonly variables: ReadonlySet<string>;
  /** Members of `$states` beside input and context: `result`, `errorOutput`. */
  readonly offers: readonly string[];
  /** Whether the state has a task token. */
  readonly token: boolean;
}

interface Scope {
  readonly known: Known;
  /** Variables that the expression itself has bound here. */
  readonly bound: ReadonlySet<string>;
  /** Whether an item is in context, so that `$` and field names mean something. */
  readonly inside: boolean;
  readonly say: (message: string) => void;
}

type Node = { readonly [key: string]: unknown } & { readonly type?: string; readonly value?: unknown };

/** What Step Functions refuses in an expression, or would fail on when it runs (AWS: transforming-data). */
export function lintExpression(source: string, known: Known): string[] {
  const messages = new Set<string>();
  try {
    const ast = jsonata(source).ast() as unknown as Node;
    walk(ast, { known, bound: new Set(), inside: false, say: (message) => messages.add(message) });
  } catch (error) {
    messages.add(syntax(source, error as { code?: string; message: string }));
  }
  return [...messages];
}

function syntax(source: string, { code, message }: { code?: string; message: string }): string {
  const newer = ['??', '?:'].filter((operator) => source.includes(operator));
  const reason = newer.length ? ` (${newer.join(' and ')} came after JSONata 2.0, which Step Functions runs)` : '';
  return `syntax error ${code ?? ''}: ${message}${reason}`;
}

/** The nodes that mean more than their parts. */
const walks: Readonly<Record<string, (node: Node, scope: Scope) => void>> = {
  path: (node, scope) => walkPath(node.steps as Node[], node, scope),
  function: walkCall,
  partial: walkCall,
  block: (node, scope) => walkBlock(node.expressions as Node[], scope),
  bind: (node, scope) => walk(node.rhs as Node, bind(scope, [String((node.lhs as Node).value)])),
  lambda: (node, scope) =>
    walk(
      node.body as Node,
      bind(
        scope,
        (node.arguments as Node[]).map(({ value }) => String(value)),
      ),
    ),
  transform: (node, scope) => walkParts(node, { ...scope, inside: true }),
  filter: (node, scope) => walkParts(node, { ...scope, inside: true }),
  sort: (node, scope) => walkParts(node, { ...scope, inside: true }),
};

function walk(node: Node, scope: Scope): void {
  checkNode(node, scope);
  (walks[String(node.type)] ?? walkParts)(node, scope);
}

function checkNode({ type, value }: Node, scope: Scope): void {
  if (type === 'variable') checkVariable(String(value), scope);
  else if (scope.inside) return;
  else if (type === 'name') scope.say(`the field name ${value} is not qualified: say $states.input.${value}`);
  else if (type === 'wildcard' || type === 'descendant' || type === 'parent')
    scope.say(`${type} has nothing to start from at the top level`);
}

/** Each step after the first has the one before as its context. */
function walkPath(steps: readonly Node[], path: Node, scope: Scope): void {
  checkStates(steps, scope);
  let here = scope;
  for (const step of steps) {
    walk(step, here);
    here = {
      ...bind(
        here,
        [step.focus, step.index].filter((name) => typeof name === 'string'),
      ),
      inside: true,
    };
  }
  if (path.group) walkParts(path.group as Node, here);
}

function walkCall(node: Node, scope: Scope): void {
  const procedure = node.procedure as Node;
  const name = String(procedure.value);
  if (procedure.type !== 'variable') walk(procedure, scope);
  else if (name === 'eval') scope.say('$eval is not available in Step Functions');
  else if (!functionNames.has(name) && !isVariable(name, scope)) scope.say(`there is no function $${name}`);
  for (const argument of node.arguments as Node[]) walk(argument, scope);
  walkParts({ predicate: node.predicate, stages: node.stages, group: node.group }, scope);
}

function walkBlock(expressions: readonly Node[], scope: Scope): void {
  let here = scope;
  for (const expression of expressions) {
    walk(expression, here);
    if (expression.type === 'bind') here = bind(here, [String((expression.lhs as Node).value)]);
  }
}

/** All nodes below; predicates, stages and groups have a context. */
function walkParts(node: Node, scope: Scope): void {
  for (const [key, part] of Object.entries(node)) {
    const inside = scope.inside || ['predicate', 'stages', 'group'].includes(key);
    if (part !== null && typeof part === 'object' && key !== 'value') walkAny(part, { ...scope, inside });
  }
}

function walkAny(part: object, scope: Scope): void {
  if (Array.isArray(part)) for (const item of part) walkAny(item, scope);
  else if ('type' in part) walk(part as Node, scope);
  else walkParts(part as Node, scope);
}

function checkVariable(name: string, scope: Scope): void {
  if (name === '$') scope.say('$$ has no meaning in Step Functions');
  else if (name === '') {
    if (!scope.inside) scope.say('$ has no meaning at the top level: say $states.input');
  } else if (name === 'eval') scope.say('$eval is not available in Step Functions');
  else if (name !== 'states' && !functionNames.has(name) && !isVariable(name, scope))
    scope.say(`the variable $${name} is assigned on no path to this state`);
}

const isVariable = (name: string, { known, bound }: Scope) => known.variables.has(name) || bound.has(name);

const CONTEXT = ['Execution', 'StateMachine', 'State', 'Task', 'Map'];

/** `$states.x.y`: only what there is. */
function checkStates([first, second, third]: readonly Node[], { known, say }: Scope): void {
  if (first?.type !== 'variable' || first.value !== 'states' || second?.type !== 'name') return;
  const member = String(second.value);
  if (!['input', 'context', ...known.offers].includes(member)) say(`$states.${member} does not exist here`);
  if (member !== 'context' || third?.type !== 'name') return;
  if (!CONTEXT.includes(String(third.value))) say(`$states.context.${third.value} does not exist`);
  else if (third.value === 'Task' && !known.token) say('only a .waitForTaskToken task has $states.context.Task');
}

const bind = (scope: Scope, names: readonly unknown[]): Scope =>
  names.length ? { ...scope, bound: new Set([...scope.bound, ...names.map(String)]) } : scope;
