// Colours, type and the contrast fixes: Mantine's defaults for placeholders, dimmed text and light badges fail WCAG AA.
import { createTheme, type CSSVariablesResolver, type MantineColorScheme, type MantineColorsTuple, type MantineColorSchemeManager } from '@mantine/core';
import { brand as page } from './brand';
import { shades } from './shades';

const USUAL: MantineColorsTuple = ['#edf2ff', '#dbe5fd', '#b6c9f7', '#8eabf1', '#6c91ec', '#5681e9', '#3466d6', '#2a57bd', '#214aa8', '#0c2a66'];
/** The brand's own colour; without one the usual shades, which are tuned by eye. */
const own = page.color ? shades(page.color) : null;
const brand = own ?? USUAL;
const dark: MantineColorsTuple = ['#d3d8e2', '#b4bccb', '#95a0b5', '#6c788f', '#47536a', '#333e52', '#222b3c', '#161d2a', '#111722', '#0b0f17'];

export const theme = createTheme({
  primaryColor: 'brand',
  primaryShade: { light: 6, dark: 6 },
  colors: { brand, dark },
  fontFamily: "'Inter Variable', 'Noto Sans Arabic Variable', system-ui, sans-serif",
  headings: { fontFamily: "'Inter Variable', 'Noto Sans Arabic Variable', system-ui, sans-serif", fontWeight: '650' },
  defaultRadius: 'sm',
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.125rem' },
  cursorType: 'pointer',
  focusRing: 'auto',
  components: {
    Button: { defaultProps: { size: 'xs' }, styles: { label: { fontWeight: 600 } } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray' } },
    TextInput: { defaultProps: { size: 'xs' } },
    PasswordInput: { defaultProps: { size: 'xs' } },
    Textarea: { defaultProps: { size: 'xs', autosize: true, minRows: 2 } },
    NumberInput: { defaultProps: { size: 'xs' } },
    Select: { defaultProps: { size: 'xs', comboboxProps: { shadow: 'md' } } },
    MultiSelect: { defaultProps: { size: 'xs', comboboxProps: { shadow: 'md' } } },
    TagsInput: { defaultProps: { size: 'xs' } },
    Checkbox: { defaultProps: { size: 'xs' } },
    Switch: { defaultProps: { size: 'xs' } },
    SegmentedControl: { defaultProps: { size: 'xs' } },
    Modal: { defaultProps: { centered: true, overlayProps: { backgroundOpacity: 0.45, blur: 2 } } },
    Badge: { defaultProps: { radius: 'sm', size: 'sm' } },
    Tooltip: { defaultProps: { openDelay: 300, withArrow: true } },
    Menu: { defaultProps: { shadow: 'md' } },
  },
});

const badges = (pairs: Record<string, [string, string]>) =>
  Object.fromEntries(
    Object.entries(pairs).flatMap(([color, [ground, text]]) => [
      [`--mantine-color-${color}-light`, ground],
      [`--mantine-color-${color}-light-color`, text],
    ]),
  );

/** What else takes the brand's colour: links, chosen rows, the open entry of the navigation. */
const ownVariables = (scheme: 'light' | 'dark'): Record<string, string> => {
  if (!own) return {};
  const at = (light: number, dark: number) => own[scheme === 'light' ? light : dark] ?? '';
  return { '--mantine-color-anchor': at(8, 2), '--row-chosen': at(0, 9), '--nav-active': at(1, 9), '--nav-active-text': at(9, 1), ...badges({ brand: [at(1, 9), at(9, 1)] }) };
};

const RED_IS_UP = { light: { '--up': '#c2222f', '--down': '#087a4c' }, dark: { '--up': '#ff6b78', '--down': '#35c98a' } };
const upDown = (scheme: 'light' | 'dark') => (page.redIsUp ? RED_IS_UP[scheme] : {});

export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#596579',
    '--mantine-color-placeholder': '#5f6b80',
    '--mantine-color-anchor': '#214aa8',
    '--mantine-color-error': '#b4232a',
    '--line': '#dde2ea',
    '--line-soft': '#edf0f4',
    '--ground': '#ffffff',
    '--ground-raised': '#ffffff',
    '--ground-sunken': '#f6f8fb',
    '--row-hover': '#f4f7fd',
    '--row-chosen': '#e8effd',
    '--nav-active': '#dbe5fd',
    '--nav-active-text': '#173a88',
    '--up': '#087a4c',
    '--down': '#c2222f',
    '--buy': '#0a7a4f',
    '--sell': '#bf2336',
    ...badges({
      green: ['#c3f5e0', '#05603c'], red: ['#ffe1e1', '#a3151f'], yellow: ['#fff0b8', '#6f4a00'], blue: ['#d3e9fd', '#0f4c86'], gray: ['#eef0f4', '#475166'],
      orange: ['#ffe6cf', '#8a3b00'], violet: ['#ebe3ff', '#4c2a9c'], brand: ['#dbe5fd', '#173a88'], teal: ['#cdf3ee', '#0a5a55'],
    }),
    ...ownVariables('light'),
    ...upDown('light'),
  },
  dark: {
    '--mantine-color-body': '#111722',
    '--mantine-color-text': '#dbe1eb',
    '--mantine-color-dimmed': '#9aa6ba',
    '--mantine-color-placeholder': '#98a4b8',
    '--mantine-color-anchor': '#8eabf1',
    '--mantine-color-error': '#ff8a8f',
    '--line': '#2b3547',
    '--line-soft': '#1f2838',
    '--ground': '#111722',
    '--ground-raised': '#161d2a',
    '--ground-sunken': '#0e131d',
    '--row-hover': '#182132',
    '--row-chosen': '#172a54',
    '--nav-active': '#15295a',
    '--nav-active-text': '#dbe5fd',
    '--up': '#35c98a',
    '--down': '#ff6b78',
    '--buy': '#0a7a4f',
    '--sell': '#bf2336',
    ...badges({
      green: ['#053f2b', '#a5efcd'], red: ['#611319', '#ffd0d2'], yellow: ['#5a3a00', '#ffe9a8'], blue: ['#0d3357', '#cfe6ff'], gray: ['#242c3a', '#cbd3e0'],
      orange: ['#5c2800', '#ffd9b8'], violet: ['#33206b', '#e0d4ff'], brand: ['#15295a', '#dbe5fd'], teal: ['#0a3f3c', '#b8f0ea'],
    }),
    ...ownVariables('dark'),
    ...upDown('dark'),
  },
});

/** The server writes the scheme of this cookie into the page, so that a dark page never flashes white. */
export function schemeCookie(): MantineColorSchemeManager {
  const media = window.matchMedia('(prefers-color-scheme: dark)');
  return {
    get: (fallback) => (readCookie('scheme') as MantineColorScheme | undefined) ?? fallback,
    set: (value) => writeCookie('scheme', value),
    subscribe: (onUpdate) => {
      media.onchange = () => readCookie('scheme') !== 'light' && readCookie('scheme') !== 'dark' && onUpdate('auto');
    },
    unsubscribe: () => {
      media.onchange = null;
    },
    clear: () => writeCookie('scheme', 'auto'),
  };
}

const YEAR_S = 365 * 24 * 3600;

export function readCookie(name: string): string | undefined {
  const pair = document.cookie.split('; ').find((text) => text.startsWith(`${name}=`));
  return pair?.slice(name.length + 1);
}

export function writeCookie(name: string, value: string) {
  document.cookie = `${name}=${value}; path=/; max-age=${YEAR_S}; samesite=lax${location.protocol === 'https:' ? '; secure' : ''}`;
}

/** The nonce under which this page may add styles. */
export const styleNonce = () => document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
