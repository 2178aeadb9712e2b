import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/** What Node offers to the tools and tests, and the browser to functions that run inside a page. */
const environment = [
  ...['AbortController', 'Buffer', 'URL', 'console', 'fetch', 'performance', 'process'],
  ...[
    'clearTimeout',
    'setImmediate',
    'setTimeout',
    'structuredClone',
    'TextDecoder',
    'TextEncoder',
  ],
  ...[
    'DataTransfer',
    'Event',
    'File',
    'MutationObserver',
    'PerformanceObserver',
    'Worker',
    'document',
    'window',
  ],
  ...['KeyboardEvent', 'getComputedStyle', 'localStorage', 'location', 'navigator'],
  ...['WebAssembly', 'Response', 'caches', 'crypto', 'queueMicrotask'],
];

export default tseslint.config(
  { ignores: ['build/', 'dist/', 'lib/', 'data/', 'node_modules/'] },
  js.configs.recommended,
  {
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-var': 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
      'max-lines': ['error', { max: 400 }],
    },
  },
  {
    files: ['**/*.mjs', 'tests/engines/listener.js'],
    languageOptions: { globals: Object.fromEntries(environment.map((name) => [name, 'readonly'])) },
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: {
        projectService: true,
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
);
