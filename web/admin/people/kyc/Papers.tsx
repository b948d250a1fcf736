// A customer's papers beside what they claim, with the decision below. Used by the review queue and the customer's own page.
import { ActionIcon, Badge, Button, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { api, ask, keyed, newKey, type Schemas } from '@shared/api/client';
import { useMay } from '@shared/api/queries';
import { sayIfKnown } from '@shared/i18n';
import { country } from '@shared/i18n/format';
import { confirm } from '@shared/ui/dialogs';
import { Facts } from '@shared/ui/Record';
import { Empty, Loaded } from '@shared/ui/states';
import { Time } from '@shared/ui/Time';
import { toastDone, toastError } from '@shared/ui/toasts';
import { IconExternalLink, IconFileText, IconRotateClockwise, IconZoomIn, IconZoomOut } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { KycStatus, WorkStatus } from '../../badges';
import { useT } from '../../texts';
import styles from './kyc.module.css';

export default function Papers({ customer, decided }: { customer: Schemas['Customer']; decided?: () => void }) {
  const t = useT();
  // Each link is good once, for five minutes: so the list is asked for anew whenever it is opened, and never by itself.
  const query = useQuery({ queryKey: ['customer', customer.id, 'documents'], queryFn: () => ask(api.GET('/customers/{id}/documents', { params: { path: { id: customer.id } } })), staleTime: Infinity, gcTime: 0, refetchOnWindowFocus: false });
  return (
    <Loaded query={query}>
      {(documents) => (
        <div className={styles.split}>
          {documents.length === 0 ? <Empty icon={<IconFileText size={24} />} title={t('kyc.noPapers')} hint={t('kyc.noPapersHint')} /> : <Viewer documents={documents} />}
          <Stack gap="sm">
            <Facts title={t('kyc.claims')} facts={[
              [t('customers.name'), <bdi key="n">{customer.name}</bdi>], [t('customers.country'), country(customer.country)], [t('customers.email'), <bdi key="e">{customer.email}</bdi>], [t('customer.phone'), <bdi key="p" dir="ltr">{customer.mobilenumber}</bdi>],
              [t('customers.registered'), <Time key="r" value={customer.createdAt} as="date" />], [t('customers.kyc'), <KycStatus key="k" value={customer.kycStatus} />],
              [t('kyc.reason'), customer.kycReason && <bdi key="w">{customer.kycReason}</bdi>],
              [t('kyc.reviewed'), customer.kycReviewedAt && <><bdi>{customer.kycReviewedByName}</bdi>, <Time value={customer.kycReviewedAt} as="ago" /></>],
            ]} />
            <Decision customer={customer} decided={decided} />
          </Stack>
        </div>
      )}
    </Loaded>
  );
}

function Viewer({ documents }: { documents: Schemas['Document'][] }) {
  const t = useT();
  const [chosen, setChosen] = useState(documents[0]?.id ?? '');
  const document = documents.find((one) => one.id === chosen) ?? documents[0];
  return (
    <div className={styles.viewer}>
      <Group justify="space-between" p={8} gap={8}>
        <SegmentedControl aria-label={t('kyc.papers')} value={document?.id ?? ''} onChange={setChosen} data={documents.map((one) => ({ value: one.id, label: sayIfKnown('admin', `documentType.${one.type}`, one.type) }))} />
        {document && <WorkStatus value={document.status} />}
      </Group>
      {document && <Sheet key={document.id} document={document} />}
    </div>
  );
}

/** The link works once, so the file is fetched once and kept as an object of this page. */
function useFile(url: string) {
  const query = useQuery({
    queryKey: ['file', url], staleTime: Infinity, gcTime: 0, retry: false, refetchOnWindowFocus: false,
    queryFn: async () => {
      const response = await fetch(url);
      if (!response.ok) throw new Error(String(response.status));
      return response.blob();
    },
  });
  const [address, setAddress] = useState('');
  useEffect(() => {
    if (!query.data) return undefined;
    const made = URL.createObjectURL(query.data);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [query.data]);
  return { ...query, address };
}

const ZOOMS = [0.5, 0.75, 1, 1.5, 2, 3];

function Sheet({ document }: { document: Schemas['Document'] }) {
  const t = useT();
  const { address, isError } = useFile(document.url);
  const client = useQueryClient();
  const [zoom, setZoom] = useState(2);
  const [turn, setTurn] = useState(0);
  const isPicture = document.mimeType.startsWith('image/');
  if (isError) return <Empty title={t('kyc.linkUsed')} action={<Button variant="default" onClick={() => void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[2] === 'documents' })}>{t('kyc.newLink')}</Button>} />;
  return (
    <>
      <div className={styles.sheet} tabIndex={0} role="group" aria-label={document.filename}>
        {address && (isPicture
          ? <img src={address} alt={document.filename} style={{ transform: `rotate(${turn}deg) scale(${ZOOMS[zoom]})` }} />
          : <iframe src={address} title={document.filename} />)}
      </div>
      <Group p={8} justify="space-between">
        <Text size="xs" c="dimmed"><bdi>{document.filename}</bdi> · <Time value={document.createdAt} as="ago" /></Text>
        <Group gap={4}>
          {isPicture && <>
            <ActionIcon aria-label={t('kyc.smaller')} disabled={zoom === 0} onClick={() => setZoom(zoom - 1)}><IconZoomOut size={17} /></ActionIcon>
            <Badge variant="light" color="gray"><bdi className="num">{(ZOOMS[zoom] ?? 1) * 100}%</bdi></Badge>
            <ActionIcon aria-label={t('kyc.larger')} disabled={zoom === ZOOMS.length - 1} onClick={() => setZoom(zoom + 1)}><IconZoomIn size={17} /></ActionIcon>
            <ActionIcon aria-label={t('kyc.turn')} onClick={() => setTurn((turn + 90) % 360)}><IconRotateClockwise size={17} /></ActionIcon>
          </>}
          <ActionIcon component="a" href={address} target="_blank" aria-label={t('kyc.openFile')}><IconExternalLink size={17} /></ActionIcon>
        </Group>
      </Group>
    </>
  );
}

