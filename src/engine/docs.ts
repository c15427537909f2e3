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
  context: 'https://docs.docker.com/build/concepts/context/#dockerignore-files',
  entrypoint:
    'https://docs.docker.com/reference/dockerfile/#understand-how-cmd-and-entrypoint-interact',
  environment: 'https://docs.docker.com/reference/cli/docker/container/run/#env',
  host: 'https://docs.docker.com/engine/network/drivers/host/',
  logs: 'https://docs.docker.com/engine/logging/',
  internal: 'https://docs.docker.com/reference/cli/docker/network/create/#internal',
  multiStage: 'https://docs.docker.com/build/building/multi-stage/#use-multi-stage-builds',
  network: 'https://docs.docker.com/engine/network/#user-defined-networks',
  none: 'https://docs.docker.com/engine/network/drivers/none/',
  ps: 'https://docs.docker.com/reference/cli/docker/container/ls/#all',
  publish: 'https://docs.docker.com/engine/network/port-publishing/#publishing-ports',
  readOnlyVolume: 'https://docs.docker.com/engine/storage/volumes/#use-a-read-only-volume',
  runAsUser: 'https://docs.docker.com/engine/containers/run/#user',
  secrets: 'https://docs.docker.com/build/building/secrets/#secret-mounts',
  storage: 'https://docs.docker.com/engine/storage/#storage-mount-options',
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
