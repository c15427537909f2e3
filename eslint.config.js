import jest from 'eslint-plugin-jest';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  {
    ignores: [
      '**/node_modules/',
      '.dojo/',
      'packed/',
      'katas/*/app/',
      'test/wrong-answers/',
      // Written by those who mean no good: no style to keep.
      'test/attacks/*/*/',
      'solutions/*/*/app/',
      // Handed in, and one of them broken.
      'docs/classroom/sample/submissions/',
    ],
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      // Numbers and the like read well in a message.
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true, allowNullish: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
    },
  },
  {
    files: ['katas/*/setup.ts'],
    rules: {
      // A starter may have no use yet for what its learner is to use.
      '@typescript-eslint/no-unused-vars': ['error', { args: 'none' }],
    },
  },
  {
    files: ['test/**/*.test.ts', 'katas/*/kata.spec.ts'],
    extends: [jest.configs['flat/recommended']],
    rules: {
      // A spec's expectations are the lab's matchers, and a test may expect through a helper.
      'jest/expect-expect': ['error', { assertFunctionNames: ['expect', 'expect*'] }],
    },
  },
);
