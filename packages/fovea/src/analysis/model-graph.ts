// A model as a graph that folds: calls of modules within calls, the operations between them, and the shapes that they hand on.

import { elementCount, type Shape } from '../base/shape.ts';
import type { Node } from '../graph/node.ts';
import { addWork, type NodeWork, workOf } from '../graph/work.ts';
import { type Module, Parameter } from '../nn/index.ts';
import { inEvaluation } from '../nn/modes.ts';
import { type CallNode, type CallTree, traceCalls } from './call-tree.ts';
import { groupLists } from './graph-lists.ts';
import { type GraphEdge, type GraphNode, inOrder, portNode } from './graph-node.ts';
import { abstractInputs, argumentsOf, describedInputs, type InputDescription, type ModelInput } from './model-input.ts';
import { groupOperations, type OperationGroup } from './operation-groups.ts';
import { nameOf } from './profile.ts';
import type { AnalysisReport } from './report.ts';
import { requireModel } from './require-input.ts';

/** What `modelGraph` gives. */
export interface ModelGraph extends AnalysisReport<'model-graph'> {
  /** Class of the model, or the name that `createModel` knows. */
  readonly model: string;
  /** What the model read, such as `[1, 224, 224, 3]`; of several inputs the first. */
  readonly inputShape: Shape;
  /** Each argument of its forward. */
  readonly inputs: readonly InputDescription[];
  /** The model itself. */
  readonly root: GraphNode;
}

/**
 * The model's graph for one input, in evaluation mode, for diagrams: every call of a module is a node that holds the calls in it, with shapes on the edges.
 * What a forward computes besides its modules becomes nodes, too, named by what they do; nothing is registered and nothing computed. Weights, and what depends on them
 * alone, are left out.
 * @param input as `profileModel` takes it, such as `[1, 224, 224, 3]`
 * @throws as `profileModel`
 * @example
 * const { root } = await modelGraph(createModel('resnet18'), [1, 224, 224, 3]);
 * console.log(root.nodes.map(({ label }) => label).join(' → '));
 */
export async function modelGraph(model: Module, input: ModelInput): Promise<ModelGraph> {
  requireModel('modelGraph', model);
  const inputs = argumentsOf('modelGraph', input);
  return inEvaluation(model, async () => {
    const tree = traceCalls('modelGraph', model, abstractInputs(inputs));
    const root = new GraphBuilder(tree).moduleNode(tree.root, '', 'model');
    return {
      ...({ kind: 'model-graph', version: 1, model: nameOf(model) } as const),
      inputShape: inputs[0].shape,
      inputs: describedInputs(inputs),
      root,
    };
  });
}

/** What stands beside others in a call: another call, or operations of its own. */
type Part = CallNode | OperationGroup;

class GraphBuilder {
  private readonly calls = new Map<string, number>();
  /** The call around each call. */
  private readonly around = new Map<CallNode, CallNode>();
  private readonly groups = new Map<CallNode, readonly OperationGroup[]>();
  private readonly groupOf = new Map<Node, OperationGroup>();
  private readonly parameters = new Map<Module, number>();
  private readonly works = new Map<CallNode, NodeWork>();
  private readonly numbers = new Map<Node, number>();

  constructor(private readonly tree: CallTree) {
    const visit = (call: CallNode): void => {
      for (const inner of call.calls) {
        this.around.set(inner, call);
        visit(inner);
      }
      const groups = groupOperations(call.nodes, (node) => this.sourceOf(call, node));
      this.groups.set(call, groups);
      for (const group of groups) for (const node of group.nodes) this.groupOf.set(node, group);
    };
    visit(tree.root);
  }

  moduleNode(call: CallNode, around: string, id: string): GraphNode {
    const count = (this.calls.get(call.name) ?? 0) + 1;
    this.calls.set(call.name, count);
    const inner = this.within(call, id);
    const work = this.workBelow(call);
    return {
      id,
      kind: 'module',
      name: call.name,
      label:
        around === '' ? call.name : call.name.startsWith(`${around}.`) ? call.name.slice(around.length + 1) : call.name,
      type: call.module.constructor.name,
      call: count,
      outputShapes: call.results.map(({ shape }) => shape),
      outputNames: call.resultNames,
      parameters: this.parametersIn(call.module),
      macs: work.macs,
      flops: work.productFlops + work.elementwiseFlops,
      ...inner,
    };
  }

  /** Counted in the report, which is the same every time. */
  private numberOf(value: Node): number {
    const number = this.numbers.get(value) ?? this.numbers.size;
    this.numbers.set(value, number);
    return number;
  }

  /** Found once for each module, which may be called many times. */
  private parametersIn(module: Module): number {
    const known = this.parameters.get(module);
    if (known !== undefined) return known;
    const states = new Set([...module.namedStates()].map(([, state]) => state));
    let count = 0;
    for (const state of states) if (state instanceof Parameter) count += elementCount(state.shape);
    this.parameters.set(module, count);
    return count;
  }

  /** Added up once for each call, from the calls in it. */
  private workBelow(call: CallNode): NodeWork {
    const known = this.works.get(call);
    if (known) return known;
    const work = call.calls.map((inner) => this.workBelow(inner)).reduce(addWork, workOf(call.nodes));
    this.works.set(call, work);
    return work;
  }

