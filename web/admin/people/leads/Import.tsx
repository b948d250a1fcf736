// Leads from a CSV file: what each column means, how far it is, and every row that was refused with the reason.
import { Alert, Badge, Button, FileInput, Group, Progress, Select, Stack, Table, Text, TextInput, Title } from '@mantine/core';
import { api, ask, type Schemas } from '@shared/api/client';
import { useWrite } from '@shared/api/queries';
import { number } from '@shared/i18n/format';
import { Card } from '@shared/ui/Record';
import { Empty, Loaded } from '@shared/ui/states';
import { Time } from '@shared/ui/Time';
import { IconUpload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useRouterState } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { WorkStatus } from '../../badges';
import { fieldLabel } from '../../fields';
import { useT } from '../../texts';

type Shown = Schemas['ImportShown'];

const FIELDS = ['name', 'firstName', 'lastName', 'email', 'mobilenumber', 'country', 'language', 'source', 'salesStatus', 'tags', 'createdAt', 'comment', 'utm_campaign', 'utm_medium', 'utm_source', 'utm_term', 'utm_content', 'affiliate_id', 'campaign_id', 'gclid', 'metadata', 'ignore'];
/** The first line of a file is read from its beginning alone. */
const HEAD_BYTES = 64 * 1024;
const POLL_MS = 1000;

/** The names in the first line; quotes as CSV has them. */
export function header(text: string): string[] {
  const line = text.replace(/^\uFEFF/, '').split(/\r?\n/, 1)[0] ?? '';
  const comma = [',', ';', '\t', '|'].map((mark) => [mark, line.split(mark).length] as const).sort((a, b) => b[1] - a[1])[0]?.[0] ?? ',';
  return [...line.matchAll(new RegExp(`(?:^|\\${comma})(?:"((?:[^"]|"")*)"|([^\\${comma}]*))`, 'g'))].map((match) => (match[1]?.replaceAll('""', '"') ?? match[2] ?? '').trim()).filter(Boolean);
}

export default function Import() {
  const t = useT();
  const chosen = useRouterState({ select: (state) => (state.location.search as { id?: string }).id });
  return (
    <Stack p="md" maw={980}>
      <Title order={1} size="h3">{t('leads.import')}</Title>
      {chosen ? <Result id={chosen} /> : <Upload />}
      <Earlier />
    </Stack>
  );
}

