// What of others is in these pages, and under which licence. A test holds it against package.json.
export const LICENCES: Record<string, string> = {
  '@fontsource-variable/inter': 'OFL-1.1', '@fontsource-variable/noto-sans-arabic': 'OFL-1.1',
  '@mantine/core': 'MIT', '@mantine/dates': 'MIT', '@mantine/hooks': 'MIT', '@mantine/notifications': 'MIT',
  '@tabler/icons-react': 'MIT', '@tanstack/react-query': 'MIT', '@tanstack/react-router': 'MIT', dayjs: 'MIT', 'get-nonce': 'MIT', i18next: 'MIT',
  'lightweight-charts': 'Apache-2.0', 'openapi-fetch': 'MIT', react: 'MIT', 'react-dom': 'MIT', 'react-i18next': 'MIT', uqr: 'MIT',
};

/** The notice that lightweight-charts asks to be shown. */
export const CHARTS_NOTICE = 'TradingView Lightweight Charts™. Copyright (c) 2025 TradingView, Inc.';
export const CHARTS_LINK = 'https://www.tradingview.com/';
