// deploy/kubernetes: each manifest by its published schema, and what they have to agree on.
import { globSync } from 'node:fs';
import { z } from 'zod';
import { redisAddress } from '../../src/grading/queue/address.ts';
import { waitingKey } from '../../src/grading/queue/keys.ts';
import { checkout } from '../../src/system/paths.ts';
import { dojoProgram, whatLacks } from '../support/named-commands.ts';
import { documentsOf, textOf } from './deployed.ts';
import { problemsOf } from './schemas.ts';

const keyRef = z.object({ parameter: z.string(), name: z.string(), key: z.string() });
const container = z.looseObject({
  name: z.string(),
  image: z.string(),
  args: z.array(z.string()),
  securityContext: z.looseObject({ privileged: z.boolean().default(false) }),
  envFrom: z.array(z.object({ secretRef: z.object({ name: z.string() }) })).default([]),
  env: z.array(z.object({ name: z.string(), value: z.string() })).default([]),
  volumeMounts: z.array(z.looseObject({ name: z.string(), mountPath: z.string() })),
});
const podTemplate = z.looseObject({
  metadata: z.object({ labels: z.record(z.string(), z.string()) }),
  spec: z.looseObject({
    restartPolicy: z.string().optional(),
    automountServiceAccountToken: z.boolean(),
    terminationGracePeriodSeconds: z.number().optional(),
    containers: z.array(container),
    volumes: z.array(
      z.looseObject({
        name: z.string(),
        secret: z.object({ secretName: z.string() }).optional(),
        emptyDir: z.looseObject({}).optional(),
      }),
    ),
  }),
});
const jobSpec = z.looseObject({
  activeDeadlineSeconds: z.number().positive(),
  backoffLimit: z.number(),
  podFailurePolicy: z.looseObject({}),
  template: podTemplate,
});
const peers = z.array(z.looseObject({}));
const ports = z.array(z.object({ protocol: z.string(), port: z.number() }));
const policySpec = z.object({
  podSelector: z.object({ matchLabels: z.record(z.string(), z.string()) }),
  policyTypes: z.array(z.string()),
  ingress: z.array(z.object({ from: peers, ports })),
  egress: z.array(z.object({ to: peers, ports })),
});
const manifest = z.looseObject({
  apiVersion: z.string(),
  kind: z.string(),
  metadata: z.looseObject({ name: z.string(), namespace: z.string().optional() }),
});
type Manifest = z.infer<typeof manifest>;

const files = globSync('deploy/kubernetes/*.yaml', { cwd: checkout });
const all = files.flatMap((file) => documentsOf(textOf(file)).map((one) => manifest.parse(one)));

/** The `spec` of the only manifest of this kind, or of the one with this name. */
function specOf<T>(kind: string, schema: z.ZodType<T>, name?: string): T {
  const found = all.filter((one) => one.kind === kind && (!name || one.metadata.name === name));
  if (found.length !== 1) throw new Error(`${found.length} manifests are a ${kind} ${name ?? ''}`);
  return schema.parse(found[0]?.['spec']);
}

const job = specOf('Job', jobSpec);
const scaled = specOf(
  'ScaledJob',
  z.looseObject({
    jobTargetRef: jobSpec,
    triggers: z.array(
      z.object({
        type: z.string(),
        metadata: z.record(z.string(), z.string()),
        authenticationRef: z.object({ name: z.string() }),
      }),
    ),
  }),
);
const redis = specOf('StatefulSet', z.looseObject({ template: podTemplate }));
const pods = [job.template, scaled.jobTargetRef.template, redis.template];
const secrets = all.filter(({ kind }) => kind === 'Secret');
const settings = z
  .record(z.string(), z.string())
  .parse(secrets.find(({ metadata }) => metadata.name === 'queue')?.['stringData']);
const address = redisAddress(settings['DOJO_QUEUE'] ?? '');

test.each(all.map((one) => [`${one.kind} ${one.metadata.name}`, one] as const))(
  '%s is what its published schema says',
  (_, one) => {
    expect(problemsOf(one)).toEqual([]);
  },
);

test('all of them are in the namespace that one of them makes, which lets privileged pods in', () => {
  const [namespace, ...more] = all.filter(({ kind }) => kind === 'Namespace');
  expect(more).toEqual([]);
  expect(namespace?.metadata['labels']).toEqual({
    'pod-security.kubernetes.io/enforce': 'privileged',
  });
  const others = all.filter(({ kind }) => kind !== 'Namespace');
  const elsewhere = others.filter(
    ({ metadata }) => metadata.namespace !== namespace?.metadata.name,
  );
  expect(elsewhere).toEqual([]);
});

