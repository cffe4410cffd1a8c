// Reads an expression that a reader types, such as `(relu(w*x + b) - y)^2`, into nodes in the order in which they are computed.

import { type Expression, parseExpressionAt } from 'acorn';
import { resemblingName, ValueError } from 'fovea';
import { FUNCTIONS, OPERATORS, type Operation, power } from './operations.ts';

export interface ExpressionNode {
  /** As typed, without what surrounds it. */
  readonly text: string;
  readonly tex: string;
  /** None for variables and constants. */
  readonly operation?: Operation;
  /** Places of the arguments in the list of nodes. */
  readonly inputs: readonly number[];
  /** Of a variable. */
  readonly name?: string;
  /** Of a constant. */
  readonly constant?: number;
}

/** Longer expressions do not fit on a screen, and deep ones do not end. */
const LONGEST = 200;
const LARGEST_EXPONENT = 16;

/** Whole exponent of `a ** 2` or `a ** -2`; undefined for anything else. */
function exponentOf(node: Expression): number | undefined {
  if (node.type === 'UnaryExpression' && node.operator === '-') {
    const value = exponentOf(node.argument);
    return value === undefined ? undefined : -value;
  }
  const whole = node.type === 'Literal' && typeof node.value === 'number' && Number.isInteger(node.value);
  return whole && (node.value as number) <= LARGEST_EXPONENT ? (node.value as number) : undefined;
}

class Reader {
  readonly nodes: ExpressionNode[] = [];
  private readonly variables = new Map<string, number>();

  constructor(private readonly source: string) {}

  private add(node: Omit<ExpressionNode, 'text'>, { start, end }: Expression): number {
    this.nodes.push({ ...node, text: this.source.slice(start, end).replaceAll('**', '^') });
    return this.nodes.length - 1;
  }

  /** TeX of an argument, in brackets where it binds less than is needed. */
  private inner(place: number, needed: number): string {
    const { tex, operation } = this.nodes[place];
    return operation && operation.binding < needed ? String.raw`\left(${tex}\right)` : tex;
  }

  private apply(operation: Operation, inputs: readonly number[], node: Expression): number {
    const [a, b = ''] = inputs.map((place, i) => this.inner(place, operation.needs[i]));
    return this.add({ operation, inputs, tex: operation.tex(a, b) }, node);
  }

  private refuse({ start, end }: Expression, why: string): never {
    throw new ValueError(`backpropagation: ${this.source.slice(start, end).replaceAll('**', '^')}: ${why}`);
  }

  private call(node: Expression & { readonly type: 'CallExpression' }): number {
    const { callee } = node;
    const name = callee.type === 'Identifier' ? callee.name : '';
    if (!Object.hasOwn(FUNCTIONS, name)) {
      const near = resemblingName(name, Object.keys(FUNCTIONS));
      this.refuse(
        node,
        `unknown function; ${near ? `did you mean ${near}?` : `there is ${Object.keys(FUNCTIONS).join(', ')}`}`,
      );
    }
    const operation = FUNCTIONS[name];
    if (node.arguments.length !== operation.arguments)
      this.refuse(
        node,
        `${name} takes ${operation.arguments === 1 ? 'one argument' : 'two arguments'}, not ${node.arguments.length}`,
      );
    const inputs = node.arguments.map((each) => this.read(each as Expression));
    return this.apply(operation, inputs, node);
  }

  private binary(node: Expression & { readonly type: 'BinaryExpression' }): number {
    const { operator, left, right } = node;
    if (operator === '**') {
      const exponent = exponentOf(right);
      if (exponent === undefined)
        this.refuse(
          node,
          `an exponent must be a whole number up to ${LARGEST_EXPONENT}; write exp(b * log(a)) for others`,
        );
      return this.apply(power(exponent), [this.read(left as Expression)], node);
    }
    const operation = OPERATORS[operator];
    if (!operation) this.refuse(node, `unknown operator ${operator}; there is + - * / ^`);
    const inputs = [this.read(left as Expression), this.read(right)];
    return this.apply(operation, inputs, node);
  }

  private variable(name: string, node: Expression): number {
    const known = this.variables.get(name);
    if (known !== undefined) return known;
    const place = this.add(
      { name, inputs: [], tex: name.length > 1 ? String.raw`\mathit{${name.replaceAll('_', '\\_')}}` : name },
      node,
    );
    this.variables.set(name, place);
    return place;
  }

  read(node: Expression): number {
    switch (node.type) {
      case 'Literal':
        if (typeof node.value !== 'number') this.refuse(node, 'is not a number');
        return this.add({ constant: node.value, inputs: [], tex: String(node.value) }, node);
      case 'Identifier':
        return this.variable(node.name, node);
      case 'UnaryExpression':
        if (node.operator === '+') return this.read(node.argument);
        if (node.operator !== '-') this.refuse(node, `unknown operator ${node.operator}; there is + - * / ^`);
        return this.apply(OPERATORS['-1'], [this.read(node.argument)], node);
      case 'BinaryExpression':
        return this.binary(node);
      case 'CallExpression':
        return this.call(node);
      default:
        return this.refuse(node, 'only numbers, names, + - * / ^ and functions are understood');
    }
  }
}

/** What the parser says, in the words of an expression. */
function syntaxError(expression: string, error: unknown): ValueError {
  const { pos = 0 } = error as { pos?: number };
  const rest = expression.slice(pos).trim();
  const sign = /(^|[-+*/(,])\s*-[^()]*$/.test(expression.slice(0, pos)) && rest.startsWith('^');
  const advice = sign ? 'write -(x^2) or (-x)^2, which differ' : 'check brackets and signs';
  return new ValueError(
    `backpropagation: cannot read ${expression} from ${rest ? `"${rest}"` : 'its end'} on; ${advice}`,
  );
}

/**
 * Nodes of an expression, arguments before what is made of them; the last is the expression itself. A name stands for one node, however
 * often it occurs.
 * @throws ValueError for what is no such expression
 */
export function parseExpression(expression: string): readonly ExpressionNode[] {
  if (expression.trim() === '' || expression.length > LONGEST)
    throw new ValueError(
      `backpropagation: needs an expression of 1 to ${LONGEST} characters, such as (relu(w*x + b) - y)^2`,
    );
  const source = expression.replaceAll('^', '**');
  let tree: Expression;
  try {
    tree = parseExpressionAt(source, 0, { ecmaVersion: 2022 });
  } catch (error) {
    const { pos = 0 } = error as { pos?: number };
    const before = source.slice(0, pos).replaceAll('**', '^').length;
    throw syntaxError(expression, { pos: before });
  }
  if (source.slice(tree.end).trim() !== '')
    throw syntaxError(expression, { pos: source.slice(0, tree.end).replaceAll('**', '^').length });
  const reader = new Reader(source);
  reader.read(tree);
  return reader.nodes;
}
