// @ts-check

/** @type {Record<string, number>} What each thing costs, in cents. */
export const prices = { bread: 320, cake: 1250 };
