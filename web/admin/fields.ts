// Names of fields in forms, one for each word of the API.
import { sayIfKnown } from '@shared/i18n';

/** `sendInvite` without a text of its own reads as "Send invite". */
const spoken = (name: string) => {
  const words = name.replace(/_/g, ' ').replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

export const fieldLabel = (name: string) => sayIfKnown('admin', `fields.${name}`, spoken(name));
export const fieldHint = (name: string) => sayIfKnown('admin', `hints.${name}`, '') || undefined;
