// The events of webhooks and how they are called.
import { rules } from '@shared/api/rules';
import { sayIfKnown } from '@shared/i18n';

/** What the server offers, things of one kind together. */
export const EVENTS: string[] = [...(rules['createWebhookEndpoint']?.fields?.['events']?.items?.enum ?? [])].sort();

export const eventName = (event: string) => sayIfKnown('admin', `webhookEvent.${event.replace('.', '_')}`, event);
