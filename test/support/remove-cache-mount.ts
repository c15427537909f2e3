import type Docker from 'dockerode';

/** Has the builder remove one cache mount, as one that is full does by itself. */
export function removeCacheMount({ modem }: Docker, { ID }: { ID: string }): Promise<unknown> {
  // dockerode’s own call takes no filter, and would empty everybody’s.
  const options = { all: 'true', filters: JSON.stringify({ id: [ID] }) };
  const asked = { method: 'POST', path: '/build/prune?', options, statusCodes: { 200: true } };
  return new Promise((resolve, reject) => {
    modem.dial(asked, (error: Error | null, data: unknown) =>
      error ? reject(error) : resolve(data),
    );
  });
}
