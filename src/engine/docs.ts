/** Sections of Docker's documentation that findings point to; the pages of `host`, `logs` and `none` explain one thing each. */
export const docs = {
  anonymousVolumes: 'https://docs.docker.com/engine/storage/volumes/#remove-anonymous-volumes',
  apt: 'https://docs.docker.com/build/building/best-practices/#apt-get',
  backup: 'https://docs.docker.com/engine/storage/volumes/#back-up-restore-or-migrate-data-volumes',
  bridge:
    'https://docs.docker.com/engine/network/drivers/bridge/#differences-between-user-defined-bridges-and-the-default-bridge',
  build: 'https://docs.docker.com/build/building/best-practices/#dockerfile-instructions',
  cache: 'https://docs.docker.com/build/cache/invalidation/#general-rules',
  cacheMount: 'https://docs.docker.com/build/cache/optimize/#use-cache-mounts',
  command: 'https://docs.docker.com/reference/dockerfile/#cmd',
  composeNetworks: 'https://docs.docker.com/compose/how-tos/networking/#specify-custom-networks',
  composeOrder: 'https://docs.docker.com/compose/how-tos/startup-order/#control-startup',
  composeServices: 'https://docs.docker.com/reference/compose-file/services/#examples',
  composeSecrets: 'https://docs.docker.com/compose/how-tos/use-secrets/#use-secrets',
  composeVariables:
    'https://docs.docker.com/compose/how-tos/environment-variables/variable-interpolation/#interpolation-syntax',
  context: 'https://docs.docker.com/build/concepts/context/#dockerignore-files',
  entrypoint:
    'https://docs.docker.com/reference/dockerfile/#understand-how-cmd-and-entrypoint-interact',
  environment: 'https://docs.docker.com/reference/cli/docker/container/run/#env',
  healthcheck: 'https://docs.docker.com/reference/dockerfile/#healthcheck',
  host: 'https://docs.docker.com/engine/network/drivers/host/',
  logs: 'https://docs.docker.com/engine/logging/',
  internal: 'https://docs.docker.com/reference/cli/docker/network/create/#internal',
  multiStage: 'https://docs.docker.com/build/building/multi-stage/#use-multi-stage-builds',
  network: 'https://docs.docker.com/engine/network/#user-defined-networks',
  none: 'https://docs.docker.com/engine/network/drivers/none/',
  ps: 'https://docs.docker.com/reference/cli/docker/container/ls/#all',
  publish: 'https://docs.docker.com/engine/network/port-publishing/#publishing-ports',
  readOnlyVolume: 'https://docs.docker.com/engine/storage/volumes/#use-a-read-only-volume',
  restart:
    'https://docs.docker.com/engine/containers/start-containers-automatically/#use-a-restart-policy',
  runAsUser: 'https://docs.docker.com/engine/containers/run/#user',
  scratch:
    'https://docs.docker.com/build/building/base-images/#create-a-minimal-base-image-using-scratch',
  secrets: 'https://docs.docker.com/build/building/secrets/#secret-mounts',
  stagesThatAreBuilt:
    'https://docs.docker.com/build/building/multi-stage/#differences-between-legacy-builder-and-buildkit',
  stop: 'https://docs.docker.com/reference/cli/docker/container/stop/#description',
  storage: 'https://docs.docker.com/engine/storage/#storage-mount-options',
  target: 'https://docs.docker.com/build/building/multi-stage/#stop-at-a-specific-build-stage',
  user: 'https://docs.docker.com/reference/dockerfile/#user',
  variables: 'https://docs.docker.com/build/building/variables/#scoping',
  volumes: 'https://docs.docker.com/engine/storage/volumes/#named-and-anonymous-volumes',
  bindMounts:
    'https://docs.docker.com/engine/storage/bind-mounts/#start-a-container-with-a-bind-mount',
} as const;

const wholePages: string[] = [docs.host, docs.logs, docs.none];

/** True for a link to a section, or to a page that explains one thing alone. */
export function leadsToSection(link: string): boolean {
  return link.includes('#') || wholePages.includes(link);
}
