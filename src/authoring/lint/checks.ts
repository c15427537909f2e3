import { loadSwc } from '../../system/swc.ts';

/** The checks of a spec, as its text names them. */
export interface SpecChecks {
  names: string[];
  /** False where a name is computed, or the spec cannot be read: then there may be others. */
  complete: boolean;
}

interface Node {
  type: string;
  [property: string]: unknown;
}

/** Reads the names of a spec’s tests without running it; in a `describe` they begin with its name. */
export function checksIn(spec: string): SpecChecks {
  const found: SpecChecks = { names: [], complete: true };
  try {
    visit(loadSwc().parseSync(spec, { syntax: 'typescript', target: 'es2023' }), [], found);
  } catch {
    found.complete = false;
  }
  return found;
}

/** True where a spec may have a check of this name. */
export function hasCheck({ names, complete }: SpecChecks, name: string): boolean {
  return names.includes(name) || !complete;
}

function visit(value: unknown, blocks: string[], found: SpecChecks): void {
  if (Array.isArray(value)) for (const one of value) visit(one, blocks, found);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
  const node = value as Node;
  const called = node.type === 'CallExpression' ? calledBy(node['callee'] as Node) : undefined;
  const name = called && literal(firstArgument(node));
  if (called === 'table' || (called && name === undefined)) found.complete = false;
  if (called === 'test' && name !== undefined) found.names.push([...blocks, name].join(' › '));
  const within = called === 'describe' && name !== undefined ? [...blocks, name] : blocks;
  for (const child of Object.values(node)) visit(child, within, found);
}

/** `test` for `test(…)`, `it(…)` and `test.only(…)`; `test.each(…)` makes names of its own. */
function calledBy(callee: Node): 'test' | 'describe' | 'table' | undefined {
  if (callee.type === 'MemberExpression') {
    const property = (callee['property'] as { value?: unknown }).value;
    const called = calledBy(callee['object'] as Node);
    return called && property === 'each' ? 'table' : called;
  }
  const name = callee.type === 'Identifier' ? callee['value'] : undefined;
  if (name === 'test' || name === 'it') return 'test';
  return name === 'describe' ? 'describe' : undefined;
}

function firstArgument(call: Node): Node | undefined {
  return (call['arguments'] as { expression: Node }[])[0]?.expression;
}

/** The text of a string that is written out. */
function literal(node: Node | undefined): string | undefined {
  if (node?.type === 'StringLiteral') return node['value'] as string;
  const [only, ...others] = (node?.['quasis'] ?? []) as { cooked: string }[];
  return only && others.length === 0 ? only.cooked : undefined;
}
