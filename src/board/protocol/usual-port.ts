/** Where a board is to be found where nobody says otherwise: next to the live page. */
export const usualPort = 4744;