function Upload() {
  const t = useT();
  const navigate = useNavigate();
  const [file, setFile] = useState<File | null>(null);
  const [names, setNames] = useState<string[]>([]);
  const [mapping, setMapping] = useState<{ [column: string]: string }>({});
  const [source, setSource] = useState('');
  const write = useWrite({
    call: (body: FormData, key) => ask(api.POST('/leads/import', { body: body as never, bodySerializer: (form) => form as never, headers: { 'Idempotency-Key': key } })), stale: [['leads']],
    done: (answer) => void navigate({ to: '.', search: { id: answer.import.importId } as never }),
  });
  const pick = async (next: File | null) => {
    setFile(next);
    setMapping({});
    setNames(next ? header(await next.slice(0, HEAD_BYTES).text()) : []);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!file) return;
    const form = new FormData();
    // Texts stand before the file, so that the server knows them while it reads.
    if (Object.keys(mapping).length) form.append('mapping', JSON.stringify(mapping));
    if (source.trim()) form.append('source', source.trim());
    form.append('file', file);
    write.mutate(form);
  };
  const choices = [{ value: '', label: t('leads.guess') }, ...FIELDS.map((value) => ({ value, label: fieldLabel(value) }))];
  return (
    <Card title={t('leads.file')}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <Text size="sm" c="dimmed">{t('leads.fileHint')}</Text>
          <FileInput label={t('leads.csv')} required accept=".csv,text/csv" size="xs" leftSection={<IconUpload size={15} />} placeholder={t('leads.pick')} value={file} onChange={(next) => void pick(next)} clearable />
          <TextInput label={t('leads.sourceOfAll')} value={source} maxLength={200} onChange={(event) => setSource(event.currentTarget.value)} />
          {names.length > 0 && (
            <Table verticalSpacing={4}>
              <Table.Thead><Table.Tr><Table.Th>{t('leads.column')}</Table.Th><Table.Th>{t('leads.means')}</Table.Th></Table.Tr></Table.Thead>
              <Table.Tbody>
                {names.map((name) => (
                  <Table.Tr key={name}>
                    <Table.Td><bdi>{name}</bdi></Table.Td>
                    <Table.Td><Select aria-label={`${t('leads.means')} ${name}`} data={choices} value={mapping[name] ?? ''} allowDeselect={false} onChange={(value) => setMapping(({ [name]: _, ...rest }) => (value ? { ...rest, [name]: value } : rest))} /></Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          )}
          <Group justify="flex-end"><Button type="submit" disabled={!file} loading={write.isPending}>{t('leads.start')}</Button></Group>
        </Stack>
      </form>
    </Card>
  );
}

function Result({ id }: { id: string }) {
  const t = useT();
  const navigate = useNavigate();
  const query = useQuery({ queryKey: ['leads', 'imports', id], queryFn: () => ask(api.GET('/leads/imports/{id}', { params: { path: { id }, query: { limit: 200 } } })), refetchInterval: ({ state }) => (state.data?.status === 'RUNNING' ? POLL_MS : false) });
  return (
    <Loaded query={query}>
      {(one) => (
        <Card title={<bdi>{one.fileName}</bdi>} action={<WorkStatus value={one.status} />}>
          <Stack gap="sm">
            <Progress value={one.percent} aria-label={t('leads.progress')} animated={one.status === 'RUNNING'} color={one.status === 'FAILED' ? 'red' : undefined} />
            <Counts one={one} />
            {one.problem && <Alert color="red" variant="light">{one.problem}</Alert>}
            {one.notes.map((note) => <Text key={note} size="sm" c="dimmed">{note}</Text>)}
            <Text size="sm"><b>{t('leads.understood')}</b> {one.columns.map(({ column, field }) => `${column} → ${fieldLabel(field)}`).join(', ')}</Text>
            {one.problems.length > 0 && (
              <Table verticalSpacing={3} striped>
                <Table.Thead><Table.Tr><Table.Th>{t('leads.line')}</Table.Th><Table.Th>{t('settings.field')}</Table.Th><Table.Th>{t('money.reason')}</Table.Th></Table.Tr></Table.Thead>
                <Table.Tbody>{one.problems.map((row) => <Table.Tr key={row.line}><Table.Td>{number(row.line)}</Table.Td><Table.Td>{row.field ? fieldLabel(row.field) : '—'}</Table.Td><Table.Td>{row.reason}</Table.Td></Table.Tr>)}</Table.Tbody>
              </Table>
            )}
            <Group justify="flex-end"><Button variant="default" onClick={() => void navigate({ to: '.', search: {} as never })}>{t('leads.another')}</Button></Group>
          </Stack>
        </Card>
      )}
    </Loaded>
  );
}

function Counts({ one }: { one: Shown }) {
  const t = useT();
  return (
    <Group gap={8}>
      <Badge variant="light" color="gray">{t('leads.read', { count: one.rowsRead })}</Badge><Badge variant="light" color="green">{t('leads.savedRows', { count: one.rowsSaved })}</Badge>
      <Badge variant="light" color="blue">{t('leads.merged', { count: one.rowsMerged })}</Badge><Badge variant="light" color={one.rowsRefused ? 'red' : 'gray'}>{t('leads.refused', { count: one.rowsRefused })}</Badge>
    </Group>
  );
}

function Earlier() {
  const t = useT();
  const navigate = useNavigate();
  const query = useQuery({ queryKey: ['leads', 'imports'], queryFn: () => ask(api.GET('/leads/imports', { params: { query: { limit: 20 } } })) });
  return (
    <Card title={t('leads.earlier')}>
      <Loaded query={query} rows={2}>
        {({ imports }) => imports.length === 0 ? <Empty title={t('leads.noImports')} /> : (
          <Stack gap={6}>
            {imports.map((one) => (
              <Group key={one.importId} justify="space-between" gap="sm">
                <Button variant="subtle" onClick={() => void navigate({ to: '.', search: { id: one.importId } as never })}><bdi>{one.fileName}</bdi></Button>
                <Group gap="sm"><Counts one={one} /><WorkStatus value={one.status} /><Text size="xs" c="dimmed"><Time value={one.createdAt} as="ago" /></Text></Group>
              </Group>
            ))}
          </Stack>
        )}
      </Loaded>
    </Card>
  );
}
