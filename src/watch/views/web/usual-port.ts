/** Where the live page is to be found where nobody says otherwise. */
export const usualPort = 4743;