test('workers are privileged, and nothing else is', () => {
  const containers = pods.flatMap(({ spec }) => spec.containers);
  for (const { name, image, securityContext } of containers)
    expect({ name, privileged: securityContext.privileged }).toEqual({
      name,
      privileged: image.includes('/docker-dojo-worker:'),
    });
  expect(redis.template.spec['securityContext']).toMatchObject({ runAsNonRoot: true });
  expect(redis.template.spec.containers.map((one) => one.securityContext)).toMatchObject([
    { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
  ]);
});

test('no pod has a token for the cluster, nor anything of its node', () => {
  for (const { spec } of pods) {
    expect(spec).toMatchObject({ automountServiceAccountToken: false, enableServiceLinks: false });
    expect(Object.keys(spec).filter((field) => field.startsWith('host'))).toEqual([]);
    expect(JSON.stringify(spec.volumes)).not.toContain('hostPath');
  }
});

test('a worker of a Job ends by itself, and is not started again by its node', async () => {
  const [{ args } = { args: [] }] = job.template.spec.containers;
  expect(args.join(' ')).toMatch(/^grade worker .*--until-idle 60$/);
  const program = await dojoProgram();
  expect(whatLacks(program, { text: '', words: args, lost: [] })).toBeNull();
  expect(job.template.spec).toMatchObject({
    restartPolicy: 'Never',
    terminationGracePeriodSeconds: 90,
  });
  expect(job).not.toHaveProperty('completions');
});

test('a ScaledJob starts the same pods as the Job', () => {
  expect(scaled.jobTargetRef.template).toEqual(job.template);
  const { podFailurePolicy, activeDeadlineSeconds } = job;
  expect(scaled.jobTargetRef).toMatchObject({ podFailurePolicy, activeDeadlineSeconds });
});

test('a worker has a volume for its engine’s data, and the CA that its setting names', () => {
  const [{ env, volumeMounts } = { env: [], volumeMounts: [] }] = job.template.spec.containers;
  const volumeAt = (path: string) => {
    const mount = volumeMounts.find(({ mountPath }) => mountPath === path);
    return job.template.spec.volumes.find(({ name }) => name === mount?.name);
  };
  const [, home = ''] = /\bDOJO_HOME=(\S+)/.exec(textOf('deploy/worker/Dockerfile')) ?? [];
  expect(volumeAt(home)).toHaveProperty('emptyDir');
  const file = env.find(({ name }) => name === 'NODE_EXTRA_CA_CERTS')?.value ?? '';
  expect(volumeAt(file.replace(/\/ca\.crt$/, ''))).toMatchObject({
    secret: { secretName: 'queue-ca' },
  });
});

test('the Redis is named alike by the workers, its service, its own port and KEDA', () => {
  const service = specOf('Service', z.looseObject({ ports: z.array(z.looseObject({})) }));
  const port = Number(address.port);
  expect(address.protocol).toBe('rediss:');
  expect(address.hostname).toBe('redis.docker-dojo.svc');
  expect(service).toMatchObject({
    selector: redis.template.metadata.labels,
    ports: [{ port }],
  });
  const words = redis.template.spec.containers[0]?.args.join(' ') ?? '';
  expect(words).toContain(`--port 0 --tls-port ${port} `);
  expect(words).toContain('--appendonly yes');
  expect(words).toContain('--maxmemory-policy noeviction');
  expect(scaled.triggers[0]?.metadata['address']).toBe(address.host);
});

test('a worker reaches the Redis at that port, and the name server; nobody reaches a worker', () => {
  const policy = specOf('NetworkPolicy', policySpec, 'docker-dojo-worker');
  expect(policy.podSelector.matchLabels).toEqual(job.template.metadata.labels);
  expect(policy.policyTypes).toEqual(['Ingress', 'Egress']);
  expect(policy.ingress).toEqual([]);
  const [toRedis, toNames, ...more] = policy.egress;
  expect(more).toEqual([]);
  expect(toRedis).toEqual({
    to: [{ podSelector: { matchLabels: redis.template.metadata.labels } }],
    ports: [{ protocol: 'TCP', port: Number(address.port) }],
  });
  expect(toNames?.to).toHaveLength(1);
  expect(toNames?.ports.map(({ port }) => port)).toEqual([53, 53]);
});

test('the Redis is reached by workers and KEDA alone, and reaches nobody', () => {
  const policy = specOf('NetworkPolicy', policySpec, 'redis');
  expect(policy).toEqual({
    podSelector: { matchLabels: redis.template.metadata.labels },
    policyTypes: ['Ingress', 'Egress'],
    egress: [],
    ingress: [
      {
        from: [
          { podSelector: { matchLabels: job.template.metadata.labels } },
          {
            namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'keda' } },
          },
        ],
        ports: [{ protocol: 'TCP', port: Number(address.port) }],
      },
    ],
  });
});

