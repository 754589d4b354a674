import { stripTypeScriptTypes } from 'node:module';
import { parseAst } from 'vite';

/** One change to one place of a file: the characters from `start` to `end` become `text`. */
export interface Mutant {
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly line: number;
  readonly was: string;
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

const OPERATORS: Readonly<Record<string, readonly string[]>> = {
  '===': ['!=='],
  '!==': ['==='],
  '==': ['!='],
  '!=': ['=='],
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
  '+': ['-'],
  '-': ['+'],
  '*': ['/'],
  '/': ['*'],
  '%': ['*'],
  '&&': ['||'],
  '||': ['&&'],
  '??': ['&&'],
};

const METHODS: ReadonlyMap<string, string> = new Map([
  ['some', 'every'],
  ['every', 'some'],
  ['find', 'findLast'],
  ['findLast', 'find'],
  ['min', 'max'],
  ['max', 'min'],
  ['floor', 'ceil'],
  ['startsWith', 'endsWith'],
]);

/** Every mutant of a TypeScript file; types are no code and are left alone. */
export function mutantsOf(file: string, source: string): readonly Mutant[] {
  const code = stripTypeScriptTypes(source);
  const found: Mutant[] = [];
  const add = (start: number, end: number, text: string) => {
    const line = code.slice(0, start).split('\n').length;
    const was = code.slice(start, end);
    if (was !== text) found.push({ file, start, end, text, line, was });
  };
  visit(parseAst(code) as unknown as Node, (node, parent) => mutate(node, parent, code, add));
  return found;
}

type Add = (start: number, end: number, text: string) => void;

function visit(
  node: Node,
  see: (node: Node, parent: Node | null) => void,
  parent: Node | null = null,
) {
  if (node.type === 'ImportDeclaration') return;
  see(node, parent);
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (child !== null && typeof child === 'object' && 'type' in child)
        visit(child as Node, see, node);
    }
  }
}

function mutate(node: Node, parent: Node | null, code: string, add: Add): void {
  const child = (name: string) => node[name] as Node;
  switch (node.type) {
    case 'BinaryExpression':
    case 'LogicalExpression': {
      const from = child('left').end;
      const between = code.slice(from, child('right').start);
      const operator = String(node.operator);
      const at = from + between.indexOf(operator);
      for (const other of OPERATORS[operator] ?? []) add(at, at + operator.length, other);
      return;
    }
    case 'IfStatement':
    case 'ConditionalExpression':
      for (const value of ['true', 'false']) add(child('test').start, child('test').end, value);
      return;
    case 'WhileStatement':
      add(child('test').start, child('test').end, 'false');
      return;
    case 'UnaryExpression':
      if (node.operator === '!')
        add(node.start, node.end, code.slice(child('argument').start, child('argument').end));
      return;
    case 'Literal':
      literal(node, parent, add);
      return;
    case 'ArrayExpression':
      if ((node.elements as unknown[]).length > 0) add(node.start, node.end, '[]');
      return;
    case 'SpreadElement':
      if (parent?.type === 'ArrayExpression') add(node.start, node.end, '...[]');
      if (parent?.type === 'ObjectExpression') add(node.start, node.end, '...{}');
      return;
    case 'MemberExpression': {
      const name = String(child('property').name ?? '');
      const other = node.computed === true ? undefined : METHODS.get(name);
      if (other !== undefined) add(child('property').start, child('property').end, other);
      return;
    }
    case 'CallExpression':
      if (called(node) === 'filter') add((child('callee').object as Node).end, node.end, '');
      return;
    case 'ExpressionStatement':
      add(node.start, node.end, ';');
      return;
    case 'AssignmentExpression': {
      const operator = String(node.operator);
      const at = child('left').end + code.slice(child('left').end).indexOf(operator);
      if (operator === '+=') add(at, at + 2, '-=');
      if (operator === '-=') add(at, at + 2, '+=');
      return;
    }
    default:
  }
}

function called(node: Node): string {
  const callee = node.callee as Node;
  return callee.type === 'MemberExpression' ? String((callee.property as Node).name) : '';
}

/**
 * A fallback of nothing (`?? ''`) is left alone: `noUncheckedIndexedAccess` asks for it where no
 * run can reach it.
 */
function literal(node: Node, parent: Node | null, add: Add): void {
  const { value } = node;
  if (parent?.type === 'LogicalExpression' && parent.right === node && !value) return;
  if (typeof value === 'boolean') add(node.start, node.end, String(!value));
  if (typeof value === 'number') add(node.start, node.end, String(value + 1));
  const key = parent?.type === 'Property' && parent.key === node;
  if (typeof value === 'string' && !key && !String(parent?.type).startsWith('Export')) {
    add(node.start, node.end, value === '' ? "'x'" : "''");
  }
}
