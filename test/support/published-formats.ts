import { z } from 'zod';

// What other programs say that they read; written down from their own pages (see the exporters).

const visibility = z.enum(['hidden', 'after_due_date', 'after_published', 'visible']);
const format = z.enum(['text', 'html', 'simple_format', 'md', 'ansi']);

/** Gradescope: a score at the top, or one in each test. */
export const gradescopeResults = z.strictObject({
  score: z.number(),
  execution_time: z.number().optional(),
  output: z.string().optional(),
  output_format: format.optional(),
  test_output_format: format.optional(),
  test_name_format: format.optional(),
  visibility: visibility.optional(),
  stdout_visibility: visibility.optional(),
  extra_data: z.record(z.string(), z.unknown()).optional(),
  tests: z.array(
    z.strictObject({
      score: z.number().optional(),
      max_score: z.number().optional(),
      status: z.enum(['passed', 'failed']).optional(),
      name: z.string(),
      name_format: format.optional(),
      number: z.string().optional(),
      output: z.string().optional(),
      output_format: format.optional(),
      tags: z.array(z.string()).optional(),
      visibility: visibility.optional(),
      extra_data: z.record(z.string(), z.unknown()).optional(),
    }),
  ),
});

const second = z.string().regex(/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/);
const whole = z.int().nonnegative();

/** Classroom 50: classroom50/result/v1, and the rules across fields that its collector adds. */
export const classroom50Result = z
  .strictObject({
    schema: z.literal('classroom50/result/v1'),
    classroom: z.string().min(1),
    assignment: z.string().min(1),
    assignment_type: z.enum(['individual', 'group']),
    owner: z.string().min(1),
    submission: z.string().regex(/^submit\//),
    commit: z.string().min(1),
    release: z.string().min(1),
    review: z.string().min(1),
    datetime: second,
    graded_at: second.optional(),
    score: whole,
    'max-score': whole,
    tests: z.array(
      z
        .looseObject({
          'test-name': z.string().min(1),
          passed: z.boolean(),
          score: whole,
          'max-score': whole,
        })
        .refine((test) => test.score <= test['max-score']),
    ),
  })
  .refine((result) => result.score <= result['max-score']);

/** PrairieLearn: what is not gradable has no score, and says why. */
export const prairielearnResults = z.union([
  z.strictObject({
    gradable: z.literal(false),
    format_errors: z.union([z.string(), z.array(z.string()).min(1)]),
  }),
  z.strictObject({
    gradable: z.literal(true),
    score: z.number().min(0).max(1),
    message: z.string().optional(),
    output: z.string().optional(),
    tests: z.array(
      z.strictObject({
        name: z.string(),
        description: z.string().optional(),
        points: z.number(),
        max_points: z.number(),
        message: z.string().optional(),
        output: z.string().optional(),
      }),
    ),
  }),
]);

const message = z.string().max(65_535);

/** Exercism's test runners, version 3. */
export const exercismResults = z.discriminatedUnion('status', [
  z.strictObject({ version: z.literal(3), status: z.literal('error'), message: message.min(1) }),
  ...(['pass', 'fail'] as const).map((status) =>
    z.strictObject({
      version: z.literal(3),
      status: z.literal(status),
      message: z.null(),
      tests: z
        .array(
          z.strictObject({
            name: z.string(),
            status: z.enum(['pass', 'fail', 'error']),
            message: message.nullable(),
            output: z.string().max(500).optional(),
            test_code: z.string().optional(),
          }),
        )
        .min(1),
    }),
  ),
]);
