/** The direction of the house: modules -> engines | design-system | platform -> core. See ARCHITECTURE.md. */
const frame = '^src/(application|main|cli|config|startup)'

export default {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'Two files that need each other are one subject, or one of them knows too much.',
      from: {},
      to: { circular: true, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'core-imports-nothing',
      severity: 'error',
      from: { path: '^src/core/', pathNot: '[.]test[.]ts$' },
      to: { pathNot: '^src/core/' },
    },
    {
      name: 'engines-import-core-only',
      severity: 'error',
      from: { path: '^src/engines/([^/]+)/' },
      to: { path: '^src/', pathNot: ['^src/core/', '^src/engines/$1/'] },
    },
    {
      name: 'engines-do-no-input-or-output',
      severity: 'error',
      from: { path: '^src/engines/', pathNot: '[.]test[.]tsx?$' },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?(crypto|zlib|buffer)$' },
    },
    {
      name: 'design-system-imports-core-only',
      severity: 'error',
      from: { path: '^src/design-system/' },
      to: { path: '^src/', pathNot: ['^src/core/', '^src/design-system/'] },
    },
    {
      name: 'platform-imports-core-only',
      severity: 'error',
      from: { path: '^src/platform/' },
      to: { path: '^src/', pathNot: ['^src/core/', '^src/platform/', '^src/config[.]ts$', '^src/design-system/'] },
    },
    {
      name: 'modules-do-not-import-the-frame',
      severity: 'error',
      from: { path: '^src/modules/' },
      to: { path: frame, pathNot: '^src/config[.]ts$' },
    },
    {
      name: 'modules-meet-at-their-index',
      severity: 'error',
      comment: 'A module reaches another only through its index.ts, and parts of its pages through its pages.ts.',
      from: { path: '^src/modules/([^/]+)/' },
      to: { path: '^src/modules/([^/]+)/', pathNot: ['^src/modules/$1/', '^src/modules/[^/]+/(index|pages)[.]ts$'] },
    },
    {
      name: 'no-drawers',
      severity: 'error',
      comment: 'A function belongs to a noun.',
      from: {},
      to: { path: '(^|/)(utils?|helpers?|common|misc)(/|[.])', pathNot: 'node_modules' },
    },
    {
      name: 'no-development-packages',
      severity: 'error',
      from: { path: '^src/', pathNot: '[.]test[.]tsx?$' },
      to: { dependencyTypes: ['npm-dev'] },
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
}
