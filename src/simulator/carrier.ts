interface Message {
  url: string;
  request: RequestInit;
}

/** The network between a marketplace and Ombor: it delivers webhooks at once, later, or never. The sender notices none of that. */
export class Carrier {
  /** What happens to the next webhooks. */
  way: 'prompt' | 'late' | 'lost' = 'prompt';
  #kept: Message[] = [];
  #last: Message[] = [];

  readonly send = async (url: string, request: RequestInit): Promise<Response> => {
    const { method = 'POST', headers = {}, body = null } = request;
    const message = { url, request: { method, headers, body } };
    if (this.way === 'late') this.#kept.push(message);
    if (this.way !== 'prompt') return new Response('{"received":true}');
    this.#last = [...this.#last.slice(-1), message];
    return fetch(url, request);
  };

  /** Whether webhooks are on their way. */
  get isHolding(): boolean {
    return this.#kept.length > 0;
  }

  /** Does something whose webhooks go this way. */
  async during<Result>(way: Carrier['way'], act: () => Promise<Result>): Promise<Result> {
    this.way = way;
    try {
      return await act();
    } finally {
      this.way = 'prompt';
    }
  }

  /** What is on its way arrives, in the order in which it was sent, or in the opposite one. */
  async arrive(isReversed: boolean): Promise<void> {
    const kept = isReversed ? this.#kept.toReversed() : this.#kept;
    this.#kept = [];
    for (const message of kept) await this.#deliver(message);
  }

  /** The last webhooks come once more, as they were. Returns how many. */
  async repeat(): Promise<number> {
    for (const message of this.#last) await this.#deliver(message);
    return this.#last.length;
  }

  async #deliver({ url, request }: Message): Promise<void> {
    const response = await fetch(url, request);
    await response.arrayBuffer();
    if (!response.ok) throw new Error(`Ombor refused a webhook: HTTP ${response.status}`);
  }
}
