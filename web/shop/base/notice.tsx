import type { ComponentChildren } from 'preact';

/** A page with nothing but a sentence, and what to do. */
export function Notice(props: { title: string; text: string; children?: ComponentChildren }) {
  const { title, text, children } = props;
  return (
    <main class="notice">
      <h1>{title}</h1>
      <p role="status">{text}</p>
      {children}
    </main>
  );
}
