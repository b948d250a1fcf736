// Sending papers: which one, a photograph or a file, a look at it, and off.
import { Alert, Button, FileButton, Group, Stack, Text } from '@mantine/core';
import { api, ApiError, ask, keyed } from '@shared/api/client';
import { useWrite } from '@shared/api/queries';
import { wordsFor } from '@shared/ui/toasts';
import { IconCamera, IconCar, IconCircleCheck, IconFileText, IconHome, IconId, IconPlane, IconUpload } from '@tabler/icons-react';
import { useEffect, useMemo, useState } from 'react';
import { KYC, STEPS, useKyc } from '../data';
import { useT } from '../texts';
import { Choices, Page, Panel } from '../ui';
import { KycPanel } from './KycPanel';
import styles from './onboarding.module.css';
import { faultOf, type Fault } from './photo';

const KINDS = ['ID_CARD', 'PASSPORT', 'DRIVING_LICENCE', 'PROOF_OF_ADDRESS'] as const;
type Kind = (typeof KINDS)[number];
const ICONS = { ID_CARD: <IconId size={22} />, PASSPORT: <IconPlane size={22} />, DRIVING_LICENCE: <IconCar size={22} />, PROOF_OF_ADDRESS: <IconHome size={22} /> };
/** What the server can draw anew; a phone turns its own kind of photograph into one of these when it is asked for them. */
const ACCEPTED = 'image/jpeg,image/png,application/pdf';

export default function Documents() {
  const t = useT();
  const kyc = useKyc();
  const [sent, setSent] = useState<string[]>([]);
  return (
    <Page title={t('kyc.title')} back="/onboarding">
      <Panel label={t('kyc.title')}><KycPanel /></Panel>
      {sent.length > 0 && (
        <Panel title={t('kyc.sentNow')}>
          <Stack gap={6}>{sent.map((name, at) => <Group key={at} gap={8} wrap="nowrap"><IconCircleCheck size={18} color="var(--up)" aria-hidden /><Text size="sm" className="clip">{name}</Text></Group>)}</Stack>
        </Panel>
      )}
      {kyc.data && kyc.data.status !== 'APPROVED' && <Sender key={sent.length} done={(name) => setSent((before) => [...before, name])} />}
    </Page>
  );
}

function Sender({ done }: { done: (name: string) => void }) {
  const t = useT();
  const [kind, setKind] = useState<Kind>('ID_CARD');
  const [file, setFile] = useState<File | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const pick = (picked: File | null) => {
    setFile(null);
    setFault(null);
    if (picked) void faultOf(picked).then((found) => { setFault(found); setFile(found && found !== 'blurred' ? null : picked); });
  };
  const send = useWrite({
    quiet: true, stale: [KYC, STEPS],
    call: (paper: File, key) => {
      const form = new FormData();
      form.append('type', kind);
      form.append('file', paper);
      return ask(api.POST('/me/documents', { body: {}, bodySerializer: () => form, headers: keyed(key) }));
    },
    done: (_, paper) => done(`${t(`kyc.kinds.${kind}`)}: ${paper.name}`),
  });
  const refusal = send.error && (send.error instanceof ApiError ? send.error.fields()['file'] ?? wordsFor(send.error) : wordsFor(send.error));
  return (
    <Panel title={t('kyc.sendTitle')}>
      <Stack gap="md">
        <Choices label={t('kyc.which')} value={kind} onChange={setKind} options={KINDS.map((one) => ({ value: one, label: t(`kyc.kinds.${one}`), icon: ICONS[one] }))} />
        <Text size="sm" c="dimmed">{kind === 'PROOF_OF_ADDRESS' ? t('kyc.addressHint') : t('kyc.photoHint')}</Text>
        <Group gap="xs" grow>
          <FileButton accept="image/*" capture="environment" onChange={pick}>{(props) => <Button {...props} size="sm" variant="default" leftSection={<IconCamera size={18} />}>{t('kyc.camera')}</Button>}</FileButton>
          <FileButton accept={ACCEPTED} onChange={pick}>{(props) => <Button {...props} size="sm" variant="default" leftSection={<IconUpload size={18} />}>{t('kyc.file')}</Button>}</FileButton>
        </Group>
        {fault && <Alert color={fault === 'blurred' ? 'yellow' : 'red'} variant="light" role="alert">{t(`kyc.faults.${fault}`)}</Alert>}
        {refusal && <Alert color="red" variant="light" role="alert">{refusal}</Alert>}
        {file && <Preview file={file} />}
        {file && <Button size="md" loading={send.isPending} onClick={() => send.mutate(file)}>{fault === 'blurred' ? t('kyc.sendAnyway') : t('kyc.send')}</Button>}
      </Stack>
    </Panel>
  );
}

function Preview({ file }: { file: File }) {
  const t = useT();
  const address = useMemo(() => URL.createObjectURL(file), [file]);
  useEffect(() => () => URL.revokeObjectURL(address), [address]);
  return file.type.startsWith('image/')
    ? <img className={styles.preview} src={address} alt={t('kyc.preview')} />
    : <Group gap={8}><IconFileText size={22} aria-hidden /><Text size="sm" className="clip">{file.name}</Text></Group>;
}
