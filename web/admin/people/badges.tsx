// How states of people look: one colour for one meaning, everywhere.
import { Badge } from '@mantine/core';
import { sayIfKnown } from '@shared/i18n';

const CUSTOMER: Record<string, string> = { ACTIVE: 'green', DISABLED: 'red', TERMINATION_REQUESTED: 'orange', TERMINATED: 'gray' };
const KYC: Record<string, string> = { PENDING: 'gray', IN_REVIEW: 'yellow', APPROVED: 'green', REJECTED: 'red', REVOKED: 'orange' };

export const CustomerStatus = ({ value }: { value: string }) => <Badge variant="light" color={CUSTOMER[value] ?? 'gray'}>{sayIfKnown('admin', `customerStatus.${value}`, value)}</Badge>;
export const KycStatus = ({ value }: { value: string }) => <Badge variant="light" color={KYC[value] ?? 'gray'}>{sayIfKnown('admin', `kycStatus.${value}`, value)}</Badge>;
