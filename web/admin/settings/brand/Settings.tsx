// What staff set for the brand. The fields and their limits come from the server's list, so a new setting needs a text here and nothing else.
import { Stack, Text, Title } from '@mantine/core';
import { api, ApiError, ask, keyed, newKey, type Schemas } from '@shared/api/client';
import type { FieldRule } from '@shared/api/access';
import { useMay } from '@shared/api/queries';
import { sayIfKnown } from '@shared/i18n';
import { SchemaForm, type Values } from '@shared/ui/form/SchemaForm';
import { Card, Facts } from '@shared/ui/Record';
import { Loaded } from '@shared/ui/states';
import { Time } from '@shared/ui/Time';
import { useQuery } from '@tanstack/react-query';
import { useT } from '../../texts';
import styles from './brand.module.css';
import { DefaultWallet, MailServer } from './Servers';

type Setting = Schemas['Setting'];

const SETTINGS = ['settings', 'brand'] as const;

/** Texts and fields are named without dots. */
const field = (key: string) => key.replace(/\./g, '_');
const groupOf = (key: string) => (key.includes('.') ? (key.split('.')[0] ?? 'brand') : 'staff');

const RULES: Record<Setting['kind'], Partial<FieldRule> & { type: string }> = {
  FLAG: { type: 'boolean' }, LINE: { type: 'string' }, COLOR: { type: 'string', format: 'color' }, EMAIL: { type: 'string', format: 'email' }, WHOLE: { type: 'integer' },
};

const rule = ({ kind, minimum, maximum, maxLength }: Setting): FieldRule => ({
  required: kind === 'WHOLE', ...RULES[kind], ...(minimum !== null && { minimum }), ...(maximum !== null && { maximum }), ...(maxLength !== null && { maxLength }),
} as FieldRule);

const shown = ({ kind, value }: Setting) => (kind === 'FLAG' ? value === 'true' : value);

/** One call for each setting that is another now. A refusal of the value lands on its field. */
async function save(rows: Setting[], body: Values) {
  for (const row of rows) {
    const text = body[field(row.key)];
    const val = text === undefined || text === null ? '' : String(text);
    if (val === row.value) continue;
    try {
      await ask(api.PUT('/settings/{key}', { params: { path: { key: row.key } }, body: { val }, headers: keyed(newKey()) }));
    } catch (error) {
      if (error instanceof ApiError) error.problem.fields?.forEach((one) => { one.name = field(row.key); });
      throw error;
    }
  }
}

function Group({ name, rows }: { name: string; rows: Setting[] }) {
  const t = useT();
  const may = useMay();
  const changed = rows.filter((row) => row.updatedAt);
  const label = (of: string) => sayIfKnown('admin', `setting.${of}`, of);
  return (
    <Card title={sayIfKnown('admin', `settingGroup.${name}`, name)}>
      {may('updateSetting')
        ? <SchemaForm<Values> key={rows.map((row) => row.updatedAt).join()} op="updateSetting" fields={Object.fromEntries(rows.map((row) => [field(row.key), rule(row)]))} values={Object.fromEntries(rows.map((row) => [field(row.key), shown(row)]))}
            label={label} hint={(of) => sayIfKnown('admin', `settingHint.${of}`, '') || undefined} save={(body) => save(rows, body)} stale={[[...SETTINGS]]} />
        : <Facts facts={rows.map((row) => [label(field(row.key)), row.kind === 'FLAG' ? t(row.value === 'true' ? 'words.on' : 'words.off') : row.value || '—'])} />}
      {changed.map((row) => <Text key={row.key} size="xs" c="dimmed" mt={6}>{label(field(row.key))}: <bdi>{row.updatedBy ?? '—'}</bdi>, <Time value={row.updatedAt} as="ago" /></Text>)}
    </Card>
  );
}

export default function Settings() {
  const t = useT();
  const query = useQuery({ queryKey: SETTINGS, queryFn: async () => (await ask(api.GET('/settings'))).settings });
  return (
    <Stack p="md">
      <Title order={1} size="h3">{t('nav.brand')}</Title>
      <Loaded query={query}>
        {(rows) => (
          <div className={styles.cards}>
            {[...new Set(rows.map((row) => groupOf(row.key)))].map((name) => <Group key={name} name={name} rows={rows.filter((row) => groupOf(row.key) === name)} />)}
            <DefaultWallet />
            <MailServer />
          </div>
        )}
      </Loaded>
    </Stack>
  );
}
