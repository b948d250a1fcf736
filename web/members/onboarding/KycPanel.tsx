// Where the identity check stands: what is needed, what was sent, what went wrong, what happens next, and how long that takes.
import { Alert, Badge, Button, Group, Stack, Text } from '@mantine/core';
import type { Schemas } from '@shared/api/client';
import { sayIfKnown } from '@shared/i18n';
import { Loaded } from '@shared/ui/states';
import { Time } from '@shared/ui/Time';
import { IconAlertTriangle, IconCircle, IconCircleCheck, IconClock, IconFileText, IconId } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useKyc } from '../data';
import { useT } from '../texts';
import styles from './onboarding.module.css';

const WATCHED_EVERY_MS = 10_000;

type Standing = Schemas['KycStanding'];
type Status = Standing['status'];

const LOOKS: Record<Status, { color: string; icon: ReactNode }> = {
  PENDING: { color: 'blue', icon: <IconId size={20} /> },
  IN_REVIEW: { color: 'yellow', icon: <IconClock size={20} /> },
  APPROVED: { color: 'green', icon: <IconCircleCheck size={20} /> },
  REJECTED: { color: 'red', icon: <IconAlertTriangle size={20} /> },
  REVOKED: { color: 'red', icon: <IconAlertTriangle size={20} /> },
};
const PAPERS = { PENDING: 'yellow', APPROVED: 'green', REJECTED: 'red', ARCHIVED: 'gray' } as const;

/** `short`: inside of the list of steps, with a button that leads to the page of papers. */
export function KycPanel({ short }: { short?: boolean }) {
  const t = useT();
  const query = useKyc(WATCHED_EVERY_MS);
  return (
    <Loaded query={query} rows={3}>
      {({ status, reason, reviewedAt, required, documents }) => {
        const isIncomplete = status === 'IN_REVIEW' && required.some(({ sent }) => !sent);
        return (
          <Stack gap="sm">
            <Alert variant="light" color={LOOKS[status].color} icon={LOOKS[status].icon} title={t(`kyc.status.${status}`)} role="status">
              {reason && <div className={styles.reason}><b>{t('kyc.reason')}{reviewedAt && <> · <Time value={reviewedAt} as="date" /></>}</b><blockquote dir="auto">{reason}</blockquote></div>}
              {t(isIncomplete ? 'kyc.says.INCOMPLETE' : reason ? 'kyc.saysNext' : `kyc.says.${status}`)}
            </Alert>
            {status !== 'APPROVED' && <Needed required={required} />}
            {documents.length > 0 && <Sent documents={documents} />}
            {status !== 'APPROVED' && <Text size="sm" c="dimmed">{t('kyc.duration')}</Text>}
            {short && status !== 'APPROVED' && (
              <Group gap="xs"><Button component={Link} to="/onboarding/documents" size="sm" variant={status === 'IN_REVIEW' ? 'default' : 'filled'}>{status === 'IN_REVIEW' ? t('kyc.sendMore') : t('kyc.start')}</Button></Group>
            )}
          </Stack>
        );
      }}
    </Loaded>
  );
}

function Needed({ required }: { required: Standing['required'] }) {
  const t = useT();
  return (
    <div>
      <Text size="sm" fw={600} mb={4}>{t('kyc.needed')}</Text>
      <ul className={styles.needed}>
        {required.map(({ proof, sent }) => (
          <li key={proof}>
            {sent ? <IconCircleCheck size={18} color="var(--up)" aria-hidden /> : <IconCircle size={18} aria-hidden />}
            <span className="grow">{t(proof === 'IDENTITY' ? 'kyc.needIdentity' : 'kyc.needAddress')}</span>
            <small className={sent ? undefined : 'quiet'}>{t(sent ? 'kyc.isSent' : 'kyc.isMissing')}</small>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Sent({ documents }: { documents: Standing['documents'] }) {
  const t = useT();
  return (
    <div>
      <Text size="sm" fw={600} mb={4}>{t('kyc.submitted')}</Text>
      <ul className={styles.needed} aria-label={t('kyc.submitted')}>
        {documents.map((paper) => (
          <li key={paper.id}>
            <IconFileText size={18} aria-hidden />
            <span className="grow">{sayIfKnown('members', `kyc.kinds.${paper.type}`, paper.type)} <small className="quiet"><bdi>{paper.filename}</bdi> · <Time value={paper.createdAt} as="ago" /></small></span>
            <Badge variant="light" color={PAPERS[paper.status]}>{t(`kyc.papers.${paper.status}`)}</Badge>
          </li>
        ))}
      </ul>
    </div>
  );
}
