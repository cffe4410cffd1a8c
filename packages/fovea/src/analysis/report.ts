// What the reports of all tools have in common, so that text, JSON and pages can tell them apart.

/** A plain object: only numbers, text, lists and plain objects, as JSON holds them. */
export interface AnalysisReport<Kind extends string> {
  /** Which report it is. */
  readonly kind: Kind;
  /** Of this kind of report: it grows when a field changes its meaning or goes, not when one is added. */
  readonly version: 1;
}
