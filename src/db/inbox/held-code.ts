/**
 * Why only a person can judge an event. other_content: its id came before with other content; repeated_member: an object of its body has
 * a member twice, so it says two things; partly_cancelled: it tells another
 * quantity of a line of which a part was taken back; order_over: it tells more of an order that is cancelled or returned;
 * over_cancelled: it cancels more than the order is known to have; earlier_items: it
 * cancels what may have been sold before unitsPerItem was changed; counted: a count of the product may include it already; missed: it
 * came while webhooks were disabled, after the last poll; read: it is older than the last reading of the figure by which sales were found.
 */
export type HeldCode =
  | 'other_content'
  | 'repeated_member'
  | 'partly_cancelled'
  | 'order_over'
  | 'over_cancelled'
  | 'earlier_items'
  | 'counted'
  | 'missed'
  | 'read';

/**
 * Why an event failed that nothing in Ombor retries. unreadable: it says nothing that could be applied; partly_read: a line of it cannot
 * be read, the rest is applied; unknown_order: its order never came; not_applied: anything else.
 */
export type FailureCode = 'unreadable' | 'partly_read' | 'unknown_order' | 'not_applied';
