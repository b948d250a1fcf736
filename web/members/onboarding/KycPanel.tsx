// Where the identity check stands: what is needed, what was sent, what went wrong, what happens next, and how long that takes.
import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { Loaded } from '@shared/ui/states';
import { IconAlertTriangle, IconCircleCheck, IconClock, IconId } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useKyc } from '../data';
import { useT } from '../texts';
import styles from './onboarding.module.css';

const WATCHED_EVERY_MS = 10_000;

type Status = NonNullable<ReturnType<typeof useKyc>['data']>;

const LOOKS: Record<Status, { color: string; icon: ReactNode }> = {
  PENDING: { color: 'blue', icon: <IconId size={20} /> },
  IN_REVIEW: { color: 'yellow', icon: <IconClock size={20} /> },
  APPROVED: { color: 'green', icon: <IconCircleCheck size={20} /> },
  REJECTED: { color: 'red', icon: <IconAlertTriangle size={20} /> },
  REVOKED: { color: 'red', icon: <IconAlertTriangle size={20} /> },
};

/** `short`: inside of the list of steps, with a button that leads to the page of papers. */
export function KycPanel({ short }: { short?: boolean }) {
  const t = useT();
  const query = useKyc(WATCHED_EVERY_MS);
  return (
    <Loaded query={query} rows={3}>
      {(status) => (
        <Stack gap="sm">
          <Alert variant="light" color={LOOKS[status].color} icon={LOOKS[status].icon} title={t(`kyc.status.${status}`)} role="status">{t(`kyc.says.${status}`)}</Alert>
          {status !== 'APPROVED' && status !== 'IN_REVIEW' && (
            <div>
              <Text size="sm" fw={600} mb={4}>{t('kyc.needed')}</Text>
              <ul className={styles.bullets}>
                <li>{t('kyc.needIdentity')}</li>
                <li>{t('kyc.needAddress')}</li>
              </ul>
            </div>
          )}
          {status !== 'APPROVED' && <Text size="sm" c="dimmed">{t('kyc.duration')}</Text>}
          {short && status !== 'APPROVED' && (
            <Group gap="xs"><Button component={Link} to="/onboarding/documents" size="sm" variant={status === 'IN_REVIEW' ? 'default' : 'filled'}>{status === 'IN_REVIEW' ? t('kyc.sendMore') : t('kyc.start')}</Button></Group>
          )}
        </Stack>
      )}
    </Loaded>
  );
}
