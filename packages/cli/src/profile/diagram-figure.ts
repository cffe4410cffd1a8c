// A figure that boxes of a model's diagram can be coloured by: what reports write into a page, and what the page's script reads.

/** A figure that the page brings along. */
export interface DiagramFigure {
  readonly title: string;
  /** Under which heading it can be chosen. */
  readonly group: string;
  readonly unit: 'count' | 'bytes' | 'ms' | 'pixels' | 'part' | 'number';
  /** A field of the graph's nodes; or else values by dotted name of module. */
  readonly field?: 'parameters' | 'macs' | 'flops';
  readonly values?: Readonly<Record<string, number>>;
  /** What a list of modules has. Default 'sum'. */
  readonly lists?: 'sum' | 'most';
}
