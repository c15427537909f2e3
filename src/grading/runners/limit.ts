/** How long one kata of a submission may take, whatever it does, where nobody says otherwise. */
export const standardLimitMs = 240_000;