  /** What is in a call; nothing where it would be a single box. */
  private within(call: CallNode, id: string): Pick<GraphNode, 'nodes' | 'edges'> {
    const groups = this.groups.get(call) ?? [];
    const loud = groups.filter(({ isQuiet }) => !isQuiet).length;
    if (call.calls.length === 0 && loud < 2 && call.depth > 0) return { nodes: [], edges: [] };
    const parts: Part[] = [...call.calls, ...groups];
    const ids = new Map<Part | Node, string>(parts.map((part, i) => [part, `${id}/${i}`]));
    const edges: GraphEdge[] = [];
    const inputs: GraphNode[] = [];
    const connect = (value: Node, to: string): void => {
      const part = this.partOf(call, value);
      if (part === undefined && !ids.has(value)) {
        ids.set(value, `${id}/in${inputs.length}`);
        const port = portNode(ids.get(value) as string, 'input', call.name, [value.shape]);
        inputs.push({ ...port, label: this.inputLabel(value) });
      }
      const from = ids.get(part ?? value) as string;
      const number = this.numberOf(value);
      if (from !== to && !edges.some((edge) => edge.from === from && edge.to === to && edge.value === number))
        edges.push({ from, to, shape: value.shape, value: number });
    };
    for (const part of parts) for (const value of this.needs(part)) connect(value, ids.get(part) as string);
    const outputs = outputPorts(call, id);
    for (const [i, result] of call.results.entries())
      connect(this.tree.returned.get(result)?.value as Node, outputs[i].id);
    const nodes = [
      ...inputs,
      ...parts.map((part) =>
        'module' in part
          ? this.moduleNode(part, call.name, ids.get(part) as string)
          : this.operationsNode(part, call, ids.get(part) as string, edges),
      ),
      ...outputs,
    ];
    return groupLists({ nodes: inOrder(nodes, edges), edges }, call.name, id);
  }

  /** Of several inputs of the model which one it is. */
  private inputLabel(value: Node): string {
    const { inputs } = this.tree;
    return inputs.length > 1 && inputs.includes(value) ? `input ${inputs.indexOf(value)}` : 'input';
  }

  private operationsNode(
    { nodes, label }: OperationGroup,
    { name }: CallNode,
    id: string,
    edges: readonly GraphEdge[],
  ): GraphNode {
    const work = workOf(nodes);
    const given = new Map(edges.filter(({ from }) => from === id).map(({ value, shape }) => [value, shape]));
    return {
      ...portNode(id, 'operations', name, [...given.values()]),
      label,
      macs: work.macs,
      flops: work.productFlops + work.elementwiseFlops,
    };
  }

  /** Values that depend on the input and come from outside of the part. */
  private needs(part: Part): readonly Node[] {
    if (!('module' in part)) return outside(part.nodes, (node) => this.groupOf.get(node) === part, this.isData);
    const inner: Node[] = [];
    const collect = (call: CallNode): void => {
      inner.push(...call.nodes.flatMap(({ inputs }) => inputs));
      for (const result of call.results) inner.push(this.tree.returned.get(result)?.value as Node);
      for (const own of call.calls) collect(own);
    };
    collect(part);
    return [...new Set(inner)].filter((node) => this.isData(node) && !this.isWithin(part, node));
  }

  private readonly isData = (node: Node): boolean =>
    this.tree.inputs.includes(node) || this.tree.madeIn.has(node) || this.tree.returned.has(node);

  /** The call in whose forward the value can be seen first. */
  private placeOf(node: Node): CallNode | undefined {
    const returned = this.tree.returned.get(node);
    return returned ? this.around.get(returned.call) : this.tree.madeIn.get(node);
  }

  private isWithin(call: CallNode, node: Node): boolean {
    for (let place = this.placeOf(node); place; place = this.around.get(place)) if (place === call) return true;
    return false;
  }

  /** The part of a call that a value comes from; undefined for what comes from outside of it. */
  private partOf(call: CallNode, node: Node): Part | undefined {
    const place = this.placeOf(node);
    if (place === call) return this.tree.returned.get(node)?.call ?? this.groupOf.get(node);
    // Something deeper that a module keeps, and others read.
    for (let inner = place; inner; inner = this.around.get(inner)) if (this.around.get(inner) === call) return inner;
    return undefined;
  }

  /** The same while groups are being made: of an own node, its group is known to the one who asks. */
  private sourceOf(call: CallNode, node: Node): unknown {
    if (!this.isData(node) || this.tree.madeIn.get(node) === call) return undefined;
    return this.partOf(call, node) ?? node;
  }
}

/** One for each tensor that the call gives. */
const outputPorts = ({ results, resultNames, name }: CallNode, id: string): GraphNode[] =>
  results.map(({ shape }, i) => ({
    ...portNode(results.length > 1 ? `${id}/out${i}` : `${id}/out`, 'output', name, [shape]),
    label: resultNames[i] ?? 'output',
  }));

const outside = (
  nodes: readonly Node[],
  isOwn: (node: Node) => boolean,
  isData: (node: Node) => boolean,
): readonly Node[] => [
  ...new Set(nodes.flatMap(({ inputs }) => inputs).filter((input) => isData(input) && !isOwn(input))),
];
