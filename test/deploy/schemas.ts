import { StatefulSet } from 'kubernetes-models/apps/v1/StatefulSet';
import { Job } from 'kubernetes-models/batch/v1/Job';
import { NetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy';
import { Namespace } from 'kubernetes-models/v1/Namespace';
import { Secret } from 'kubernetes-models/v1/Secret';
import { Service } from 'kubernetes-models/v1/Service';
import { ScaledJob } from '@kubernetes-models/keda/keda.sh/v1alpha1/ScaledJob';
import { TriggerAuthentication } from '@kubernetes-models/keda/keda.sh/v1alpha1/TriggerAuthentication';
import { z } from 'zod';

const published = [
  ...[Namespace, Secret, Service, StatefulSet, Job, NetworkPolicy],
  ...[ScaledJob, TriggerAuthentication],
];
const refusal = z.object({
  errors: z.array(z.object({ instancePath: z.string(), message: z.string().default('is wrong') })),
});

/** What is wrong with a manifest by its published schema, fields included that the schema does not have. */
export function problemsOf(manifest: { apiVersion: string; kind: string }): string[] {
  const name = `${manifest.apiVersion} ${manifest.kind}`;
  const model = published.find(({ apiVersion, kind }) => `${apiVersion} ${kind}` === name);
  if (!model) return [`no schema for ${name}`];
  const unread = new Set<string>();
  const errors = errorsOf(model.prototype, watched(manifest, '', unread));
  return [...errors, ...[...unread].map((path) => `${path} is no field of ${name}`)];
}

function errorsOf(model: { validate: () => void }, manifest: unknown): string[] {
  try {
    // On the manifest itself: a model that is made of it is a copy.
    Reflect.apply(Reflect.get(model, 'validate'), manifest, []);
    return [];
  } catch (error) {
    const { errors } = refusal.parse(error);
    return errors.map(({ instancePath, message }) => `${instancePath} ${message}`);
  }
}

/**
 * A manifest that notes which of its fields nobody has read. Kubernetes’ schemas allow fields that they do
 * not have, so that a validator takes a field with a spelling mistake; it reads all that the schema has.
 */
function watched(value: unknown, path: string, unread: Set<string>): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const isList = Array.isArray(value);
  const fields = new Map(
    Object.entries(value).map(([key, inner]) => {
      if (!isList) unread.add(`${path}/${key}`);
      return [key, watched(inner, `${path}/${key}`, unread)] as const;
    }),
  );
  return new Proxy(value, {
    get(target, key) {
      if (typeof key === 'symbol' || !fields.has(key)) return Reflect.get(target, key) as unknown;
      unread.delete(`${path}/${key}`);
      return fields.get(key);
    },
  });
}
