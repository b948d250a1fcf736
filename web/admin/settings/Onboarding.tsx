// What customers are asked for, and before what: steps with their stage, and the fields of each form.
import { Group, SegmentedControl, Select, Stack, Switch, Table, Text, Title } from '@mantine/core';
import { api, ask, keyed, newKey, type Schemas } from '@shared/api/client';
import { useMay } from '@shared/api/queries';
import { Card } from '@shared/ui/Record';
import { Loaded } from '@shared/ui/states';
import { toastDone, toastError } from '@shared/ui/toasts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { fieldLabel } from '../fields';
import { useT } from '../texts';

type Stage = Schemas['Stage'];
type Field = Schemas['CustomerFieldConfiguration'];

const STAGES: Stage[] = ['SignUp', 'BeforeSignIn', 'BeforeDeposit', 'BeforeWithdrawal'];
const FORMS = ['SignupDemoForm', 'SignupRealForm', 'CompleteAccountBeforeDepositForm', 'CompleteAccountBeforeWithdrawalForm'] as const;

export default function Onboarding() {
  const t = useT();
  return (
    <Stack p="md">
      <Title order={1} size="h3">{t('nav.onboarding')}</Title>
      <Steps />
      <Fields />
      <Durations />
    </Stack>
  );
}

function Steps() {
  const t = useT();
  const may = useMay();
  const client = useQueryClient();
  const query = useQuery({ queryKey: ['onboarding', 'steps'], queryFn: () => ask(api.GET('/onboarding/steps')) });
  const move = async (step: string, stage: Stage | null) => {
    await ask(api.PUT('/onboarding/steps/{step}', { params: { path: { step } }, body: { stage }, headers: keyed(newKey()) }));
    toastDone(t('settings.stepMoved'));
    await client.invalidateQueries({ queryKey: ['onboarding'] });
  };
  return (
    <Card title={t('settings.steps')}>
      <Text size="sm" c="dimmed" mb="sm">{t('settings.stepsHint')}</Text>
      <Loaded query={query}>
        {({ configurations }) => (
          <Stack gap={8}>
            {configurations.map(({ step, stage }) => (
              <Group key={step} justify="space-between" gap="sm">
                <Text size="sm" fw={500}>{fieldLabel(step)}</Text>
                <SegmentedControl aria-label={fieldLabel(step)} disabled={!may('setOnboardingStage')} value={stage ?? ''} onChange={(value) => void move(step, (value || null) as Stage | null).catch(toastError)}
                  data={[{ value: '', label: t('settings.notAsked') }, ...STAGES.map((value) => ({ value, label: t(`stage.${value}`) }))]} />
              </Group>
            ))}
          </Stack>
        )}
      </Loaded>
    </Card>
  );
}

function Fields() {
  const t = useT();
  const may = useMay();
  const client = useQueryClient();
  const query = useQuery({ queryKey: ['onboarding', 'fields'], queryFn: () => ask(api.GET('/customer-field-configurations')) });
  const locked = !may('setCustomerFields');
  return (
    <Card title={t('settings.fields')}>
      <Loaded query={query}>
        {({ customerFieldConfigurations: all }) => {
          const change = async (field: Field) => {
            await ask(api.PUT('/customer-field-configurations', { body: { customerFieldConfigurations: all.map((one) => (one.field === field.field ? field : one)) }, headers: keyed(newKey()) }));
            toastDone(t('settings.fieldChanged'));
            await client.invalidateQueries({ queryKey: ['onboarding', 'fields'] });
          };
          const set = (field: Field) => void change(field).catch(toastError);
          return (
            <Table.ScrollContainer minWidth={560}>
              <Table verticalSpacing={4}>
                <Table.Thead><Table.Tr><Table.Th>{t('settings.field')}</Table.Th><Table.Th>{t('settings.form')}</Table.Th><Table.Th>{t('settings.required')}</Table.Th><Table.Th>{t('settings.editable')}</Table.Th></Table.Tr></Table.Thead>
                <Table.Tbody>
                  {all.map((field) => (
                    <Table.Tr key={field.field}>
                      <Table.Td>{fieldLabel(field.field)}</Table.Td>
                      <Table.Td><Select disabled={locked} aria-label={`${t('settings.form')} ${fieldLabel(field.field)}`} clearable placeholder={t('settings.notAsked')} value={field.step ?? null} data={FORMS.map((value) => ({ value, label: fieldLabel(value) }))} onChange={(step) => set({ ...field, step: step as Field['step'] })} /></Table.Td>
                      <Table.Td><Switch disabled={locked} aria-label={`${t('settings.required')} ${fieldLabel(field.field)}`} checked={field.required ?? false} onChange={(event) => set({ ...field, required: event.currentTarget.checked })} /></Table.Td>
                      <Table.Td><Switch disabled={locked} aria-label={`${t('settings.editable')} ${fieldLabel(field.field)}`} checked={field.editable ?? false} onChange={(event) => set({ ...field, editable: event.currentTarget.checked })} /></Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </Table.ScrollContainer>
          );
        }}
      </Loaded>
    </Card>
  );
}

function Durations() {
  const t = useT();
  const query = useQuery({ queryKey: ['durations'], queryFn: () => ask(api.GET('/trading/position-durations')) });
  return (
    <Card title={t('settings.durations')}>
      <Loaded query={query} rows={1}>{({ positionDurations }) => <Text size="sm">{positionDurations.join(', ') || t('settings.noDurations')}</Text>}</Loaded>
    </Card>
  );
}
