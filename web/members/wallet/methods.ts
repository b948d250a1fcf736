// What ways to pay are called in the reader's language; one that we have no word for is called as the server calls it.
import type { Schemas } from '@shared/api/client';
import { sayIfKnown } from '@shared/i18n';

export const methodName = ({ id, name }: Schemas['PaymentMethod']) => sayIfKnown('members', `methods.${id}`, name);
