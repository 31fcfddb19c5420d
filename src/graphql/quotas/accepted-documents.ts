import type { DocumentNode } from 'graphql';
import { estimateBytes } from './document-size.ts';

type Audience = 'staff' | 'buyer';

interface Entry {
  document: DocumentNode;
  /** For whom it was found valid: that depends on the role. */
  audiences: Set<Audience>;
  bytes: number;
}

const defaultMaxBytes = 8 * 1024 * 1024;
/** No document may push out many others. */
const maxShare = 1 / 16;

/**
 * Parsed documents of operations that were executed, the longest unused forgotten first. What was refused is not kept: whoever sends
 * something new each time would fill the memory with it.
 */
export class AcceptedDocuments {
  readonly #maxBytes: number;
  readonly #entries = new Map<string, Entry>();
  #bytes = 0;

  constructor(maxBytes = defaultMaxBytes) {
    this.#maxBytes = maxBytes;
  }

  /** About how much memory they take. */
  get bytes(): number {
    return this.#bytes;
  }

  find(source: string): DocumentNode | undefined {
    const entry = this.#entries.get(source);
    if (!entry) return undefined;
    // Last in the order: used now.
    this.#entries.delete(source);
    this.#entries.set(source, entry);
    return entry.document;
  }

  /** Whether this very document was found valid for the audience. */
  isValidFor(document: DocumentNode, audience: Audience): boolean {
    const source = document.loc?.source.body;
    const entry = source === undefined ? undefined : this.#entries.get(source);
    return entry?.document === document && entry.audiences.has(audience);
  }

  /** Keeps a document that was parsed, found valid and paid for. */
  keep(document: DocumentNode, audience: Audience): void {
    const { loc } = document;
    if (!loc) return;
    const known = this.#entries.get(loc.source.body);
    if (known) {
      if (known.document === document) known.audiences.add(audience);
      return;
    }
    const bytes = estimateBytes(document);
    if (bytes > this.#maxBytes * maxShare) return;
    this.#entries.set(loc.source.body, { document, audiences: new Set([audience]), bytes });
    this.#bytes += bytes;
    this.#shrink();
  }

  #shrink(): void {
    for (const [source, { bytes }] of this.#entries) {
      if (this.#bytes <= this.#maxBytes) return;
      this.#entries.delete(source);
      this.#bytes -= bytes;
    }
  }
}
