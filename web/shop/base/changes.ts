import { useEffect, useState } from 'preact/hooks';

/** Something that screens show and that changes by itself. */
export class Changes {
  readonly #listeners = new Set<() => void>();

  /** Calls back after each change. Returns how to stop that. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  protected changed(): void {
    for (const listener of this.#listeners) listener();
  }
}

/** Draws the component again after each change. */
export function useChanges(...sources: Changes[]): void {
  const [, draw] = useState(0);
  useEffect(() => {
    const stops = sources.map((source) => source.onChange(() => draw((times) => times + 1)));
    return () => {
      for (const stop of stops) stop();
    };
    // biome-ignore lint/correctness/useExhaustiveDependencies: the list is made anew each time, the sources of a component never change
  }, sources);
}
