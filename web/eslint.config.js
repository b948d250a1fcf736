// What the compiler cannot see: no portal imports another, CSS is logical, amounts are shown and never reckoned with.
import hooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const PORTALS = ['admin', 'members', 'partners'];
const SIDES = 'Use logical sides (start/end, inline/block): the page may run from right to left.';
const restricted = [
  { selector: "CallExpression[callee.name='parseFloat']", message: 'Amounts stay text: show them with Money or Num, let the server reckon.' },
  { selector: "CallExpression[callee.object.name='Number'][callee.property.name='parseFloat']", message: 'Amounts stay text: show them with Money or Num, let the server reckon.' },
  { selector: "Property[key.name=/^(left|right|marginLeft|marginRight|paddingLeft|paddingRight|borderLeft|borderRight)$/]", message: SIDES },
  { selector: "JSXAttribute[name.name=/^(ml|mr|pl|pr|left|right)$/]", message: SIDES },
  { selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']", message: 'Text never becomes markup.' },
];

export default tseslint.config(
  { ignores: ['dist', 'node_modules', 'shared/api/schema.d.ts', 'shared/api/meta.ts', 'shared/api/rules.ts'] },
  ...tseslint.configs.recommended,
  hooks.configs.flat['recommended-latest'],
  {
    files: ['**/*.{ts,tsx}'],
    rules: {
      'no-restricted-syntax': ['error', ...restricted],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'max-lines': ['error', 400],
      'react-hooks/set-state-in-effect': 'off',
    },
  },
  ...PORTALS.map((portal) => ({
    files: [`${portal}/**`],
    rules: {
      'no-restricted-imports': ['error', { patterns: PORTALS.filter((other) => other !== portal).map((other) => ({ group: [`**/${other}/**`], message: 'A portal imports from shared alone.' })) }],
      'no-restricted-syntax': ['error', ...restricted, { selector: "CallExpression[callee.name='Number']", message: 'Amounts stay text: show them with Money or Num, let the server reckon.' }],
    },
  })),
  { files: ['shared/**'], rules: { 'no-restricted-imports': ['error', { patterns: [{ group: PORTALS.map((portal) => `**/${portal}/**`), message: 'The kit knows no portal.' }] }] } },
);
