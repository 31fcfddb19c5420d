import type { EventDecisionKind, EventsQueryVariables, WebhookStatus } from '../../gql/graphql.ts';

export const eventStatuses = ['PENDING', 'PROCESSED', 'RETRY', 'FAILED'] as const satisfies readonly WebhookStatus[];

const decisions: readonly EventDecisionKind[] = ['HELD_READINGS', 'HELD_EVENTS', 'FAILED_EVENTS', 'UNLINKED_EVENTS'];

/** The parts of the address that narrow the received events. */
export const filterNames = ['place', 'status', 'type', 'since', 'decision', 'cause'] as const;

/** What the list of received events asks for. */
export function readEventFilter(params: URLSearchParams): Omit<EventsQueryVariables, 'after'> {
  const [place, cause] = [params.get('place'), params.get('cause')];
  const decision = decisions.find((one) => one === params.get('decision'));
  const since = new Date(params.get('since') ?? '');
  return {
    filter: {
      ...(place && { marketplaces: [place] }),
      ...(decision && { decisions: [decision] }),
      ...(cause && { causes: [cause] }),
    },
    status: eventStatuses.find((one) => one === params.get('status')) ?? null,
    eventType: params.get('type'),
    since: Number.isNaN(since.getTime()) ? null : since.toISOString(),
  };
}