test('KEDA asks for the number of what waits, over TLS', () => {
  const [trigger, ...more] = scaled.triggers;
  expect(more).toEqual([]);
  expect(trigger?.type).toBe('redis');
  expect(trigger?.metadata['listName']).toBe(waitingKey);
  const given = all.find(({ kind }) => kind === 'TriggerAuthentication');
  expect(given?.metadata.name).toBe(trigger?.authenticationRef.name);
  const { secretTargetRef } = z.object({ secretTargetRef: z.array(keyRef) }).parse(given?.['spec']);
  expect(secretTargetRef.map(({ parameter }) => parameter)).toEqual([
    ...['username', 'password', 'tls', 'ca'],
  ]);
  // KEDA refuses to be told of TLS in both places.
  expect(trigger?.metadata).not.toHaveProperty('enableTLS');
  expect(stringDataOf('scaler')).toMatchObject({ username: 'scaler', tls: 'enable' });
  const lacking = secretTargetRef.filter(
    ({ name, key }) => !(key in stringDataOf(name)) && !isMade(name, key),
  );
  expect(lacking).toEqual([]);
});

test('every Secret that a pod is given is in secret.example.yaml, or docs/scale.md makes it', () => {
  const names = pods.flatMap(({ spec }) => [
    ...spec.containers.flatMap(({ envFrom }) => envFrom.map(({ secretRef }) => secretRef.name)),
    ...spec.volumes.flatMap(({ secret }) => (secret ? [secret.secretName] : [])),
  ]);
  expect([...new Set(names)].sort()).toEqual(['queue', 'queue-ca', 'redis-tls', 'redis-users']);
  const lacking = names.filter((name) => Object.keys(stringDataOf(name)).length === 0);
  expect(lacking.filter((name) => !isMade(name))).toEqual([]);
  expect(Object.keys(settings)).toEqual(['DOJO_QUEUE', 'DOJO_QUEUE_SECRET']);
  expect(settings['DOJO_QUEUE_SECRET']).toMatch(/^[A-Z_]+$/);
});

function stringDataOf(name: string): Record<string, string> {
  const found = secrets.find(({ metadata }) => metadata.name === name);
  return z.record(z.string(), z.string()).parse(found?.['stringData'] ?? {});
}

/** True where the page has the command that makes this Secret, from a file of this name. */
function isMade(name: string, key?: string): boolean {
  const page = textOf('docs/scale.md').replaceAll(/ \\\n\s+/g, ' ');
  const command = page
    .split('\n')
    .find((line) => line.includes(`create secret generic ${name} --from-file=`));
  return command !== undefined && (key === undefined || command.includes(`--from-file=${key}`));
}

describe('seen to fail', () => {
  const broken = (change: (one: { spec: Record<string, unknown> }) => void): string[] => {
    const [text] = documentsOf(textOf('deploy/kubernetes/job.yaml'));
    const one = text as Manifest & { spec: Record<string, unknown> };
    change(one);
    return problemsOf(one);
  };

  test.each([
    ['of another type', { parallelism: 'four' }, '/spec/parallelism must be integer'],
    ['that the schema has not', { paralelism: 4 }, '/spec/paralelism is no field of batch/v1 Job'],
  ])('a field %s', (_, fields, problem) => {
    expect(broken(({ spec }) => Object.assign(spec, fields))).toContain(problem);
  });

  test('a manifest without a schema, and what is no YAML', () => {
    expect(problemsOf({ apiVersion: 'v2', kind: 'Job' })).toEqual(['no schema for v2 Job']);
    expect(() => documentsOf('a: 1\na: 2\n')).toThrow('Map keys must be unique');
  });
});
