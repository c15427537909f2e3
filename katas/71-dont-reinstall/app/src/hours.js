/** What the sign on the door says. */
export const hours = 'open from seven to seven';
