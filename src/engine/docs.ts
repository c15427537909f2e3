/** Pages of Docker's documentation that findings point to. */
export const docs = {
  bridge: 'https://docs.docker.com/engine/network/drivers/bridge/',
  build: 'https://docs.docker.com/build/building/best-practices/',
  cache: 'https://docs.docker.com/build/cache/invalidation/',
  context: 'https://docs.docker.com/build/concepts/context/#dockerignore-files',
  host: 'https://docs.docker.com/engine/network/drivers/host/',
  multiStage: 'https://docs.docker.com/build/building/multi-stage/',
  network: 'https://docs.docker.com/engine/network/',
  none: 'https://docs.docker.com/engine/network/drivers/none/',
  publish: 'https://docs.docker.com/engine/network/port-publishing/',
  storage: 'https://docs.docker.com/engine/storage/',
  volumes: 'https://docs.docker.com/engine/storage/volumes/',
  bindMounts: 'https://docs.docker.com/engine/storage/bind-mounts/',
} as const;
