import type { NotificationRequest, NotificationResult } from './adapter.ts';

/** A marketplace that sends webhooks, with what they are verified with. */
export interface WebhookSender {
  id: number;
  name: string;
  enabled: boolean;
  /** All secrets that are active now. Empty: nothing can be verified. */
  secrets: string[];
}

/** A marketplace that sends its own notifications, with what they are checked against. */
export interface NotificationSender {
  id: number;
  /** Addresses and networks that it sends from. */
  sources: readonly string[];
  /** The webhook secrets that are active now. One of them may be at the end of the path. */
  secrets: string[];
  answerWithinMs: number;
  receive(request: NotificationRequest): NotificationResult;
}
