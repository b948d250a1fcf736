// A range of days as a filter. Apart, since the calendar is only loaded by lists that have one.
import '@mantine/dates/styles.css';
import { DatePickerInput, DatesProvider } from '@mantine/dates';
import { IconCalendar } from '@tabler/icons-react';
import dayjs from 'dayjs';
import { useEffect, useState } from 'react';
import { useLanguage } from '../../i18n';

const LOCALES: Record<string, () => Promise<unknown>> = { de: () => import('dayjs/locale/de'), es: () => import('dayjs/locale/es'), ar: () => import('dayjs/locale/ar') };

export default function Days({ label, width, value, onChange }: { label: string; width?: number; value: string[]; onChange: (value: string[]) => void }) {
  const language = useLanguage();
  const [locale, setLocale] = useState('en');
  useEffect(() => {
    const load = LOCALES[language];
    void (load ? load().then(() => setLocale(language)) : setLocale('en'));
  }, [language]);
  const [draft, setDraft] = useState<[string | null, string | null]>([null, null]);
  const text = value.join();
  useEffect(() => {
    const [from, to] = text.split(',');
    setDraft([from || null, to || null]);
  }, [text]);
  return (
    <DatesProvider settings={{ locale, firstDayOfWeek: language === 'ar' ? 6 : 1 }}>
      <DatePickerInput type="range" size="xs" w={width && Math.max(width, 210)} clearable aria-label={label} placeholder={label} valueFormat="D MMM YYYY" leftSection={<IconCalendar size={15} />}
        allowSingleDateInRange value={draft} presets={presets(language)}
        onChange={([from, to]) => {
          setDraft([from, to]);
          if (from && to) onChange([from, to]);
          if (!from && !to) onChange([]);
        }} />
    </DatesProvider>
  );
}

/** The last 7, 30 and 90 days, said by the language itself. */
function presets(language: string) {
  const words = new Intl.NumberFormat(`${language}-u-nu-latn`, { style: 'unit', unit: 'day', unitDisplay: 'long' });
  const today = dayjs();
  return [7, 30, 90].map((days) => ({ label: words.format(days), value: [today.subtract(days - 1, 'day').format('YYYY-MM-DD'), today.format('YYYY-MM-DD')] as [string, string] }));
}
