/** A miss that is known: since when, and what was measured then. It fails the run only when it gets worse. */
export interface Known {
  since: string;
  value: number;
}

/** One number of a row that is checked. Without a floor it is only compared with what was stored. */
export interface Figure {
  name: string;
  /** x: times what it is measured beside. */
  unit: 'x' | 'ms' | '/s' | 's' | 'MB' | 'KB' | '%' | 'calls' | 'changes' | 'faults' | 'MB/h' | 'rows';
  better: 'more' | 'less';
  /** For `less` it is the most that is allowed. */
  floor?: number;
  /** What counts in a short run where 60% of the floor would say too little or too much. */
  quickFloor?: number;
  aim?: number;
  /** true: too noisy, or too plain, to be compared with a stored run; only its floor counts. */
  floorOnly?: boolean;
  /** true: every repeat must reach the floor, not only the median. */
  worst?: boolean;
}

/** A row of the table: what is measured, and beside what in the same run. */
export interface Row {
  id: string;
  title: string;
  beside: string;
  /** About how long it takes alone in a full run of five repeats on two cores; rows of one scene share most of it. */
  seconds: number;
  figures: Figure[];
  /** true: only with --long. */
  long?: boolean;
}

/** A figure of which more is better. */
export const atLeast = (name: string, unit: Figure['unit'], floor?: number, more: Partial<Figure> = {}): Figure => ({
  name,
  unit,
  better: 'more',
  ...(floor !== undefined && { floor }),
  ...more,
});

/** Times what it is measured beside; more is better. */
export const ratio = (name: string, floor?: number, more: Partial<Figure> = {}): Figure =>
  atLeast(name, 'x', floor, more);

/** A figure of which less is better. */
export const atMost = (name: string, unit: Figure['unit'], floor?: number, more: Partial<Figure> = {}): Figure => ({
  name,
  unit,
  better: 'less',
  ...(floor !== undefined && { floor }),
  ...more,
});

/** A figure that is only printed. */
export const printed = (name: string, unit: Figure['unit'], better: Figure['better'] = 'less'): Figure => ({
  name,
  unit,
  better,
  floorOnly: true,
});