type Verdict = 'approve' | 'reject' | 'reset' | 'revoke';

/** Which decisions are open in which state. */
const OPEN: { [status: string]: Verdict[] } = { PENDING: ['approve'], IN_REVIEW: ['approve', 'reject'], APPROVED: ['revoke'], REJECTED: ['approve', 'reset'], REVOKED: ['approve', 'reset'] };

function Decision({ customer, decided }: { customer: Schemas['Customer']; decided?: () => void }) {
  const t = useT();
  const may = useMay();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const params = { path: { id: customer.id } };
  const headers = () => keyed(newKey());
  const calls: { [verdict in Verdict]: (reason: string | null) => Promise<unknown> } = {
    approve: () => ask(api.POST('/customers/{id}/kyc/approve', { params, headers: headers() })),
    reject: (reason) => ask(api.POST('/customers/{id}/kyc/reject', { params, body: { reason }, headers: headers() })),
    reset: () => ask(api.POST('/customers/{id}/kyc/reset', { params, headers: headers() })),
    revoke: (reason) => ask(api.POST('/customers/{id}/kyc/revoke', { params, body: { reason }, headers: headers() })),
  };
  const decide = async (verdict: Verdict) => {
    const harsh = verdict === 'reject' || verdict === 'revoke';
    const answer = await confirm({
      title: t(`kyc.${verdict}Title`), says: t(`kyc.${verdict}Says`, { name: customer.name }), action: t(`kyc.${verdict}`), danger: harsh,
      reason: harsh ? { label: t('kyc.reason'), needed: true, templates: [t('kyc.why.unreadable'), t('kyc.why.expired'), t('kyc.why.name'), t('kyc.why.incomplete')] } : undefined,
    });
    if (!answer) return;
    setBusy(true);
    try {
      await calls[verdict](answer.reason || null);
      toastDone(t(`kyc.${verdict}Done`, { name: customer.name }));
      await Promise.all([client.invalidateQueries({ queryKey: ['customers'] }), client.invalidateQueries({ queryKey: ['customer', customer.id] })]);
      decided?.();
    } catch (error) {
      toastError(error);
    } finally {
      setBusy(false);
    }
  };
  if (!may('approveKyc')) return null;
  return (
    <Group gap={8} grow>
      {(OPEN[customer.kycStatus] ?? []).map((verdict) => (
        <Button key={verdict} size="sm" loading={busy} color={verdict === 'approve' ? 'var(--buy)' : verdict === 'reset' ? undefined : 'var(--sell)'} variant={verdict === 'reset' ? 'default' : 'filled'} onClick={() => void decide(verdict)}>{t(`kyc.${verdict}`)}</Button>
      ))}
    </Group>
  );
}
