import { boxHeight, boxWidth, lane, upperY, type Layout } from './model.ts';
import type { Plan } from './plan.ts';

const [row, least] = [74, 400];

/**
 * Where everything of a plan is. The first network is a line above the containers, the others are lines
 * below: what is added comes to the right or at the bottom, and all else stays.
 * @param beside what is drawn beside it: both give the same room to the same
 */
export function layOut(plan: Plan, beside: Plan = plan): Layout {
  const { facts, networks, ways, fromHost } = plan;
  const most = (count: (one: Plan) => number) => Math.max(count(plan), count(beside));
  const columns = most((one) => one.columns.length);
  const pitch = columns > 2 ? 144 : 220;
  const drawn = (columns - 1) * pitch + boxWidth + 4;
  const width = Math.max(least, drawn);
  const left = (width - drawn) / 2 + 2 + boxWidth / 2;
  const lanes = most(laneCount);
  const hasUpper = most((one) => one.networks.length) > 0;
  const top = (hasUpper ? upperY + 16 : 2) + lanes * lane + (lanes > 0 ? 12 : 30);
  const bottom = top + boxHeight;
  const called = networks.map((name) => facts.networks.find((one) => one.name === name) ?? null);
  const lower = called
    .slice(1)
    .map((network, index) => ({ network, y: bottom + 58 + index * row }))
    .filter((one): one is Layout['lower'][number] => one.network !== null);
  return {
    ...{ width, ways, fromHost, top, bottom, lower },
    columns: plan.columns.map((name, index) => {
      const container = facts.containers.find((one) => one.name === name) ?? null;
      return name === null ? null : { name, container, x: left + index * pitch };
    }),
    upper: called[0] ?? null,
    host: isHostUsed(plan) ? bottom + 58 + Math.max(0, networks.length - 1) * row : null,
  };
}

function laneCount({ ways }: Plan): number {
  return Math.max(0, ...ways.map((way) => (way.lane ?? -1) + 1));
}

function isHostUsed({ facts: { networks, containers }, fromHost }: Plan): boolean {
  return (
    fromHost.length > 0 ||
    networks.some(({ kind }) => kind === 'host') ||
    containers.some(({ ports }) => ports.some(({ published }) => published.length > 0))
  );
}
